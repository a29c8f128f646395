import { sql } from '@ygt/core'
import type { ImagingContext } from '../imaging-context.ts'
import { study } from '../study.ts'

const why = 'images of a result that another institution may recognise'

/**
 * Reads what belongs to a request: within the caller's reach, or beyond it where the result was shown to them as one that they may
 * recognise. Only the reading is the system's; the look is the caller's and is written down as theirs.
 */
export async function withShared<T>(
  ctx: ImagingContext,
  request: string | null | undefined,
  read: (reading: ImagingContext) => Promise<T>,
): Promise<T> {
  if (!request || (await inReach(ctx, request))) return read(ctx)
  const { allowed } = await ctx.uses.orders.mayLook({ request })
  if (!allowed) return read(ctx)
  return ctx.asSystem(why, async (system) => {
    const [of] = await system.query<{ id: string; patient: string | null }>(
      sql`select id, patient from ${study} st where request = ${request} limit 1`,
    )
    if (of) ctx.looked({ resource: study.id, record: of.id, patient: of.patient })
    return read(system)
  })
}

/** The same for a study, by its id or its Study Instance UID. */
export async function withSharedStudy<T>(
  ctx: ImagingContext,
  of: string | { readonly id: string },
  read: (reading: ImagingContext) => Promise<T>,
): Promise<T> {
  const found = typeof of === 'string' ? sql`study_instance_uid = ${of}` : sql`id = ${of.id}`
  const [mine] = await ctx.query(sql`select 1 as here from ${study} st where ${found}`)
  if (mine) return read(ctx)
  const [other] = await ctx.query<{ request: string | null }>(
    sql`select request from ${sql.unscoped(study, why)} st where ${found}`,
  )
  return withShared(ctx, other?.request, read)
}

async function inReach(ctx: ImagingContext, request: string): Promise<boolean> {
  const [mine] = await ctx.query(sql`select 1 as here from ${study} st where request = ${request} limit 1`)
  return mine !== undefined
}
