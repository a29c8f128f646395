import type { SharedLink } from './shared-link.ts'

/** What a link is to whoever holds it; `unknown` is a token that is none. */
export const linkStates = ['active', 'expired', 'withdrawn', 'locked', 'used-up'] as const
export type LinkState = (typeof linkStates)[number]

type Standing = Pick<SharedLink, 'state' | 'expiresAt' | 'mostUses' | 'uses'>

/** Why a link does not open at `now` (ISO instant), the plainest reason first. Being used up ends openings, not a visit under way. */
export function linkStateAt({ state, expiresAt, mostUses, uses }: Standing, now: string): LinkState {
  if (state !== 'active') return state
  if (Date.parse(expiresAt) <= Date.parse(now)) return 'expired'
  return mostUses !== null && uses >= mostUses ? 'used-up' : 'active'
}
