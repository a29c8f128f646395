import type { Runtime } from '../kernel/runtime.ts'
import type { HandlerContext } from '../plugin/context.ts'
import { TooManyRequests } from '../problem/core-problems.ts'
import { fail } from '../problem/define-problem.ts'
import type { AttemptLimit } from './attempt-limit.ts'
import { LinkCodeNeeded, LinkCodeWrong, LinkNotOpen } from './link-problems.ts'
import { type LinkSettings, wrongCodesAllowed } from './link-settings.ts'
import { linkStateAt } from './link-state.ts'
import { codeDigestOf, digestOf, newToken, sameDigest } from './link-token.ts'
import { logAccess } from './log-access.ts'
import { linkVisit, type SharedLink, sharedLink } from './shared-link.ts'

type Opening = HandlerContext<any, { readonly sharedLinks: LinkSettings }, any>

export interface OpenLinkParts {
  readonly runtime: Runtime
  readonly limit: AttemptLimit
}

/** Opens a link for whoever holds its token and, where one is asked for, its code: answers a pass for the reads of one visit. */
export async function openLink(
  ctx: Opening,
  { token, code }: { readonly token: string; readonly code?: string | undefined },
  { runtime, limit }: OpenLinkParts,
) {
  const seconds = limit.take(ctx.request.origin, runtime.clock.now().getTime())
  if (seconds > 0) fail(TooManyRequests, { seconds })
  return ctx.asSystem('somebody who is not signed in opens a link', async (system) => {
    const link = await system.store(sharedLink).findBy({ tokenDigest: digestOf(token) })
    if (!link) return fail(LinkNotOpen, { state: 'unknown' })
    const state = linkStateAt(link, ctx.now())
    if (state !== 'active') {
      await logAccess(system, link, { event: 'refused', opened: state, request: ctx.request })
      return fail(LinkNotOpen, { state })
    }
    if (link.codeDigest !== null) await checkCode(ctx, { link, token, code, runtime })
    const pass = newToken()
    const { visitMinutes } = ctx.settings.sharedLinks
    const visitEnds = new Date(Date.parse(ctx.now()) + visitMinutes * 60_000).toISOString()
    const endsAt = visitEnds < link.expiresAt ? visitEnds : link.expiresAt
    await system.work(async () => {
      if (!(await takeUse(runtime, link.id))) fail(LinkNotOpen, { state: 'used-up' })
      await system
        .store(linkVisit)
        .create({ link: link.id, passDigest: digestOf(pass), endsAt }, { organization: link.organization })
      await logAccess(system, link, { event: 'opened', opened: null, request: ctx.request })
      await system.audit({
        action: 'open-link',
        resource: sharedLink.id,
        record: link.id,
        patient: link.patient,
        detail: { kind: link.kind, record: link.record },
      })
    })
    return { pass, endsAt, kind: link.kind, expiresAt: link.expiresAt }
  })
}

interface Checking {
  readonly link: SharedLink
  readonly token: string
  readonly code: string | undefined
  readonly runtime: Runtime
}

/**
 * Counts an attempt before the code is looked at, so that guesses sent at once are no more than those sent one after the other. The
 * last one locks the link; a right code sets the count back.
 */
async function checkCode(ctx: Opening, { link, token, code, runtime }: Checking): Promise<void> {
  if (code === undefined || code.trim() === '') fail(LinkCodeNeeded, { of: link.codeKind })
  const right = sameDigest(codeDigestOf(token, code), link.codeDigest ?? '')
  const outcome = await ctx.asSystem('a wrong code is counted', (system) =>
    system.work(async () => {
      const attempt = await takeAttempt(runtime, link.id)
      if (attempt === undefined) return 'locked' as const
      if (right) {
        await forgive(runtime, link.id)
        return 'right' as const
      }
      const last = attempt >= wrongCodesAllowed
      if (last) await system.act(sharedLink, link.id, 'lock')
      const event = last ? 'locked' : 'wrong-code'
      await logAccess(system, link, { event, opened: null, request: ctx.request })
      return last ? ('locked' as const) : wrongCodesAllowed - attempt
    }),
  )
  if (outcome === 'locked') fail(LinkNotOpen, { state: 'locked' })
  if (outcome !== 'right') fail(LinkCodeWrong, { left: outcome })
}

/** Which attempt in a row this is; `undefined` when there is none left. */
async function takeAttempt(runtime: Runtime, id: string): Promise<number | undefined> {
  const [row] = await runtime.work.unit().transaction.query(
    `update core_shared_link set wrong_codes = wrong_codes + 1, version = version + 1
       where id = ? and state = 'active' and wrong_codes < ? returning wrong_codes`,
    [id, wrongCodesAllowed],
  )
  return row && Number(row.wrong_codes)
}

async function forgive(runtime: Runtime, id: string): Promise<void> {
  await runtime.work.unit().transaction.change('update core_shared_link set wrong_codes = 0 where id = ?', [id])
}

/** Counts one use where one is left: two who come at the same moment do not share the last. */
async function takeUse(runtime: Runtime, id: string): Promise<boolean> {
  const now = runtime.clock.now().toISOString()
  const taken = await runtime.work.unit().transaction.change(
    `update core_shared_link set uses = uses + 1, last_used_at = ?, version = version + 1
     where id = ? and state = 'active' and (most_uses is null or uses < most_uses)`,
    [now, id],
  )
  return taken > 0
}
