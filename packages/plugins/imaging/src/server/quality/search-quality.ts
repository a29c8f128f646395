import { type Sql, sql, type TypesOf } from '@ygt/core'
import type { ImagingContext } from '../../imaging-context.ts'
import { drawSample } from '../../quality/draw-sample.ts'
import type { qualityApi } from '../../quality/quality-api.ts'
import { type StudyQuality, studyQuality } from '../../quality/study-quality.ts'

type Filter = TypesOf<(typeof qualityApi)['listQuality']>['in']

const narrowed: Readonly<Record<Filter['which'], Sql>> = {
  all: sql`1 = 1`,
  found: sql`errors + warnings > 0`,
  ungraded: sql`grade is null`,
  rejected: sql`rejected_at is not null and retaken_by is null`,
  sampled: sql`sampled_for is not null and sample_grade is null`,
}

/** Studies with what is known of their quality, the newest first, one page by key (day and id). */
export async function searchQuality(
  ctx: ImagingContext,
  { which, organization, month, request, cursor, limit = 30 }: Filter,
) {
  const [day = '', id = ''] = (cursor ?? '').split('~')
  const conditions = [
    narrowed[which],
    ...(organization === undefined ? [] : [sql`organization = ${organization}`]),
    ...(month === undefined ? [] : [sql`day >= ${`${month}-01`} and day <= ${`${month}-31`}`]),
    ...(request === undefined ? [] : [sql`request = ${request}`]),
    ...(cursor === undefined ? [] : [sql`(day, id) < (${day}, ${id})`]),
  ]
  const keys = await ctx.query<{ id: string; day: string }>(
    sql`select id, day from ${studyQuality} q where ${sql.join(conditions, ' and ')} order by day desc, id desc limit ${limit + 1}`,
  )
  const shown = keys.slice(0, limit)
  const last = shown.at(-1)
  const rows = await inOrder(
    ctx,
    shown.map((one) => one.id),
  )
  return { items: rows, next: keys.length > limit && last ? `${last.day}~${last.id}` : null }
}

/** Draws some of each institution's studies of a month, and notes for which month and by which seed. */
export async function sampleMonth(
  ctx: ImagingContext,
  { month, seed, each }: { readonly month: string; readonly seed: string; readonly each: number },
): Promise<readonly StudyQuality[]> {
  const studies = await ctx.query<{ id: string; organization: string }>(
    sql`select study as id, organization from ${studyQuality} q
      where day >= ${`${month}-01`} and day <= ${`${month}-31`} and rejected_at is null`,
  )
  const drawn = drawSample(studies, { seed, each }).map(({ id }) => id)
  return ctx.work(async () => {
    const sampled: StudyQuality[] = []
    for (const row of await ofStudies(ctx, drawn))
      sampled.push(
        row.sampledFor === month && row.sampleSeed === seed
          ? row
          : await ctx.store(studyQuality).update(row.id, { sampledFor: month, sampleSeed: seed }),
      )
    return sampled.toSorted((a, b) => drawn.indexOf(a.study) - drawn.indexOf(b.study))
  })
}

async function ofStudies(ctx: ImagingContext, studies: readonly string[]): Promise<StudyQuality[]> {
  const rows: StudyQuality[] = []
  for (let start = 0; start < studies.length; start += 100)
    rows.push(
      ...(await ctx.store(studyQuality).list({ where: { study: studies.slice(start, start + 100) }, limit: 100 }))
        .items,
    )
  return rows
}

async function inOrder(ctx: ImagingContext, ids: readonly string[]): Promise<StudyQuality[]> {
  if (ids.length === 0) return []
  const { items } = await ctx.store(studyQuality).list({ where: { id: ids }, limit: ids.length })
  const byId = new Map(items.map((row) => [row.id, row as StudyQuality]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
