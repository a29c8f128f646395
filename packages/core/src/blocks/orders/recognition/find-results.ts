import { durationMilliseconds } from '../../../kernel/duration.ts'
import { sql } from '../../../persistence/sql.ts'
import { type OrderReport, publishedStates, report } from '../report.ts'
import { type OrderRequest, request } from '../request.ts'
import type { OrdersContext } from '../service-directory.ts'
import { task } from '../task.ts'
import { covers, entriesOf, expiryOf, priceOf } from './match-results.ts'
import type { RecognisableItem, RecognitionCatalogue, WantedExamination } from './recognition-contract.ts'

/** Most results that are looked through for one request, the newest first. */
const most = 50

export interface Wanted extends WantedExamination {
  readonly category: string
  readonly patient: string
}

/** A published result that serves instead of what is wanted. */
export interface Recognisable {
  readonly report: OrderReport
  readonly request: OrderRequest
  readonly examinedAt: string
  readonly expiresAt: string
  readonly mark: string
  readonly grade: string | null
  readonly parts: readonly string[]
  readonly catalogue: string
  /** What the wanted examination costs, in fen. */
  readonly price: number | null
}

/**
 * Results of the resident, of any institution of the county, that may be recognised for what is wanted, the newest first:
 * published and not retracted, the same examination or one that covers it, within its window, of sufficient quality.
 */
export async function recognisableResults(ctx: OrdersContext, wanted: Wanted): Promise<Recognisable[]> {
  const source = await sourceOf(ctx, wanted.category)
  if (!source) return []
  const { version, items } = await catalogueOf(ctx, wanted.category, source.catalogue)
  const [asked] = await source.partsOf({ examinations: [wanted] })
  const parts = asked?.parts ?? []
  const entries = entriesOf(parts, items)
  if (entries.length === 0) return []
  const found = await publishedSince(ctx, wanted, windowOf(ctx.now(), entries))
  if (found.length === 0) return []
  const has = await source.partsOf({ examinations: found.map(({ request: of }) => examinationOf(of)) })
  const serving = found.flatMap((one, n) => {
    const expiresAt = expiryOf(one.examinedAt, entries)
    return covers(has[n]?.parts ?? [], parts) && expiresAt >= ctx.now() ? [{ ...one, expiresAt }] : []
  })
  const fit = await source.fit({ requests: serving.map(({ request: of }) => of.id) })
  const gradeOf = new Map(fit.map(({ request: id, grade }) => [id, grade]))
  const about = { mark: entries[0]?.mark ?? '', parts, catalogue: version, price: priceOf(entries) }
  return serving
    .filter(({ request: of }) => gradeOf.has(of.id))
    .map((one) => ({ ...one, ...about, grade: gradeOf.get(one.request.id) ?? null }))
}

/** Marks that reports of these requests carry: of what is in the catalogue and good enough. */
export async function marksOf(
  ctx: OrdersContext,
  requests: readonly OrderRequest[],
): Promise<ReadonlyMap<string, string>> {
  const marks = new Map<string, string>()
  for (const [category, of] of Map.groupBy(requests, (one) => one.category)) {
    const source = await sourceOf(ctx, category)
    if (!source) continue
    const { items } = await catalogueOf(ctx, category, source.catalogue)
    const parts = await source.partsOf({ examinations: of.map(examinationOf) })
    const fit = await source.fit({ requests: of.map(({ id }) => id) })
    const good = new Set(fit.map(({ request: id }) => id))
    for (const [n, { id }] of of.entries()) {
      const [entry] = entriesOf(parts[n]?.parts ?? [], items)
      if (entry && good.has(id)) marks.set(id, entry.mark)
    }
  }
  return marks
}

async function sourceOf(ctx: OrdersContext, category: string) {
  for (const source of ctx.uses.recognisable) {
    const described = await source.describe({})
    if (described.category === category)
      return { catalogue: described.catalogue, partsOf: source.partsOf, fit: source.fit }
  }
  return undefined
}

/** The county's catalogue: of whoever keeps it, else the newest in the settings that has begun, else the category's own. */
async function catalogueOf(
  ctx: OrdersContext,
  category: string,
  usual: RecognitionCatalogue,
): Promise<RecognitionCatalogue> {
  const kept = await ctx.uses.recognition?.catalogue({ category, at: ctx.now() })
  if (kept) return kept
  const today = ctx.now().slice(0, 10)
  const set = (ctx.settings.recognition.catalogues[category] ?? [])
    .filter(({ from }) => from <= today)
    .toSorted((a, b) => b.from.localeCompare(a.from))
  return set[0] ?? usual
}

function windowOf(now: string, entries: readonly RecognisableItem[]): string {
  const shortest = Math.min(...entries.map(({ validFor }) => durationMilliseconds(validFor)))
  return new Date(Date.parse(now) - shortest).toISOString()
}

function examinationOf({ code, bodySite, laterality, detail }: OrderRequest): WantedExamination {
  return { code, bodySite, laterality, detail }
}

/** Published versions in force of the resident's requests whose data came since then. */
async function publishedSince(ctx: OrdersContext, { category, patient }: Wanted, since: string) {
  const why = 'results of the resident that another institution has already, to recognise them'
  const rows = await ctx.query<{ report: string; request: string; readyAt: string }>(
    sql`select r.id as report, r.request, t.ready_at from ${sql.unscoped(report, why)} r
      join ${sql.unscoped(task, why)} t on t.id = r.task
      where r.patient = ${patient} and r.category = ${category} and r.state in ${[...publishedStates]}
        and r.superseded_by is null and t.ready_at >= ${since}
      order by t.ready_at desc, r.id limit ${most}`,
  )
  if (rows.length === 0) return []
  return ctx.asSystem(why, async (system) => {
    const requests = await system
      .store(request)
      .list({ where: { id: rows.map((row) => row.request) } as never, limit: most })
    const reports = await system
      .store(report)
      .list({ where: { id: rows.map((row) => row.report) } as never, limit: most })
    const requestOf = new Map(requests.items.map((one) => [one.id, one]))
    const reportOf = new Map(reports.items.map((one) => [one.id, one]))
    return rows.flatMap((row) => {
      const [of, version] = [requestOf.get(row.request), reportOf.get(row.report)]
      return of && version ? [{ request: of, report: version, examinedAt: new Date(row.readyAt).toISOString() }] : []
    })
  })
}
