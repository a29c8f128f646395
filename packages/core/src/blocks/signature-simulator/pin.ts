import { fail } from '../../problem/define-problem.ts'
import { NoCertificate, PinLocked, WrongPin } from '../signatures/contract.ts'
import { type Holder, holder } from './holder.ts'
import { keyFile, readSealed, unseal } from './sealed-file.ts'
import { holderOf, itself, type SimulatorContext } from './simulator-context.ts'

/**
 * The key that a PIN opens, as JSON. Each attempt is counted before the PIN is tried, so that many at once are not more attempts
 * than one after the other; the right one sets the count back.
 */
export async function unlockedKey(ctx: SimulatorContext, practitioner: string, pin: string) {
  const counted = await countAttempt(ctx, practitioner)
  const sealed = await readSealed(ctx.blobs, keyFile(counted.serial))
  const key = sealed && (await unseal(sealed, pin))
  if (key === undefined) {
    const left = ctx.settings.attempts - counted.failures
    if (left <= 0) fail(PinLocked)
    return fail(WrongPin, { left })
  }
  await set(ctx, counted.id, { failures: 0, lockedAt: null })
  return { serial: counted.serial, key }
}

async function countAttempt(ctx: SimulatorContext, practitioner: string): Promise<Holder> {
  return ctx.asSystem(itself, (system) =>
    system.work(async () => {
      // the row of a number series is locked until the end of the unit of work: attempts wait for each other
      await system.nextNumber(`pin:${practitioner}`)
      const found = (await holderOf(system, practitioner)) ?? fail(NoCertificate)
      if (found.lockedAt !== null) fail(PinLocked)
      const failures = found.failures + 1
      const lockedAt = failures >= ctx.settings.attempts ? ctx.now() : null
      return system.store(holder).update(found.id, { failures, lockedAt })
    }),
  )
}

export async function set(
  ctx: SimulatorContext,
  id: string,
  values: { failures: number; lockedAt: null },
): Promise<void> {
  await ctx.asSystem(itself, (system) => system.work(() => system.store(holder).update(id, values)))
}
