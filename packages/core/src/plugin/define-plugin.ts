import type { z } from 'zod'
import type { Contract, Uses } from '../contract/define-contract.ts'
import type { Api } from '../endpoint/define-endpoint.ts'
import type { EventType } from '../events/define-event.ts'
import type { CapabilityId } from '../guideline/index.ts'
import type { Job } from '../jobs/define-job.ts'
import type { Problem } from '../problem/define-problem.ts'
import type { Resource } from '../resource/define-resource.ts'
import { callSite } from './call-site.ts'

/** How far a role's permissions reach from the institution of the post that carries the role. */
export type Reach = 'own' | 'subtree' | 'county'

/**
 * What a plugin proposes that a role may do; the county can change it in `county.yaml`.
 * A permission may carry a qualifier: `orders:report:sign@imaging`.
 */
export interface Grant {
  readonly role: string
  readonly reach: Reach
  readonly permissions: readonly string[]
}

/** The whole offer of a plugin: pure data that loads in node, in a browser and in the CLI. */
export interface Plugin<
  U extends Uses = any,
  V extends Readonly<Record<string, Contract>> = any,
  A extends Api = any,
  S = any,
> {
  readonly id: string
  /** Range of `@ygt/core` versions it was built for. */
  readonly core: string
  readonly uses: U
  readonly provides: V
  readonly settings: z.ZodType | undefined
  readonly resources: readonly Resource[]
  readonly api: A
  readonly events: readonly EventType[]
  readonly jobs: readonly Job[]
  readonly grants: readonly Grant[]
  readonly problems: readonly Problem[]
  readonly claims: readonly CapabilityId[]
  /** Duties for which it wants rosters (排班): `reading` becomes `imaging.reading`, labelled `imaging.duty.reading`. */
  readonly duties: readonly string[]
  /** `required`: the county does not start without it; `optional`: it is shown as down and the rest runs. */
  readonly startup: 'required' | 'optional'
  readonly declaredAt: string
  readonly '~'?: { readonly settings: S }
}

export type SettingsOf<Z> = Z extends z.ZodType ? z.output<Z> : undefined

/** Declares a plugin. Keep it on one screen: everything in it is a name declared beside it. */
export function definePlugin<
  const U extends Uses = Record<never, never>,
  const V extends Readonly<Record<string, Contract>> = Record<never, never>,
  const A extends Api = Record<never, never>,
  Z extends z.ZodType | undefined = undefined,
>(
  id: string,
  plugin: {
    readonly core: string
    readonly uses?: U
    readonly provides?: V
    readonly settings?: Z
    readonly resources?: readonly Resource[]
    readonly api?: A
    readonly events?: readonly EventType[]
    readonly jobs?: readonly Job[]
    readonly grants?: readonly Grant[]
    readonly problems?: readonly Problem[]
    readonly claims?: readonly CapabilityId[]
    readonly duties?: readonly string[]
    readonly startup?: 'required' | 'optional'
  },
): Plugin<U, V, A, SettingsOf<Z>> {
  return {
    id,
    core: plugin.core,
    uses: plugin.uses ?? ({} as U),
    provides: plugin.provides ?? ({} as V),
    settings: plugin.settings,
    resources: plugin.resources ?? [],
    api: plugin.api ?? ({} as A),
    events: plugin.events ?? [],
    jobs: plugin.jobs ?? [],
    grants: plugin.grants ?? [],
    problems: plugin.problems ?? [],
    claims: plugin.claims ?? [],
    duties: (plugin.duties ?? []).map((duty) => `${id}.${duty}`),
    startup: plugin.startup ?? 'required',
    declaredAt: callSite(),
  }
}
