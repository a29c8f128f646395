import { randomBytes } from 'node:crypto'
import type { Port } from '../../contract/define-contract.ts'
import { fail } from '../../problem/define-problem.ts'
import { issueRevocationList } from '../../signing/revocation-list.ts'
import { type KeyPair, sm2Sign, sm3Hash } from '../../signing/sm2.ts'
import { issueTimeStamp } from '../../signing/time-stamp.ts'
import type { SignatureService } from '../signatures/contract.ts'
import { CertificateUnusable, SessionEnded } from '../signatures/contract.ts'
import { authorityKeys, newSerial, rootName } from './authority-keys.ts'
import { unlockedKey } from './pin.ts'
import { readSealed, seal, sessionFile, unseal } from './sealed-file.ts'
import { holderOf, isRevoked, refuseInProduction, revocationsOf, type SimulatorContext } from './simulator-context.ts'

/** The arc of ITU-T X.660 for examples: nobody may take this for the policy of a real authority. */
const policy = '2.999.1'
const week = 7 * 86_400_000

interface Session {
  readonly practitioner: string
  readonly serial: string
  readonly keys: KeyPair
  readonly expiresAt: string
}

/** The simulated service. */
export function simulatorPort(ctx: SimulatorContext): Port<typeof SignatureService> {
  return {
    describe: async () => ({
      name: ctx.label('signature-simulator.name'),
      simulator: true,
      enrolment: '/signatures/simulator',
    }),
    async certificate({ practitioner }) {
      const found = await holderOf(ctx, practitioner)
      if (!found) return null
      const revoked = await isRevoked(ctx, found.serial)
      const state = revoked ? ('revoked' as const) : found.lockedAt === null ? ('active' as const) : ('locked' as const)
      return { certificate: found.certificate, state }
    },
    async openSession({ practitioner, pin, seconds }) {
      refuseInProduction(ctx)
      const { serial, key } = await unlockedKey(ctx, practitioner, pin)
      await refuseUnusable(ctx, practitioner, serial)
      const secret = randomBytes(32).toString('base64url')
      const expiresAt = new Date(Date.parse(ctx.now()) + seconds * 1000).toISOString()
      const session: Session = { practitioner, serial, keys: JSON.parse(key) as KeyPair, expiresAt }
      await ctx.blobs.put(sessionFile(secret), await seal(JSON.stringify(session), secret))
      return { session: secret, expiresAt }
    },
    async sign({ practitioner, session: secret, digests }) {
      refuseInProduction(ctx)
      const session = await sessionOf(ctx, practitioner, secret)
      const certificate = await refuseUnusable(ctx, practitioner, session.serial)
      const { stamping } = await authorityKeys(ctx.blobs, ctx.now())
      const at = new Date(ctx.now())
      const signatures = digests.map((digest) => {
        const value = sm2Sign(Buffer.from(digest, 'hex'), session.keys)
        const timeStamp = issueTimeStamp({
          imprint: sm3Hash(value),
          at,
          serial: newSerial(),
          policy,
          certificate: Buffer.from(stamping.certificate, 'base64'),
          keys: stamping.keys,
        })
        return { digest, value: base64(value), timeStamp: base64(timeStamp) }
      })
      return { certificate, signatures }
    },
    async trust() {
      const { root } = await authorityKeys(ctx.blobs, ctx.now())
      const revocationList = base64(await listOf(ctx))
      return { authorities: [{ certificate: root.certificate, revocationList }] }
    },
  }
}

/** The revocation list as it is now. */
export async function listOf(ctx: SimulatorContext): Promise<Uint8Array> {
  const { root } = await authorityKeys(ctx.blobs, ctx.now())
  const now = new Date(ctx.now())
  return issueRevocationList({
    issuer: { subject: rootName, keys: root.keys },
    revoked: await revocationsOf(ctx),
    now,
    next: new Date(now.getTime() + week),
  })
}

async function sessionOf(ctx: SimulatorContext, practitioner: string, secret: string): Promise<Session> {
  const sealed = await readSealed(ctx.blobs, sessionFile(secret))
  const text = sealed && (await unseal(sealed, secret))
  const session = text === undefined ? undefined : (JSON.parse(text) as Session)
  if (!session || session.practitioner !== practitioner) return fail(SessionEnded)
  if (session.expiresAt <= ctx.now()) {
    await ctx.blobs.remove(sessionFile(secret))
    fail(SessionEnded)
  }
  return session
}

/** The certificate of a serial, when it may still sign. */
async function refuseUnusable(ctx: SimulatorContext, practitioner: string, serial: string): Promise<string> {
  const found = await holderOf(ctx, practitioner)
  const usable = found?.serial === serial && found.notAfter > ctx.now() && found.lockedAt === null
  if (!found || !usable || (await isRevoked(ctx, serial))) return fail(CertificateUnusable)
  return found.certificate
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
