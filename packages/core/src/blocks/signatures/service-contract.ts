import { z } from 'zod'
import { defineContract, operation } from '../../contract/define-contract.ts'
import {
  CertificateUnusable,
  NoCertificate,
  NoSignatureService,
  PinLocked,
  SessionEnded,
  WrongPin,
} from './signature-problems.ts'

/** DER in base64. */
const der = z.base64().min(1).max(4_000_000)
const practitioner = z.string().min(1).max(64)
/** SM3 hash, hexadecimal. */
const digest = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * The certificate authority or cloud signature service that a county contracts (电子认证服务). Keys and PINs stay with it. Each
 * operation may take a network's time; none is called inside a unit of work.
 */
export const SignatureService = defineContract('signature-service', {
  version: 1,
  operations: {
    /** `enrolment` is the page on which somebody gets a certificate and a PIN. */
    describe: operation(
      z.object({}),
      z.object({ name: z.string(), simulator: z.boolean(), enrolment: z.string().nullable() }),
    ),
    /** The certificate that somebody signs with now; `null` for none. */
    certificate: operation(
      z.object({ practitioner }),
      z.object({ certificate: der, state: z.enum(['active', 'locked', 'revoked']) }).nullable(),
      [NoSignatureService],
    ),
    /**
     * The will of the signer: a PIN opens a session of at most `seconds`. What comes back is handed to whoever typed the PIN and
     * kept nowhere else. The service counts wrong PINs and locks.
     */
    openSession: operation(
      z.object({ practitioner, pin: z.string().min(1).max(64), seconds: z.int().min(1).max(86_400) }),
      z.object({ session: z.string().min(16).max(2000), expiresAt: z.string() }),
      [WrongPin, PinLocked, NoCertificate, CertificateUnusable, NoSignatureService],
    ),
    /**
     * Signs SM3 hashes with SM2: the 32 bytes of a hash are the message, with the default distinguishing identifier
     * (GM/T 0009). `value` is DER; `timeStamp` a token of RFC 3161 over the SM3 hash of `value`. The content itself never leaves
     * the county.
     */
    sign: operation(
      z.object({ practitioner, session: z.string().max(2000), digests: z.array(digest).min(1).max(200) }),
      z.object({ certificate: der, signatures: z.array(z.object({ digest, value: der, timeStamp: der })) }),
      [SessionEnded, CertificateUnusable, NoSignatureService],
    ),
    /** Authorities whose certificates count, each with its newest revocation list. */
    trust: operation(
      z.object({}),
      z.object({ authorities: z.array(z.object({ certificate: der, revocationList: der.nullable() })) }),
      [NoSignatureService],
    ),
  },
})
