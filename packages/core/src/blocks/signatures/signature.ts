import { z } from 'zod'
import { defineLifecycle, type Facts } from '../../lifecycle/define-lifecycle.ts'
import { defineResource, type Row } from '../../resource/define-resource.ts'
import { field } from '../../resource/fields/index.ts'

const der = z.base64().max(40_000)

/** What the service gave back, and what the certificate says. */
export const signedEvidence = z.object({
  value: der,
  certificate: der,
  timeStamp: der,
  signedAt: z.string(),
  serial: z.string(),
  subject: z.string(),
  issuer: z.string(),
})

/** From the hash that is to be signed to the signature that counts. */
export const signatureLifecycle = defineLifecycle('signatures.signature', {
  states: ['prepared', 'signed', 'in-force', 'withdrawn', 'abandoned'],
  initial: 'prepared',
  final: ['withdrawn', 'abandoned'],
  commands: {
    record: {
      from: ['prepared', 'signed'],
      to: 'signed',
      permission: 'system',
      input: signedEvidence,
      set: ({ input }: Facts<unknown, z.output<typeof signedEvidence>>) => ({ ...input }),
    },
    commit: { from: 'signed', to: 'in-force', permission: 'system' },
    withdraw: { from: 'in-force', to: 'withdrawn', permission: 'system' },
    abandon: { from: ['prepared', 'signed'], to: 'abandoned', permission: 'system' },
  },
  deadlines: {
    prepared: { within: 'setting:prepareFor', then: 'abandon' },
    signed: { within: 'setting:prepareFor', then: 'abandon' },
  },
})

/**
 * A signature over a record of another plugin: the hash of what was signed, never the content, and what proves it. `organization`
 * is where the signer acted.
 */
export const signature = defineResource('signatures.signature', {
  fields: {
    kind: field.identifier({ max: 80 }),
    record: field.identifier(),
    purpose: field.identifier({ max: 40 }),
    signer: field.practitioner(),
    signerName: field.text({ max: 100 }),
    /** Role of the post in which it was signed. */
    role: field.identifier({ max: 60 }),
    /** SM3, hexadecimal. */
    digest: field.identifier({ max: 64 }),
    expiresAt: field.instant(),
    /** DER in base64. */
    value: field.multiline({ max: 4_000, optional: true }),
    certificate: field.multiline({ max: 40_000, optional: true }),
    timeStamp: field.multiline({ max: 40_000, optional: true }),
    signedAt: field.instant({ optional: true }),
    serial: field.identifier({ max: 64, optional: true }),
    subject: field.text({ max: 400, optional: true }),
    issuer: field.text({ max: 400, optional: true }),
  },
  lifecycle: signatureLifecycle,
  access: { read: 'signatures:signature:read' },
  indexes: [
    ['kind', 'record'],
    ['signer', 'createdAt'],
  ],
  surfaces: [],
})

export type Signature = Row<typeof signature>

/** An authority whose certificates count, with its newest revocation list: what signatures are verified by, without a network. */
export const authority = defineResource('signatures.authority', {
  fields: {
    subject: field.text({ max: 400 }),
    certificate: field.multiline({ max: 40_000 }),
    revocationList: field.multiline({ max: 4_000_000, optional: true }),
  },
  access: { read: 'signatures:signature:read' },
  unique: [['subject']],
  surfaces: [],
  history: false,
})

export type Authority = Row<typeof authority>
