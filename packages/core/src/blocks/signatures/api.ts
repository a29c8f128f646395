import { z } from 'zod'
import { defineEndpoint } from '../../endpoint/define-endpoint.ts'
import {
  CertificateUnusable,
  NoCertificate,
  NoSignatureService,
  PinLocked,
  SessionEnded,
  SignatureGone,
  SignatureInvalid,
  WrongPin,
} from './signature-problems.ts'

const signedIn = { signedIn: true } as const
const service = z.object({ name: z.string(), simulator: z.boolean(), enrolment: z.string().nullable() })

/** How somebody signs: each acts with their own certificate only. */
export const signaturesApi = {
  myCertificate: defineEndpoint('GET /certificate', {
    access: signedIn,
    output: z.object({
      service: service.nullable(),
      state: z.enum(['none', 'active', 'locked', 'revoked', 'expired']),
      serial: z.string().nullable(),
      subject: z.string().nullable(),
      issuer: z.string().nullable(),
      notBefore: z.string().nullable(),
      notAfter: z.string().nullable(),
      /** What the county requires to be signed: `orders.report`, `orders.report@imaging`. */
      required: z.array(z.string()),
    }),
    problems: [NoSignatureService],
  }),
  /** A PIN opens a signing session; the PIN and the session are kept nowhere. */
  openSession: defineEndpoint('POST /sessions', {
    access: signedIn,
    input: z.object({ pin: z.string().min(1).max(64) }),
    output: z.object({ session: z.string(), expiresAt: z.string() }),
    problems: [WrongPin, PinLocked, NoCertificate, CertificateUnusable, NoSignatureService],
    transaction: false,
  }),
  /** Signs what the caller prepared; all of it or nothing. It counts once its record is committed with it. */
  sign: defineEndpoint('POST /sign', {
    access: signedIn,
    input: z.object({ session: z.string().max(2000), signatures: z.array(z.string().max(64)).min(1).max(200) }),
    output: z.object({ signed: z.array(z.string()) }),
    problems: [SessionEnded, CertificateUnusable, NoSignatureService, SignatureGone, SignatureInvalid],
    transaction: false,
  }),
}
