import { sql } from '../../persistence/sql.ts'
import type { Context } from '../../plugin/context.ts'
import { fail } from '../../problem/define-problem.ts'
import { type Holder, holder, revocation } from './holder.ts'
import type { SimulatorSettings } from './settings.ts'
import { SimulatorInProduction } from './simulator-problems.ts'

export type SimulatorContext = Context<Record<never, never>, SimulatorSettings>

/** What the simulator does as itself, whoever asks. */
export const itself = 'the simulated certificate service acts as itself'

export function refuseInProduction({ settings }: SimulatorContext): void {
  if (process.env.NODE_ENV === 'production' && !settings.inProduction) fail(SimulatorInProduction)
}

export function holderOf(ctx: SimulatorContext, practitioner: string): Promise<Holder | undefined> {
  return ctx.asSystem(itself, (system) => system.store(holder).findBy({ practitioner }))
}

/** Everything that was taken back, the oldest first. */
export function revocationsOf(ctx: SimulatorContext): Promise<readonly { serial: string; at: string }[]> {
  return ctx.query<{ serial: string; at: string }>(
    sql`select serial, revoked_at as at from ${sql.unscoped(revocation, 'a revocation list is public')} r order by revoked_at, id`,
  )
}

export async function isRevoked(ctx: SimulatorContext, serial: string): Promise<boolean> {
  return ctx.asSystem(itself, async (system) => (await system.store(revocation).findBy({ serial })) !== undefined)
}
