import { sql } from '../../persistence/sql.ts'
import { NotFound } from '../../problem/core-problems.ts'
import { type FieldError, fail, ProblemError } from '../../problem/define-problem.ts'
import { composeSections } from './compose-sections.ts'
import { type OrderReport, report } from './report.ts'
import { prepareSeal, type SigningPurpose } from './seal-report.ts'
import { opening, series, seriesMember } from './series.ts'
import { NotAllReady, NotANormalTemplate, NotOpened } from './series-problems.ts'
import type { OrdersContext } from './service-directory.ts'
import { task } from './task.ts'
import { template } from './template.ts'
import { normalValues } from './template-field.ts'
import { openReport, publishReport, saveDraft, signReport } from './write-report.ts'

interface Batch {
  readonly id: string
  readonly tasks: readonly string[]
}

interface Chosen {
  readonly task: string
  readonly request: string
  readonly state: string
  readonly owner: string | null
  readonly opened: string | null
  readonly report: string | null
  readonly reportState: string | null
  readonly author: string | null
  readonly content: string | Readonly<Record<string, string>> | null
}

type Words = Pick<FieldError, 'zh' | 'en'>

const words = {
  'not-yours': { zh: '请先领取。', en: 'Claim it first.' },
  'not-opened': { zh: '还没有打开看过影像。', en: 'Its images have not been opened yet.' },
  done: { zh: '已经签署或发布。', en: 'Its report is signed or published already.' },
  begun: {
    zh: '已有书写中的报告，请在阅片室继续书写并签署。',
    en: 'A report has been begun; go on with it in the reading room.',
  },
  'not-signed': { zh: '没有等待审核的报告。', en: 'It has no report that waits for review.' },
  own: { zh: '是您本人书写的报告，请由其他医师审核。', en: 'You wrote this report; somebody else has to review it.' },
} as const satisfies Record<string, Words>

/** Claims what is free; what somebody else has, or is kept for them, stays as it is and is named. */
export async function claimSeriesTasks(ctx: OrdersContext, batch: Batch) {
  await chosen(ctx, batch)
  const claimed: string[] = []
  const refused: ({ task: string } & Words)[] = []
  for (const id of batch.tasks) {
    try {
      await ctx.act(task, id, 'claim', { name: ctx.caller.name })
      claimed.push(id)
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      refused.push({ task: id, zh: error.problem.zh, en: error.problem.en })
    }
  }
  return { claimed, refused }
}

type NormalBatch = Batch & { readonly template: string }
/** Signatures that the caller made, one for each task in its order; without them where none is due. */
type Sealed = { readonly signatures?: readonly string[] | undefined }

/** Signs the same normal text for several people, each of whom this reader has looked at. */
export async function signNormal(ctx: OrdersContext, { signatures, ...batch }: NormalBatch & Sealed) {
  const drafts = await draftNormal(ctx, batch)
  const faults: (Words | null)[] = []
  for (const [n, { id }] of drafts.entries()) faults.push(await signed(ctx, id, signatures?.[n]))
  refuse(NotAllReady, faults)
  return { signed: drafts.length }
}

/** Writes the normal texts and keeps the hash of each, to be signed with one session before `signNormal`. */
export async function prepareNormal(ctx: OrdersContext, batch: NormalBatch) {
  return prepared(ctx, await draftNormal(ctx, batch), 'sign')
}

/** The normal text as the draft of each who is ready; a draft that says the same already is as good as none. */
async function draftNormal(ctx: OrdersContext, { template: of, ...batch }: NormalBatch): Promise<OrderReport[]> {
  const { category, detail } = await ctx.store(series).get(batch.id)
  const text = await ctx.store(template).get(of)
  const modality = detail?.modality
  const fits = text.modality === null || typeof modality !== 'string' || text.modality === modality
  if (!text.normal || text.retired || text.category !== category || !fits) fail(NotANormalTemplate)
  const values = normalValues(text.fields)
  const draft = {
    content: { ...composeSections(text, values) },
    structured: text.fields.length > 0 ? { template: of, revision: text.revision, values } : null,
    positive: false,
  }
  const rows = await chosen(ctx, batch)
  const me = ctx.caller.practitioner
  refuse(
    NotOpened,
    rows.map((row) => (row.opened === null ? words['not-opened'] : null)),
  )
  refuse(
    NotAllReady,
    rows.map((row) => {
      if (row.reportState !== null && row.reportState !== 'registered') return words.done
      if (row.state !== 'in-progress' || row.owner !== me) return words['not-yours']
      return row.report !== null && written(row, draft.content) ? words.begun : null
    }),
  )
  const drafts: OrderReport[] = []
  for (const row of rows) {
    const { id, version } = await openReport(ctx, row.task)
    drafts.push(await saveDraft(ctx, id, { ...draft, version }))
  }
  return drafts
}

/** Publishes signed reports that others wrote. */
export async function publishSeries(ctx: OrdersContext, { signatures, ...batch }: Batch & Sealed) {
  const ids = await awaitingReview(ctx, batch)
  for (const [n, id] of ids.entries()) await publishReport(ctx, id, signatures?.[n])
  return { published: ids.length }
}

/** Keeps the hash of each report that waits for review, to be signed with one session before `publishSeries`. */
export async function preparePublication(ctx: OrdersContext, batch: Batch) {
  const ids = await awaitingReview(ctx, batch)
  const { items } = await ctx.store(report).list({ where: { id: ids } as never, limit: ids.length })
  const byId = new Map(items.map((row) => [row.id, row]))
  return prepared(
    ctx,
    ids.map((id) => byId.get(id) ?? fail(NotFound)),
    'publish',
  )
}

async function awaitingReview(ctx: OrdersContext, batch: Batch): Promise<string[]> {
  const rows = await chosen(ctx, batch)
  refuse(
    NotAllReady,
    rows.map((row) => {
      if (row.reportState !== 'preliminary') return words['not-signed']
      return row.author === ctx.caller.practitioner ? words.own : null
    }),
  )
  return rows.map((row) => row.report ?? '')
}

async function prepared(ctx: OrdersContext, rows: readonly OrderReport[], purpose: SigningPurpose) {
  const signatures: string[] = []
  for (const row of rows) signatures.push((await prepareSeal(ctx, row, { purpose })).signature)
  return { signatures }
}

/** The chosen tasks in their order, with what this person has opened and the first report, in one query. */
async function chosen(ctx: OrdersContext, { id, tasks }: Batch): Promise<Chosen[]> {
  await ctx.store(series).get(id)
  const rows = await ctx.query<Chosen>(
    sql`select t.id as task, t.request, t.state, t.owner, o.id as opened, r.id as report, r.state as report_state,
        r.author, r.content
      from ${seriesMember} m join ${task} t on t.request = m.request
      left join ${sql.unscoped(opening, 'what somebody opened themselves')} o
        on o.request = t.request and o.practitioner = ${ctx.caller.practitioner ?? ''}
      left join ${report} r on r.task = t.id and r.revision = 1
      where m.series = ${id} and t.id in ${[...tasks]}`,
  )
  const byTask = new Map(rows.map((row) => [row.task, row]))
  return [...new Set(tasks)].map((one) => byTask.get(one) ?? fail(NotFound))
}

/** A refusal by the rules of the category is told at its line; anything else ends the batch. */
async function signed(ctx: OrdersContext, id: string, signature: string | undefined): Promise<Words | null> {
  try {
    await signReport(ctx, id, { signature })
    return null
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return error.errors[0] ?? error.problem
  }
}

function refuse(problem: typeof NotAllReady | typeof NotOpened, faults: readonly (Words | null)[]): void {
  const errors = faults.flatMap((fault, n) => (fault ? [{ pointer: `/tasks/${n}`, zh: fault.zh, en: fault.en }] : []))
  if (errors.length > 0) fail(problem, { count: errors.length }, errors)
}

function written({ content }: Chosen, same: Readonly<Record<string, string>>): boolean {
  const sections = typeof content === 'string' ? (JSON.parse(content) as Record<string, string>) : (content ?? {})
  return Object.entries(sections).some(([key, text]) => text.trim() !== '' && text !== same[key])
}
