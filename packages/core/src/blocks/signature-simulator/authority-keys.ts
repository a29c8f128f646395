import { randomBytes } from 'node:crypto'
import type { BlobStore } from '../../persistence/blob-store.ts'
import { issueCertificate, type Subject } from '../../signing/certificate.ts'
import { generateKeyPair, type KeyPair } from '../../signing/sm2.ts'
import { readSealed } from './sealed-file.ts'

/** The simulated authority: its root, and the certificate that stamps times. Hexadecimal keys, DER in base64. */
export interface AuthorityKeys {
  readonly root: { readonly keys: KeyPair; readonly certificate: string }
  readonly stamping: { readonly keys: KeyPair; readonly certificate: string }
}

export const rootName: Subject = { commonName: 'YGT Simulated Root', organization: 'YGT Certificate Service Simulator' }
const stampingName: Subject = {
  commonName: 'YGT Simulated Time Stamping',
  organization: 'YGT Certificate Service Simulator',
}
const file = 'signature-simulator/authority.json'
const years = 20

/** The authority of this county; made when it is first asked for. Of two nodes that ask at once, the first one's counts. */
export async function authorityKeys(blobs: BlobStore, now: string): Promise<AuthorityKeys> {
  const known = await readSealed(blobs, file)
  if (known) return JSON.parse(Buffer.from(known).toString('utf8')) as AuthorityKeys
  await blobs.put(file, Buffer.from(JSON.stringify(made(now))))
  const written = (await readSealed(blobs, file)) ?? new Uint8Array()
  return JSON.parse(Buffer.from(written).toString('utf8')) as AuthorityKeys
}

function made(now: string): AuthorityKeys {
  const from = new Date(Date.parse(now) - 60_000)
  const until = new Date(from)
  until.setUTCFullYear(until.getUTCFullYear() + years)
  const root = generateKeyPair()
  const stamping = generateKeyPair()
  const issuer = { subject: rootName, keys: root }
  const common = { from, until, issuer }
  const certificate = (der: Uint8Array) => Buffer.from(der).toString('base64')
  return {
    root: {
      keys: root,
      certificate: certificate(
        issueCertificate({
          ...common,
          serial: newSerial(),
          subject: rootName,
          publicKey: root.publicKey,
          purpose: 'authority',
        }),
      ),
    },
    stamping: {
      keys: stamping,
      certificate: certificate(
        issueCertificate({
          ...common,
          serial: newSerial(),
          subject: stampingName,
          publicKey: stamping.publicKey,
          purpose: 'time-stamping',
        }),
      ),
    },
  }
}

/** 16 bytes, positive and without a leading zero (RFC 5280, 4.1.2.2). */
export function newSerial(): Uint8Array {
  const bytes = randomBytes(16)
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40
  return bytes
}
