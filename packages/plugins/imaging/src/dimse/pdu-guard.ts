import type { Socket } from 'node:net'

/** Longest PDU that is taken, in bytes: more than any that was negotiated, and little enough to hold. */
const longest = 16 << 20

/**
 * Closes a connection that announces a PDU beyond reason, before a byte of it is kept (PS3.8 section 9.3: type, reserved,
 * four bytes of length). The library would gather what it is told to.
 */
export function guardPdus(socket: Socket): void {
  const header = Buffer.alloc(6)
  let filled = 0
  let left = 0
  socket.on('data', (chunk: Buffer) => {
    for (let at = 0; at < chunk.length; ) {
      if (left > 0) {
        const passed = Math.min(left, chunk.length - at)
        left -= passed
        at += passed
        continue
      }
      const copied = chunk.copy(header, filled, at, at + 6 - filled)
      filled += copied
      at += copied
      if (filled < 6) return
      filled = 0
      left = header.readUInt32BE(2)
      if (left > longest) return void socket.destroy()
    }
  })
}
