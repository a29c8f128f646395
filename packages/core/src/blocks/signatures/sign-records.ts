import { durationMilliseconds } from '../../kernel/duration.ts'
import { sql } from '../../persistence/sql.ts'
import { fail, ProblemError } from '../../problem/define-problem.ts'
import { readCertificate } from '../../signing/certificate.ts'
import { verifyEvidence } from '../../signing/verify-evidence.ts'
import { type Signature, signature } from './signature.ts'
import { NoSignatureService, SignatureGone, SignatureInvalid } from './signature-problems.ts'
import { type SignaturesContext, serviceOf, signerOf } from './signatures-context.ts'
import { bytes, refreshTrust, trusted } from './trust.ts'

/** Opens a signing session with the service; nothing of it is kept here. */
export async function openSession(ctx: SignaturesContext, pin: string) {
  const seconds = Math.max(1, Math.floor(durationMilliseconds(ctx.settings.sessionFor) / 1000))
  return reached(() => serviceOf(ctx).openSession({ practitioner: signerOf(ctx), pin, seconds }))
}

/**
 * Signs what the caller prepared: the service signs the hashes, what comes back is verified against the newest revocation list,
 * and kept. The network is outside every unit of work.
 */
export async function signPrepared(ctx: SignaturesContext, session: string, ids: readonly string[]): Promise<string[]> {
  const practitioner = signerOf(ctx)
  const wanted = [...new Set(ids)]
  const prepared = await waiting(ctx, practitioner, wanted)
  if (prepared.length < wanted.length) fail(SignatureGone)
  const digests = [...new Set(prepared.map(({ digest }) => digest))]
  const answer = await reached(() => serviceOf(ctx).sign({ practitioner, session, digests }))
  await reached(() => refreshTrust(ctx))
  const authorities = await trusted(ctx)
  const facts = readCertificate(bytes(answer.certificate))
  const made = new Map(answer.signatures.map((one) => [one.digest, one]))
  const signed = prepared.map(({ id, digest }) => {
    const { value, timeStamp } = made.get(digest) ?? fail(SignatureInvalid, { why: 'signature-wrong' })
    const evidence = {
      value: bytes(value),
      certificate: bytes(answer.certificate),
      timeStamp: bytes(timeStamp),
    }
    const { valid, faults, signedAt } = verifyEvidence({
      signedDigest: digest,
      presentDigest: digest,
      evidence,
      authorities,
    })
    if (!valid || signedAt === null) fail(SignatureInvalid, { why: faults.join(', ') })
    const { serial, subject, issuer } = facts
    return { id, evidence: { value, certificate: answer.certificate, timeStamp, signedAt, serial, subject, issuer } }
  })
  await ctx.asSystem('a signature that the service made is kept', (system) =>
    system.work(async () => {
      for (const { id, evidence } of signed) await system.act(signature, id, 'record', evidence)
    }),
  )
  return signed.map(({ id }) => id)
}

/** What this person prepared and has not let lapse. */
async function waiting(ctx: SignaturesContext, signer: string, ids: readonly string[]) {
  return ctx.query<Pick<Signature, 'id' | 'digest'>>(
    sql`select id, digest from ${sql.unscoped(signature, 'each signs what they prepared themselves')} s
      where id in ${[...ids]} and signer = ${signer} and state in ${['prepared', 'signed']} and expires_at > ${ctx.now()}`,
  )
}

/** What the service refuses is said as it says it; what it cannot do is said as one thing. */
async function reached<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (error instanceof ProblemError) throw error
    throw new ProblemError(NoSignatureService, { cause: error instanceof Error ? error.message : 'unknown' })
  }
}
