import { durationMilliseconds } from '../../kernel/duration.ts'
import { sql } from '../../persistence/sql.ts'
import { fail } from '../../problem/define-problem.ts'
import { dayAndWeek } from '../statistics/index.ts'
import { type DoubleReading, doubleReading } from './double-reading.ts'
import {
  AwaitingConsensus,
  EmptyReading,
  NotTheSecondReader,
  ReadTwiceAlready,
  SeenBefore,
} from './double-reading-problems.ts'
import { type DoubleReadingRule, type Drawn, doubleReadingRule, drawOf } from './double-reading-settings.ts'
import { DoubleReadingMoved } from './order-events.ts'
import { NotPublished } from './order-problems.ts'
import type { Grade } from './radpeer.ts'
import { type OrderReport, publishedStates, report } from './report.ts'
import { reportReader } from './report-reader.ts'
import { request } from './request.ts'
import { type OrdersContext, serviceOf } from './service-directory.ts'

const system = 'a report is read a second time'

/** What the county says of a category; without a word of it, reports are sent by hand only. */
export function ruleOf(ctx: OrdersContext, category: string): DoubleReadingRule {
  return ctx.settings.doubleReading[category] ?? doubleReadingRule.parse({})
}

/** When a first report is signed, or published: is it drawn? In the unit of work of that command, so that nothing slips by. */
export async function drawReport(ctx: OrdersContext, row: OrderReport, mode: DoubleReadingRule['mode']): Promise<void> {
  const rule = ruleOf(ctx, row.category)
  if (row.revision > 1 || rule.mode !== mode) return
  await ctx.asSystem(system, async (all) => {
    const { code } = await all.store(request).get(row.request)
    const drawn = drawOf(rule, { code, accessionNumber: row.accessionNumber })
    if (drawn && !(await all.store(doubleReading).findBy({ report: row.id }))) await begin(all, row, { drawn, rule })
  })
}

/** Sends one report to a second reader by hand: one that waits for its review, or a published one. */
export async function sendToSecondReader(ctx: OrdersContext, id: string): Promise<DoubleReading> {
  const row = await ctx.store(report).get(id)
  const published = (publishedStates as readonly string[]).includes(row.state)
  if (!published && row.state !== 'preliminary') fail(NotPublished)
  const mode = published ? ('after-publication' as const) : ('before-publication' as const)
  return ctx.asSystem(system, async (all) => {
    if (await all.store(doubleReading).findBy({ report: id })) fail(ReadTwiceAlready)
    return begin(all, row, { drawn: 'hand', rule: { ...ruleOf(ctx, row.category), mode } })
  })
}

async function begin(
  all: OrdersContext,
  row: OrderReport,
  { drawn, rule }: { readonly drawn: Drawn; readonly rule: DoubleReadingRule },
): Promise<DoubleReading> {
  const { category, request: asked, patient, patientName, patientSex, patientBirthDate, accessionNumber } = row
  const { detail } = await all.store(request).get(asked)
  const { divideBy } = await serviceOf(all, category)
  const kind = divideBy ? detail?.[divideBy] : undefined
  const { mode, readWithin, answerWithin, decideWithin, followUp } = rule
  const begun = await all.store(doubleReading).create(
    {
      ...{ category, request: asked, report: row.id, patient, patientName, patientSex, patientBirthDate },
      ...{ accessionNumber, display: row.display, kind: typeof kind === 'string' ? kind.slice(0, 60) : null },
      ...{ placer: row.organization, drawn, drawnDay: dayAndWeek(all.now()).day, mode },
      ...{ author: row.author, authorName: row.authorName, reviewer: row.reviewer, content: {} },
      ...{ dueAt: later(all.now(), readWithin), readWithin, answerWithin, decideWithin, followUp: [...followUp] },
    },
    { organization: row.performer },
  )
  await all.emit(DoubleReadingMoved, { reading: begun.id, state: begun.state }, { aggregate: begun.id })
  return begun
}

/** Whoever opened a version of the report has seen it, and cannot read blind. */
export async function claimReading(ctx: OrdersContext, id: string): Promise<DoubleReading> {
  const found = await ctx.store(doubleReading).get(id)
  const [seen] = await ctx.query(
    sql`select 1 as one from ${sql.unscoped(reportReader, 'whoever saw a report does not read it blind')} s
      join ${sql.unscoped(report, 'whoever saw a report does not read it blind')} r on r.id = s.report
      where r.request = ${found.request} and s.practitioner = ${ctx.caller.practitioner ?? ''} limit 1`,
  )
  if (seen) fail(SeenBefore)
  return ctx.act(doubleReading, id, 'claim', { name: ctx.caller.name })
}

export interface SecondText {
  readonly content: Record<string, string>
  readonly positive?: boolean | null | undefined
  readonly version?: number | undefined
}

export async function saveReading(ctx: OrdersContext, id: string, text: SecondText): Promise<DoubleReading> {
  const found = await ctx.store(doubleReading).get(id)
  if (found.reader !== ctx.caller.practitioner || found.state !== 'reading') fail(NotTheSecondReader)
  const { content, positive, version } = text
  const values = { content, ...(positive !== undefined && { positive }) }
  return ctx.store(doubleReading).update(id, values, version === undefined ? {} : { version })
}

/** Gives the own reading; the first text is kept as it stands now, and opens. */
export async function submitReading(ctx: OrdersContext, id: string): Promise<DoubleReading> {
  const found = await ctx.store(doubleReading).get(id)
  const { sections } = await serviceOf(ctx, found.category)
  const missing = sections.filter(({ key, required }) => required && !(found.content[key] ?? '').trim())
  if (missing.length > 0)
    fail(
      EmptyReading,
      {},
      missing.map(({ key }) => ({ pointer: `/content/${key}`, zh: '请填写。', en: 'Fill this in.' })),
    )
  const submitted = await ctx.act(doubleReading, id, 'submit')
  return ctx.asSystem(system, async (all) => {
    const { content, positive } = await all.store(report).get(found.report)
    return all.store(doubleReading).update(submitted.id, { firstContent: content, firstPositive: positive })
  })
}

export async function gradeReading(
  ctx: OrdersContext,
  id: string,
  given: { readonly grade: Grade; readonly comment: string },
): Promise<DoubleReading> {
  const { followUp } = await ctx.store(doubleReading).get(id)
  return ctx.act(doubleReading, id, followUp.includes(given.grade) ? 'dispute' : 'conclude', given)
}

/** Before publication, both readings agree, or what was settled is in the text. */
export async function refuseWithoutConsensus(ctx: OrdersContext, row: OrderReport): Promise<void> {
  if (row.revision > 1) return
  const found = await ctx.asSystem(system, (all) => all.store(doubleReading).findBy({ report: row.id }))
  if (!found || found.mode === 'after-publication' || ['concluded', 'cancelled'].includes(found.state)) return
  const written = found.decision === 'first-stands' || (row.signedAt ?? '') > (found.decidedAt ?? '')
  if (found.state !== 'settled' || !written) fail(AwaitingConsensus)
}

/** Nothing is left to read twice in a report that must not be used. */
export async function cancelReading(ctx: OrdersContext, row: OrderReport): Promise<void> {
  await ctx.asSystem(system, async (all) => {
    const found = await all.store(doubleReading).findBy({ report: row.id })
    if (found && !['concluded', 'settled', 'cancelled'].includes(found.state))
      await all.act(doubleReading, found.id, 'cancel')
  })
}

export function later(instant: string, duration: string): string {
  return new Date(Date.parse(instant) + durationMilliseconds(duration)).toISOString()
}
