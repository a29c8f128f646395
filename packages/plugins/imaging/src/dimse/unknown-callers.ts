import { type Caller, caller, type Device, device } from '../device.ts'
import type { ImagingContext } from '../imaging-context.ts'

/** Rows of unknown callers that are kept: somebody who tries all names does not fill the disk. */
const most = 200
/** Who has not tried for this long is forgotten, in milliseconds. */
const memory = 30 * 86_400_000

export interface Call {
  readonly aeTitle: string
  readonly calledAeTitle: string
  readonly address: string
}

/** Writes down who was refused, how often and when last. */
export async function rememberCaller(ctx: ImagingContext, { aeTitle, calledAeTitle, address }: Call): Promise<void> {
  await ctx.work(async () => {
    const callers = ctx.store(caller)
    const before = await callers.findBy({ aeTitle, address })
    const now = { calledAeTitle, lastAt: ctx.now() }
    if (before) return void (await callers.update(before.id, { ...now, attempts: before.attempts + 1 }))
    await callers.removeWhere({ lastAt: { to: new Date(Date.parse(ctx.now()) - memory).toISOString() } })
    const { items } = await callers.list({ limit: most, sort: 'lastAt' })
    const oldest = items.length === most ? items[0] : undefined
    if (oldest) await callers.removeWhere({ id: oldest.id } as never)
    await callers.create({ aeTitle, address, ...now, attempts: 1 }, { organization: 'county' })
  })
}

/** The most recent first. */
export async function listCallers(ctx: ImagingContext): Promise<readonly Caller[]> {
  return (await ctx.store(caller).list({ limit: 200, sort: '-lastAt' })).items
}

export type Admission = Pick<Device, 'name' | 'institution' | 'characterSet' | 'reach'> & {
  readonly id: string
  readonly modality?: string | null | undefined
}

/** Makes a device of somebody who was refused; they are let in at the next try. */
export async function admitCaller(ctx: ImagingContext, { id, modality, ...admission }: Admission): Promise<Device> {
  return ctx.work(async () => {
    const { aeTitle, address } = await ctx.store(caller).get(id)
    const made = await ctx.store(device).create({
      ...admission,
      aeTitle,
      modality: modality ?? null,
      host: address,
      active: true,
    })
    await ctx.store(caller).removeWhere({ aeTitle })
    return made
  })
}

export async function dismissCaller(ctx: ImagingContext, id: string): Promise<boolean> {
  return (await ctx.store(caller).removeWhere({ id } as never)) > 0
}
