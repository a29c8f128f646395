import { fork } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Sending {
  readonly url: string
  readonly folder: string
  /** Instances of one request. */
  readonly perRequest: number
  readonly headers?: Readonly<Record<string, string>>
}

/** Sends every file of a folder by STOW-RS from a process of its own; seconds that it took. */
export function stowFolder(sending: Sending): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), ['child'])
    child.on('message', (message: { seconds?: number; error?: string }) =>
      message.seconds === undefined ? reject(new Error(message.error)) : resolve(message.seconds),
    )
    child.on('error', reject)
    child.send(sending)
  })
}

if (process.argv[2] === 'child') process.on('message', (message) => void answer(message as Sending))

async function answer(sending: Sending): Promise<void> {
  process.send?.(
    await send(sending).then(
      (seconds) => ({ seconds }),
      (error: unknown) => ({ error: String(error) }),
    ),
  )
  process.disconnect()
}

async function send({ url, folder, perRequest, headers = {} }: Sending): Promise<number> {
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)))
  const type = 'multipart/related; type="application/dicom"; boundary=part'
  const bodies: Uint8Array<ArrayBuffer>[] = []
  for (let at = 0; at < files.length; at += perRequest) {
    const parts = files
      .slice(at, at + perRequest)
      .flatMap((file) => [Buffer.from('\r\n--part\r\nContent-Type: application/dicom\r\n\r\n'), file])
    bodies.push(new Uint8Array(Buffer.concat([...parts, Buffer.from('\r\n--part--\r\n')])))
  }
  const began = performance.now()
  for (const body of bodies) {
    const response = await fetch(url, { method: 'POST', body, headers: { ...headers, 'content-type': type } })
    await response.arrayBuffer()
    if (response.status !== 200) throw new Error(`STOW was answered ${response.status}`)
  }
  return (performance.now() - began) / 1000
}
