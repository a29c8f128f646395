import type { z } from 'zod'
import type { Port } from '../contract/define-contract.ts'
import type { Context } from '../plugin/context.ts'
import { NotFound } from '../problem/core-problems.ts'
import { fail } from '../problem/define-problem.ts'
import { LinkTooLong } from './link-problems.ts'
import type { LinkSettings } from './link-settings.ts'
import { linkStateAt } from './link-state.ts'
import { codeDigestOf, digestOf, newToken } from './link-token.ts'
import { linkAccess, type SharedLink, sharedLink } from './shared-link.ts'
import type { LinkCard, linkAccessCard, SharedLinks } from './shared-links.ts'

const why = 'links of a record that the caller may share'
const day = 86_400_000

/** Issues, lists and withdraws links; who may was decided by the plugin whose record it is. */
export function linksPort(ctx: Context<unknown, { readonly sharedLinks: LinkSettings }>): Port<typeof SharedLinks> {
  const { days: usual, mostDays } = ctx.settings.sharedLinks
  const one = async (system: Context, of: { kind: string; record: string; link: string }): Promise<SharedLink> => {
    const row = await system.store(sharedLink).find(of.link)
    return row && row.kind === of.kind && row.record === of.record ? row : fail(NotFound)
  }
  return {
    issue: ({ kind, record, patient, organization, code = null, ...draft }) => {
      const days = draft.days ?? Math.min(usual, mostDays)
      if (days > mostDays) fail(LinkTooLong, { most: mostDays })
      const token = newToken()
      return ctx.asSystem(why, async (system) => {
        const row = await system.store(sharedLink).create(
          {
            ...{ kind, record, patient },
            tokenDigest: digestOf(token),
            issuer: ctx.caller.practitioner,
            issuerName: ctx.caller.name,
            recipientName: draft.recipientName,
            linkPurpose: draft.purpose,
            codeKind: draft.codeKind ?? 'none',
            codeDigest: code === null ? null : codeDigestOf(token, code),
            wrongCodes: 0,
            expiresAt: new Date(Date.parse(ctx.now()) + days * day).toISOString(),
            mostUses: draft.mostUses ?? null,
            uses: 0,
          },
          { organization },
        )
        return { token, link: cardOf(row, ctx.now()) }
      })
    },
    list: ({ kind, record }) =>
      ctx.asSystem(why, async (system) => {
        const { items } = await system
          .store(sharedLink)
          .list({ where: { kind, record }, limit: 100, sort: '-createdAt' })
        return items.map((row) => cardOf(row, ctx.now()))
      }),
    withdraw: ({ reason, ...of }) =>
      ctx.asSystem(why, async (system) => {
        const { id } = await one(system, of)
        return cardOf(await system.act(sharedLink, id, 'withdraw', { reason, name: ctx.caller.name }), ctx.now())
      }),
    accesses: (of) =>
      ctx.asSystem(why, async (system) => {
        const { id } = await one(system, of)
        const { items } = await system.store(linkAccess).list({ where: { link: id }, limit: 200, sort: '-createdAt' })
        return items.map(({ id: entry, at, event, opened, network, agent }): z.output<typeof linkAccessCard> => {
          return { id: entry, at, event, opened, network, agent }
        })
      }),
    holds: ({ kind, record, token }) =>
      ctx.asSystem(why, async (system) => {
        const row = await system.store(sharedLink).findBy({ tokenDigest: digestOf(token) })
        const holds = row?.kind === kind && row.record === record && linkStateAt(row, ctx.now()) === 'active'
        return { holds }
      }),
  }
}

function cardOf(row: SharedLink, now: string): LinkCard {
  const { id, createdAt, issuerName, recipientName, linkPurpose: purpose, codeKind, expiresAt } = row
  const { mostUses, uses, lastUsedAt, withdrawnAt, withdrawnByName, statusReason } = row
  return {
    ...{ id, createdAt, issuerName, recipientName, purpose, codeKind, expiresAt, mostUses, uses, lastUsedAt },
    ...{ withdrawnAt, withdrawnByName, statusReason, state: linkStateAt(row, now) },
  }
}
