import type { Port } from '../../contract/define-contract.ts'
import { durationMilliseconds } from '../../kernel/duration.ts'
import { fail } from '../../problem/define-problem.ts'
import { algorithm } from '../../signing/algorithms.ts'
import { canonicalDigest } from '../../signing/canonical.ts'
import { readCertificate } from '../../signing/certificate.ts'
import { sm2Verify } from '../../signing/sm2.ts'
import { revokedAt, type SignatureFault, type TrustedAuthority, verifyEvidence } from '../../signing/verify-evidence.ts'
import type { SignatureCard, Signatures } from './contract.ts'
import { isRequired } from './settings.ts'
import { type Signature, signature } from './signature.ts'
import { SignatureGone, SignatureInvalid, SignedOtherwise } from './signature-problems.ts'
import { forOwner, type SignaturesContext, signerOf } from './signatures-context.ts'
import { bytes, trusted } from './trust.ts'

/** What owners of records call. */
export function signaturesPort(ctx: SignaturesContext): Port<typeof Signatures> {
  return {
    required: async ({ kind, qualifier }) => ({ required: isRequired(ctx.settings, kind, qualifier) }),
    async prepare({ kind, record, purpose, content }) {
      const signer = signerOf(ctx)
      const digest = digestOf({ kind, record, purpose, signer }, content)
      const expiresAt = new Date(Date.parse(ctx.now()) + durationMilliseconds(ctx.settings.prepareFor)).toISOString()
      const { name, role, organization } = ctx.caller
      const draft = { kind, record, purpose, signer, signerName: name, role: role ?? 'none', digest, expiresAt }
      const { id } = await ctx.asSystem('the hash of what is about to be signed is kept', (system) =>
        system.store(signature).create(draft, { organization: organization ?? 'county' }),
      )
      return { signature: id, digest, expiresAt }
    },
    async commit({ signature: id, kind, record, purpose, content }) {
      const signer = signerOf(ctx)
      return ctx.asSystem(forOwner, (system) =>
        system.work(async () => {
          const found = await system.store(signature).find(id)
          const mine = found?.signer === signer && found.kind === kind && found.record === record
          if (!found || !mine || found.purpose !== purpose) return fail(SignatureGone)
          if (found.state !== 'signed' || found.expiresAt <= ctx.now()) fail(SignatureGone)
          if (found.digest !== digestOf(found, content)) fail(SignedOtherwise)
          const fault = faultNow(found, await trusted(ctx), ctx.now())
          if (fault) fail(SignatureInvalid, { why: fault })
          return cardOf(await system.act(signature, id, 'commit'))
        }),
      )
    },
    async withdraw({ kind, record, purpose }) {
      return ctx.asSystem('what was signed was taken back before it took effect', async (system) => {
        const standing = (await inForce(system, kind, [record])).filter((one) => one.purpose === purpose)
        for (const { id } of standing) await system.act(signature, id, 'withdraw')
        return { withdrawn: standing.length }
      })
    },
    list: ({ kind, records }) =>
      ctx.asSystem(forOwner, async (system) => (await inForce(system, kind, records)).map(cardOf)),
    async verify({ kind, record, contents }) {
      const standing = await ctx.asSystem(forOwner, (system) => inForce(system, kind, [record]))
      const authorities = standing.length > 0 ? await trusted(ctx) : []
      return standing.map((one) => {
        const content = contents[one.purpose]
        const presentDigest = content ? digestOf(one, content) : ''
        const { valid, faults } = verifyEvidence({ ...proof(one), authorities, presentDigest })
        return { ...cardOf(one), valid, faults: [...faults] }
      })
    },
  }
}

/** What is hashed: the content with what it is, what is said with it, and by whom; so no signature serves twice. */
function digestOf(
  { kind, record, purpose, signer }: Pick<Signature, 'kind' | 'record' | 'purpose' | 'signer'>,
  content: Readonly<Record<string, unknown>>,
): string {
  return canonicalDigest({ format: 'ygt-signed-record@1', kind, record, purpose, signer, content })
}

async function inForce(system: SignaturesContext, kind: string, records: readonly string[]): Promise<Signature[]> {
  const found: Signature[] = []
  for (let cursor: string | null | undefined; cursor !== null && records.length > 0; ) {
    const page = await system.store(signature).list({
      where: { kind, record: [...records], state: 'in-force' } as never,
      limit: 200,
      sort: 'createdAt',
      ...(cursor && { cursor }),
    })
    found.push(...page.items)
    cursor = page.next
  }
  return found
}

/**
 * What stands against a signature whose chain and time stamp were verified when it was made: the hash is not what the key signed,
 * or the certificate has ended or was taken back since.
 */
function faultNow(found: Signature, authorities: readonly TrustedAuthority[], now: string): SignatureFault | undefined {
  const { value, certificate } = proof(found).evidence
  const { publicKey, serial, notAfter, issuer } = readCertificate(certificate)
  if (!sm2Verify(Buffer.from(found.digest, 'hex'), value, publicKey)) return 'signature-wrong'
  if (now > notAfter) return 'expired'
  const by = authorities.find((one) => readCertificate(one.certificate).subject === issuer)
  if (!by) return 'chain-unknown'
  return revokedAt(by, serial, now) ? 'revoked' : undefined
}

function proof({ digest, value, certificate, timeStamp }: Signature) {
  const evidence = {
    value: bytes(value ?? ''),
    certificate: bytes(certificate ?? ''),
    timeStamp: bytes(timeStamp ?? ''),
  }
  return { signedDigest: digest, evidence }
}

function cardOf(row: Signature): SignatureCard {
  const { id, record, purpose, signer, signerName, role, signedAt, serial, subject, issuer } = row
  return {
    ...{ id, record, purpose, signer, signerName, role, algorithm },
    ...{ signedAt: signedAt ?? '', serial: serial ?? '', subject: subject ?? '', issuer: issuer ?? '' },
  }
}
