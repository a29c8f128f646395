import { z } from 'zod'
import { defineEndpoint, file } from '../../endpoint/define-endpoint.ts'
import { NotFound } from '../../problem/core-problems.ts'
import { NoCertificate, PinLocked, WrongPin } from '../signatures/contract.ts'
import { AlreadyCertified, SimulatorInProduction, WeakPin } from './simulator-problems.ts'

const manage = { permission: 'signature-simulator:holder:manage' } as const
const pin = z.string().min(1).max(64)
const done = z.object({ done: z.boolean() })

const holderLine = z.object({
  practitioner: z.string(),
  name: z.string(),
  serial: z.string(),
  notAfter: z.string(),
  failures: z.int(),
  state: z.enum(['active', 'locked', 'revoked', 'expired']),
})

/** The simulator's own counter: what a real service does by post, on paper and in its own portal. */
export const simulatorApi = {
  /** A certificate for oneself, with a PIN of one's own. */
  enrol: defineEndpoint('POST /enrolments', {
    access: { signedIn: true },
    input: z.object({ pin }),
    output: z.object({ serial: z.string(), notAfter: z.string() }),
    problems: [WeakPin, AlreadyCertified, NoCertificate, SimulatorInProduction],
    transaction: false,
  }),
  changePin: defineEndpoint('POST /pin', {
    access: { signedIn: true },
    input: z.object({ pin, next: pin }),
    output: done,
    problems: [WeakPin, WrongPin, PinLocked, NoCertificate, SimulatorInProduction],
    transaction: false,
  }),
  listHolders: defineEndpoint('GET /holders', {
    access: manage,
    input: z.object({ cursor: z.string().max(300).optional(), limit: z.int().min(1).max(200).optional() }),
    output: z.object({ items: z.array(holderLine), next: z.string().nullable() }),
  }),
  unlock: defineEndpoint('POST /holders/:practitioner/unlock', {
    access: manage,
    input: z.object({ practitioner: z.string().max(64) }),
    output: done,
    problems: [NotFound],
  }),
  revoke: defineEndpoint('POST /holders/:practitioner/revoke', {
    access: manage,
    input: z.object({ practitioner: z.string().max(64), reason: z.string().trim().min(4).max(500) }),
    output: done,
    problems: [NotFound],
  }),
  rootCertificate: defineEndpoint('GET /root.cer', {
    access: { public: 'a root certificate is there to be checked by anybody' },
    output: file('application/pkix-cert'),
  }),
  revocationList: defineEndpoint('GET /revocations.crl', {
    access: { public: 'a revocation list is there to be checked by anybody' },
    output: file('application/pkix-crl'),
  }),
}
