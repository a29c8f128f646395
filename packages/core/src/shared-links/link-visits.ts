import { linkCaller, type ScopedCaller, systemCaller } from '../access/access-control.ts'
import { createContext } from '../kernel/context.ts'
import type { Runtime } from '../kernel/runtime.ts'
import type { RequestFacts } from '../plugin/context.ts'
import { TooManyRequests } from '../problem/core-problems.ts'
import { fail } from '../problem/define-problem.ts'
import { AttemptLimit } from './attempt-limit.ts'
import { LinkNotOpen, LinkOfAnotherKind, LinkVisitOver } from './link-problems.ts'
import type { LinkSettings } from './link-settings.ts'
import { linkStateAt } from './link-state.ts'
import { digestOf } from './link-token.ts'
import { logAccess } from './log-access.ts'
import { linkVisit, sharedLink } from './shared-link.ts'

type Asking = Pick<RequestFacts, 'id' | 'origin' | 'headers'>

/** How many visits are remembered as having read something, so that each endpoint is logged once a visit. */
const remembered = 20_000

/** Finds who stands behind a pass: `authorization: Link <pass>`. Every read asks the link again, so that a withdrawal holds at once. */
export class LinkVisits {
  readonly #runtime: Runtime
  readonly #limit: AttemptLimit
  readonly #logged = new Set<string>()

  constructor(runtime: Runtime) {
    this.#runtime = runtime
    const settings = runtime.plugins.get('core')?.settings as { readonly sharedLinks: LinkSettings } | undefined
    this.#limit = new AttemptLimit(settings?.sharedLinks.readsPerMinute ?? 0)
  }

  /** The narrow caller of an endpoint that opens records of `kind`; refused with the reason otherwise. */
  async callerOf(request: Asking, { kind, endpoint }: { kind: string; endpoint: string }): Promise<ScopedCaller> {
    const now = this.#runtime.clock.now()
    const seconds = this.#limit.take(request.origin, now.getTime())
    if (seconds > 0) fail(TooManyRequests, { seconds })
    const core = this.#runtime.plugins.get('core') ?? fail(LinkVisitOver)
    const system = createContext(this.#runtime, core, systemCaller(), request.id)
    const pass = /^Link ([\w-]{16,200})$/.exec(String(request.headers.authorization ?? ''))?.[1]
    const visit = pass ? await system.store(linkVisit).findBy({ passDigest: digestOf(pass) }) : undefined
    if (!visit) return fail(LinkVisitOver)
    const link = await system.store(sharedLink).get(visit.link)
    const state = linkStateAt(link, now.toISOString())
    if (state !== 'active' && state !== 'used-up') fail(LinkNotOpen, { state })
    if (Date.parse(visit.endsAt) <= now.getTime()) fail(LinkVisitOver)
    if (link.kind !== kind) fail(LinkOfAnotherKind)
    const seen = `${visit.id} ${endpoint}`
    if (!this.#logged.has(seen)) {
      if (this.#logged.size >= remembered) this.#logged.clear()
      this.#logged.add(seen)
      await logAccess(system, link, { event: 'read', opened: endpoint, request })
    }
    return linkCaller({ id: link.id, kind: link.kind, record: link.record, patient: link.patient })
  }
}
