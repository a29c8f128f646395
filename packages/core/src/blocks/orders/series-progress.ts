import type { z } from 'zod'
import { type Sql, sql } from '../../persistence/sql.ts'
import { decodeKey, encodeKey } from '../../resource/keyset.ts'
import { publishedStates, report } from './report.ts'
import { request } from './request.ts'
import { type OrderSeries, opening, series, seriesMember } from './series.ts'
import type { memberStages, seriesMemberView, seriesView } from './series-api.ts'
import { type OrdersContext, pageAddress, serviceOf } from './service-directory.ts'
import { task } from './task.ts'

type SeriesView = z.output<typeof seriesView>
type MemberView = z.output<typeof seriesMemberView>
export type Stage = (typeof memberStages)[number]

const follow = 'those who asked for a series see how far its people are'

/** Stage of a person, from the task (alias `t`). */
const stage = sql`case when t.state = 'requested' then 'asked' when t.state in ('rejected', 'cancelled') then 'closed'
  when t.state = 'completed' then 'published' when t.submitted_at is not null then 'signed'
  when t.state = 'in-progress' then 'reading' else t.state end`

/** People of a series with task and current report; aliases `m`, `t`, `r`. */
const joined = (): Sql => sql`${seriesMember} m join ${sql.unscoped(task, follow)} t on t.request = m.request
  left join ${report} r on r.request = m.request and r.superseded_by is null and r.state in ${[...publishedStates]}`

/** Series, the newest first, one page by key, with how far each is. */
export async function listSeries(
  ctx: OrdersContext,
  {
    category,
    cursor,
    limit = 30,
  }: {
    readonly category?: string | undefined
    readonly cursor?: string | undefined
    readonly limit?: number | undefined
  },
) {
  const { items, next } = await ctx.store(series).list({
    ...(category !== undefined && { where: { category } }),
    ...(cursor !== undefined && { cursor }),
    limit,
    sort: '-createdAt',
  })
  return { items: await viewSeries(ctx, items), next }
}

export async function viewSeries(ctx: OrdersContext, rows: readonly OrderSeries[]): Promise<SeriesView[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const lines = await ctx.query<{ series: string; stage: Stage; people: number; abnormal: number }>(
    sql`select s.series, s.stage, count(*) as people, sum(s.abnormal) as abnormal from (
      select m.series, ${stage} as stage, case when r.positive = ${true} then 1 else 0 end as abnormal
      from ${joined()} where m.series in ${ids}) s group by s.series, s.stage`,
  )
  return rows.map((row) => {
    const own = lines.filter((line) => line.series === row.id)
    const of = (wanted: Stage) => Number(own.find((line) => line.stage === wanted)?.people ?? 0)
    const sum = (key: 'people' | 'abnormal') => own.reduce((n, line) => n + Number(line[key]), 0)
    const counts = {
      people: sum('people'),
      asked: of('asked'),
      ready: of('ready'),
      reading: of('reading'),
      signed: of('signed'),
      published: of('published'),
      closed: of('closed'),
      abnormal: sum('abnormal'),
    }
    const modality = row.detail?.modality
    return { ...(row as any), modality: typeof modality === 'string' ? modality : null, counts }
  })
}

export interface PeopleFilter {
  readonly id: string
  readonly stage?: Stage | undefined
  /** Only those whose published report found something. */
  readonly abnormal?: boolean | undefined
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

/** People of a series in the order of the list, one page by key; the look at them is recorded. */
export async function seriesPeople(ctx: OrdersContext, filter: PeopleFilter) {
  const { category } = await ctx.store(series).get(filter.id)
  const { pages } = await serviceOf(ctx, category)
  const reads = ctx.caller.may('orders:task:read', { qualifier: category })
  const { limit = 50 } = filter
  const where = [
    sql`m.series = ${filter.id}`,
    ...(filter.stage === undefined ? [] : [sql`${stage} = ${filter.stage}`]),
    ...(filter.abnormal === undefined ? [] : [sql`r.positive = ${filter.abnormal}`]),
    ...(filter.cursor === undefined ? [] : [sql`m.id > ${decodeKey(filter.cursor, 1)[0] ?? ''}`]),
  ]
  const rows = await ctx.query<
    Omit<MemberView, 'opened' | 'positive' | 'href'> & { opened: string | null; positive: unknown }
  >(
    sql`select m.id, m.request, m.patient, q.patient_name, q.patient_sex, q.patient_birth_date, q.accession_number,
        ${stage} as stage, t.id as task, t.owner, t.owner_name, o.id as opened, r.id as report, r.positive
      from ${joined()} join ${request} q on q.id = m.request
      left join ${sql.unscoped(opening, 'what somebody opened themselves')} o
        on o.request = m.request and o.practitioner = ${ctx.caller.practitioner ?? ''}
      where ${sql.join(where, ' and ')} order by m.id limit ${limit + 1}`,
  )
  const shown = rows.slice(0, limit)
  ctx.looked({ resource: seriesMember.id, patients: shown.map((row) => row.patient) })
  const last = shown.at(-1)
  return {
    items: shown.map((row) => ({
      ...row,
      opened: row.opened !== null,
      positive: row.positive === null ? null : Boolean(row.positive),
      href: pageAddress(row.report ? pages.report : reads && row.stage !== 'asked' ? pages.read : pages.request, {
        report: row.report ?? '',
        task: row.task,
        request: row.request,
      }),
    })),
    next: rows.length > limit && last ? encodeKey([last.id]) : null,
  }
}
