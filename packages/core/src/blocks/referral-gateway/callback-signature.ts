import { createHmac, timingSafeEqual } from 'node:crypto'

/** How far the clocks of both sides may be apart, and how long a signed answer may be said again, in seconds. */
export const signatureLifetime = 300

/**
 * Signs what is sent to the callback: `t=<seconds since 1970>,v1=<hex>`, the HMAC-SHA256 (RFC 2104) of `<t>.<body>`. The scheme is
 * ours.
 */
export function signCallback(body: Uint8Array, secret: string, at: Date): string {
  const t = Math.floor(at.getTime() / 1000)
  return `t=${t},v1=${macOf(body, secret, t).toString('hex')}`
}

/** Whether a signature is of this body and fresh. */
export function isSigned(body: Uint8Array, header: unknown, { secret, now }: { secret: string; now: string }): boolean {
  const [, t, v1] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(String(header)) ?? []
  if (t === undefined || v1 === undefined) return false
  if (Math.abs(Date.parse(now) / 1000 - Number(t)) > signatureLifetime) return false
  return timingSafeEqual(macOf(body, secret, Number(t)), Buffer.from(v1, 'hex'))
}

function macOf(body: Uint8Array, secret: string, t: number): Buffer {
  return createHmac('sha256', secret).update(`${t}.`).update(body).digest()
}
