import { z } from 'zod'
import { type Sql, sql } from '../../persistence/sql.ts'
import { NotFound } from '../../problem/core-problems.ts'
import { fail } from '../../problem/define-problem.ts'
import { decodeKey, encodeKey } from '../../resource/keyset.ts'
import { sexes } from '../patient-index/contract.ts'
import { type DoubleReading, doubleReading } from './double-reading.ts'
import { doubleReadingLifecycle } from './double-reading-lifecycle.ts'
import { AgreementGrade } from './radpeer.ts'
import type { OrdersContext } from './service-directory.ts'

const text = z.string().nullable()
const sections = z.record(z.string(), z.string())

/** A second reading as its parties see it: the first text and its author are closed to the second reader until they have submitted. */
export const doubleReadingView = z.object({
  id: z.string(),
  version: z.int(),
  state: z.enum(doubleReadingLifecycle.states),
  commands: z.array(z.string()),
  organization: z.string(),
  createdAt: z.string(),
  category: z.string(),
  request: z.string(),
  report: text,
  patient: z.string(),
  patientName: z.string(),
  patientSex: z.enum(sexes),
  patientBirthDate: z.string(),
  accessionNumber: z.string(),
  display: z.string(),
  drawn: z.enum(['share', 'always', 'hand']),
  mode: z.enum(['before-publication', 'after-publication']),
  dueAt: z.string(),
  /** Grades that the author has to answer. */
  followUp: z.array(z.string()),
  authorName: text,
  reader: text,
  readerName: text,
  content: sections.nullable(),
  positive: z.boolean().nullable(),
  submittedAt: text,
  firstContent: sections.nullable(),
  firstPositive: z.boolean().nullable(),
  grade: z.enum(AgreementGrade.values).nullable(),
  comment: text,
  gradedAt: text,
  answer: text,
  answeredAt: text,
  decision: z.enum(['first-stands', 'amend']).nullable(),
  decisionReason: text,
  arbiterName: text,
  decidedAt: text,
})

/** Own readings, own reports once graded, and what waits; whoever oversees sees all. */
export function visibleTo(ctx: OrdersContext): Sql {
  const me = ctx.caller.practitioner ?? ''
  return sql`(reader = ${me} or (author = ${me} and graded_at is not null) or (state = 'waiting' and author <> ${me})
    or ${ctx.reach(doubleReading, 'orders:double-reading:oversee')})`
}

export async function readingOf(ctx: OrdersContext, id: string): Promise<DoubleReading> {
  const found = await ctx.query<{ id: string }>(
    sql`select id from ${doubleReading} d where id = ${id} and ${visibleTo(ctx)}`,
  )
  return found.length > 0 ? ctx.store(doubleReading).get(id) : fail(NotFound)
}

export function viewReading(ctx: OrdersContext, row: DoubleReading): z.output<typeof doubleReadingView> {
  const mine = row.reader === ctx.caller.practitioner
  const over = ctx.caller.may('orders:double-reading:oversee', {
    organization: row.organization,
    qualifier: row.category,
  })
  const open = row.submittedAt !== null || (over && !mine)
  const commands: string[] = [...ctx.commands(doubleReading, row)].filter((name) => name !== 'dispute')
  if (mine && row.state === 'reading') commands.push('save')
  return {
    ...(row as any),
    commands: commands.map((name) => (name === 'conclude' ? 'grade' : name)),
    report: open ? row.report : null,
    authorName: open ? row.authorName : null,
    content: mine || row.gradedAt !== null ? row.content : null,
    firstContent: row.submittedAt === null ? null : row.firstContent,
    firstPositive: row.submittedAt === null ? null : row.firstPositive,
  }
}

/** What a second reading may wait for. */
export const readingSteps = ['read', 'grade', 'answer', 'decide'] as const
export type ReadingStep = (typeof readingSteps)[number]

/** Readings whose next step is this person's to give, as the lifecycle has it; each with whom it lets. */
const waitsFor: Readonly<Record<ReadingStep, (me: string) => Sql>> = {
  read: (me) => sql`((state = 'waiting' and author <> ${me} and coalesce(reviewer, '') <> ${me})
    or (state = 'reading' and reader = ${me}))`,
  grade: (me) => sql`(state = 'comparing' and reader = ${me})`,
  answer: (me) => sql`(state = 'disputed' and author = ${me})`,
  decide: (me) => sql`(state = 'answered' and author <> ${me} and coalesce(reviewer, '') <> ${me}
    and coalesce(reader, '') <> ${me})`,
}

export interface ReadingFilter {
  readonly category?: string | undefined
  readonly state?: string | readonly string[] | undefined
  readonly mine?: boolean | undefined
  readonly step?: ReadingStep | undefined
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

/** The newest first, one page by key. */
export async function listReadings(ctx: OrdersContext, { cursor, limit = 30, ...filter }: ReadingFilter) {
  const me = ctx.caller.practitioner ?? ''
  const { category, state, mine, step } = filter
  const [at = '', after = ''] = cursor === undefined ? [] : decodeKey(cursor, 2)
  const conditions = [
    visibleTo(ctx),
    ...(category === undefined ? [] : [sql`category = ${category}`]),
    ...(state === undefined ? [] : [sql`state in ${typeof state === 'string' ? [state] : [...state]}`]),
    ...(step === undefined ? [] : [waitsFor[step](me)]),
    ...(mine ? [sql`(reader = ${me} or author = ${me})`] : []),
    ...(cursor === undefined ? [] : [sql`(created_at, id) < (${at}, ${after})`]),
  ]
  const keys = await ctx.query<{ id: string; createdAt: string }>(
    sql`select id, created_at from ${doubleReading} d where ${sql.join(conditions, ' and ')}
      order by created_at desc, id desc limit ${limit + 1}`,
  )
  const shown = keys.slice(0, limit).map(({ id }) => id)
  const { items } = await ctx.store(doubleReading).list({ where: { id: shown } as never, limit, sort: '-createdAt' })
  const last = keys[limit - 1]
  const next = keys.length > limit && last ? encodeKey([last.createdAt, last.id]) : null
  return { items: items.map((row) => viewReading(ctx, row)), next }
}

export interface Tallied {
  readonly category: string
  readonly from: string
  readonly to: string
}

/** Graded readings by author and grade: one's own, or of everybody within reach. Days of the county, inclusive. */
export async function tallyReadings(ctx: OrdersContext, { category, from, to }: Tallied, of: 'own' | 'everybody') {
  const whose =
    of === 'own'
      ? sql`author = ${ctx.caller.practitioner ?? ''}`
      : ctx.reach(doubleReading, 'orders:double-reading:oversee')
  const rows = await ctx.query<{ author: string; authorName: string; grade: string; n: string }>(
    sql`select author, max(author_name) as author_name, grade, count(*) as n from ${doubleReading} d
      where category = ${category} and graded_day >= ${from} and graded_day <= ${to} and ${whose}
      group by author, grade order by author, grade`,
  )
  return rows.map(({ author, authorName, grade, n }) => ({ author, authorName, grade: grade as '1', count: Number(n) }))
}
