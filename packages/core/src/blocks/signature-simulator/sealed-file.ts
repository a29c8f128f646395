import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import type { BlobStore } from '../../persistence/blob-store.ts'

const derive = promisify<string, Buffer, number, Buffer>(scrypt)

/** Seals text with a password: scrypt (RFC 7914, N 16384, r 8, p 1) and AES-256-GCM; salt 16 bytes, iv 12, tag 16, text. */
export async function seal(text: string, password: string): Promise<Uint8Array> {
  const salt = randomBytes(16)
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', await derive(password, salt, 32), iv)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([salt, iv, cipher.getAuthTag(), sealed])
}

/** The text, or `undefined` for another password. */
export async function unseal(bytes: Uint8Array, password: string): Promise<string | undefined> {
  const all = Buffer.from(bytes)
  const key = await derive(password, all.subarray(0, 16), 32)
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, all.subarray(16, 28))
    decipher.setAuthTag(all.subarray(28, 44))
    return Buffer.concat([decipher.update(all.subarray(44)), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}

/** A file of the simulator; `undefined` when there is none. */
export async function readSealed(blobs: BlobStore, key: string): Promise<Uint8Array | undefined> {
  if ((await blobs.size(key)) === undefined) return undefined
  const parts: Uint8Array[] = []
  for await (const part of await blobs.get(key)) parts.push(part)
  return Buffer.concat(parts)
}

/** Where the key of a certificate lies. */
export const keyFile = (serial: string): string => `signature-simulator/keys/${serial}`

/** Where a session lies: whoever has its secret finds and opens it, nobody else. */
export const sessionFile = (secret: string): string =>
  `signature-simulator/sessions/${createHash('sha256').update(secret).digest('hex')}`
