import { servePlugin } from '../../plugin/serve-plugin.ts'
import { NotFound } from '../../problem/core-problems.ts'
import { fail } from '../../problem/define-problem.ts'
import { authorityKeys } from './authority-keys.ts'
import { changePin, enrol } from './enrol.ts'
import { type Holder, holder, revocation } from './holder.ts'
import { set } from './pin.ts'
import { simulatorPlugin } from './plugin.ts'
import { listOf, simulatorPort } from './sign.ts'
import { holderOf, itself, revocationsOf, type SimulatorContext } from './simulator-context.ts'

/** The simulated certificate service. */
export const simulatorServed = servePlugin(simulatorPlugin, {
  handlers: {
    async enrol({ pin }, ctx) {
      const { serial, notAfter } = await enrol(ctx, pin)
      return { serial, notAfter }
    },
    async changePin({ pin, next }, ctx) {
      await changePin(ctx, pin, next)
      return { done: true }
    },
    async listHolders({ cursor, limit = 100 }, ctx) {
      const page = await ctx.store(holder).list({ limit, sort: 'createdAt', ...(cursor && { cursor }) })
      const revoked = new Set((await revocationsOf(ctx)).map(({ serial }) => serial))
      return { items: page.items.map((one) => lineOf(one, { revoked, now: ctx.now() })), next: page.next }
    },
    async unlock({ practitioner }, ctx) {
      const found = (await holderOf(ctx, practitioner)) ?? fail(NotFound)
      await set(ctx, found.id, { failures: 0, lockedAt: null })
      return { done: true }
    },
    async revoke({ practitioner, reason }, ctx) {
      await revoke(ctx, practitioner, reason)
      return { done: true }
    },
    async rootCertificate(_, ctx) {
      const { root } = await authorityKeys(ctx.blobs, ctx.now())
      return file('pkix-cert', Buffer.from(root.certificate, 'base64'), 'simulated-root.cer')
    },
    revocationList: async (_, ctx) => file('pkix-crl', await listOf(ctx), 'simulated-revocations.crl'),
  },
  provide: { service: simulatorPort },
})

async function revoke(ctx: SimulatorContext, practitioner: string, reason: string): Promise<void> {
  const { serial } = (await holderOf(ctx, practitioner)) ?? fail(NotFound)
  const row = { practitioner, serial, revokedAt: ctx.now(), reason }
  await ctx.asSystem(itself, async (system) => {
    if (await system.store(revocation).findBy({ serial })) return
    await system.store(revocation).create(row, { organization: ctx.caller.organization ?? 'county' })
  })
}

function lineOf(
  { practitioner, name, serial, notAfter, failures, lockedAt }: Holder,
  { revoked, now }: { readonly revoked: ReadonlySet<string>; readonly now: string },
) {
  const state = revoked.has(serial) ? 'revoked' : notAfter < now ? 'expired' : lockedAt === null ? 'active' : 'locked'
  return { practitioner, name, serial, notAfter, failures, state: state as 'active' }
}

function file(kind: 'pkix-cert' | 'pkix-crl', body: Uint8Array, filename: string) {
  return { type: `application/${kind}`, body, filename }
}
