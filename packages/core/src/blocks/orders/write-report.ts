import { randomBytes } from 'node:crypto'
import { sql } from '../../persistence/sql.ts'
import { VersionConflict } from '../../problem/core-problems.ts'
import { type FieldError, fail } from '../../problem/define-problem.ts'
import { refuseBlind } from './blind.ts'
import { refuseWhileAsked } from './cases/end-case.ts'
import { findingsOf } from './check-report.ts'
import { cancelReading, drawReport, refuseWithoutConsensus } from './double-read.ts'
import { fieldsOf } from './keep-template.ts'
import { ReportAmended, ReportChanged, ReportPublished, ReportRetracted } from './order-events.ts'
import {
  AlreadyAmending,
  IncompleteReport,
  NotPublished,
  NotTheAuthor,
  NotTheOwner,
  UnconfirmedWarnings,
} from './order-problems.ts'
import { type OrderReport, readableStates, report } from './report.ts'
import type { Finding } from './report-rules.ts'
import { request } from './request.ts'
import { refuseLowerLevel } from './review-level.ts'
import { sealReport, unsealReport } from './seal-report.ts'
import type { OrdersContext } from './service-directory.ts'
import { task } from './task.ts'
import type { StructuredContent } from './template-field.ts'

/**
 * The report of a claimed task: the one that exists, or a new draft. A draft that somebody left behind when the task went
 * back to the list belongs to whoever has the task now.
 */
export async function openReport(ctx: OrdersContext, taskId: string): Promise<OrderReport> {
  const found = await ctx.store(task).get(taskId)
  await refuseBlind(ctx, found.request)
  const ours = found.state === 'in-progress' && found.owner === ctx.caller.practitioner
  if (ours) await takeTurns(ctx, found.request)
  const existing = await ctx.store(report).findBy({ request: found.request, revision: 1 })
  const writer = { author: authorOf(ctx), authorName: ctx.caller.name }
  if (existing && ours && existing.state === 'registered' && existing.author !== writer.author)
    return announced(ctx, await ctx.store(report).update(existing.id, writer, { version: existing.version }))
  if (existing) return existing
  if (!ours) fail(NotTheOwner)
  const { patient, patientName, patientSex, patientBirthDate, category, accessionNumber, display, placer } = found
  return ctx.store(report).create(
    {
      category,
      request: found.request,
      task: found.id,
      patient,
      patientName,
      patientSex,
      patientBirthDate,
      accessionNumber,
      display,
      performer: found.organization,
      revision: 1,
      content: {},
      ...writer,
    },
    { organization: placer },
  )
}

/** What a page saves; what is absent stays as it was. */
export interface Drafted {
  readonly content: Record<string, string>
  readonly positive?: boolean | null | undefined
  readonly structured?: StructuredContent | null | undefined
}

/** Saves what is written so far; only the author, only a draft, and not over somebody else's newer save. */
export async function saveDraft(
  ctx: OrdersContext,
  id: string,
  draft: Drafted & { version: number | undefined },
): Promise<OrderReport> {
  const before = await ctx.store(report).get(id)
  if (before.author !== authorOf(ctx) || before.state !== 'registered') fail(NotTheAuthor)
  if (draft.version !== undefined && draft.version !== before.version)
    fail(VersionConflict, { current: before.version, given: draft.version })
  const { content, positive, structured } = draft
  if (structured) await fieldsOf(ctx, structured)
  const values = {
    content,
    ...(positive !== undefined && { positive }),
    ...(structured !== undefined && { structured, template: structured?.template ?? null }),
  }
  return ctx.store(report).update(id, values, { version: before.version })
}

/** A warning that its author says is right. */
export interface Confirmed {
  readonly key: string
  readonly reason: string
}

/** Signs a draft without errors whose warnings its author has confirmed; the reasons are kept with it. */
export async function signReport(
  ctx: OrdersContext,
  id: string,
  {
    confirmed = [],
    signature,
  }: { readonly confirmed?: readonly Confirmed[] | undefined; readonly signature?: string | undefined } = {},
): Promise<OrderReport> {
  const draft = await ctx.store(report).get(id)
  await refuseWhileAsked(ctx, draft.request)
  const findings = await findingsOf(ctx, draft)
  const errors = findings.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) fail(IncompleteReport, {}, errors.map(placeOf))
  const reasons = new Map(confirmed.map(({ key, reason }) => [key, reason]))
  const open = findings.filter(({ key }) => !reasons.has(key))
  if (open.length > 0)
    fail(UnconfirmedWarnings, { count: open.length, warnings: open.map((one) => ({ ...one })) }, open.map(placeOf))
  const confirmations = findings.map(({ key, zh, en }) => ({ key, zh, en, reason: reasons.get(key) ?? '' }))
  // what was checked is what is signed
  const signed = await ctx.act(report, id, 'sign', { confirmations }, { version: draft.version })
  await sealReport(ctx, signed, { purpose: 'sign', signature })
  await drawReport(ctx, signed, 'before-publication')
  await submitted(ctx, signed, signed.signedAt)
  return signed
}

function placeOf({ pointer, zh, en }: Finding): FieldError {
  return { pointer, zh, en }
}

/** The author takes the signature back. */
export async function recallReport(ctx: OrdersContext, id: string): Promise<OrderReport> {
  const recalled = await ctx.act(report, id, 'recall')
  await unsealReport(ctx, recalled)
  await submitted(ctx, recalled, null)
  return recalled
}

/** The reviewer wants it changed, and says why. */
export async function sendBackReport(ctx: OrdersContext, id: string, reason: string): Promise<OrderReport> {
  await refuseBlind(ctx, (await ctx.store(report).get(id)).request)
  const sent = await ctx.act(report, id, 'sendBack', { reason })
  await unsealReport(ctx, sent)
  await submitted(ctx, sent, null)
  return sent
}

/** While a report waits for its review its task stays with whoever wrote it. */
async function submitted(ctx: OrdersContext, of: OrderReport, submittedAt: string | null): Promise<void> {
  if (of.revision > 1) return
  await ctx.asSystem('a signed report holds its task', (system) => system.store(task).update(of.task, { submittedAt }))
}

/** Publishes a signed version: it becomes final, or replaces the version before it. Task and request are completed. */
export async function publishReport(ctx: OrdersContext, id: string, signature?: string): Promise<OrderReport> {
  const signed = await ctx.store(report).get(id)
  await refuseBlind(ctx, signed.request)
  await refuseWithoutConsensus(ctx, signed)
  await refuseLowerLevel(ctx, signed)
  const name = { name: ctx.caller.name }
  const done =
    signed.revision === 1
      ? await ctx.act(report, id, 'publish', name)
      : await ctx.act(report, id, 'publishAmendment', name)
  await sealReport(ctx, done, { purpose: 'publish', signature })
  await drawReport(ctx, done, 'after-publication')
  const about = aboutOf(done)
  return ctx.asSystem('publication completes task and request', async (system) => {
    const verified = await system.store(report).update(id, { verificationCode: verificationCode() })
    if (done.revision === 1) {
      await system.act(task, done.task, 'complete')
      await system.act(request, done.request, 'complete')
      await ctx.emit(ReportPublished, about, { aggregate: done.request })
      return verified
    }
    const previous = await previousOf(system, done)
    await system.store(report).update(previous, { supersededBy: id })
    await ctx.emit(
      ReportAmended,
      { ...about, previous, reason: done.amendmentReason ?? '' },
      { aggregate: done.request },
    )
    return verified
  })
}

/**
 * Begins an amendment: a new version with the text of the published one, which stays in force until then; or the corrected
 * version of a retracted one, which stays retracted.
 */
export async function amendReport(ctx: OrdersContext, id: string, reason: string): Promise<OrderReport> {
  const current = await ctx.store(report).get(id)
  await refuseBlind(ctx, current.request)
  // a retracted version is corrected like a published one: it is the last that was said
  if (!(readableStates as readonly string[]).includes(current.state) || current.supersededBy !== null)
    fail(NotPublished)
  await takeTurns(ctx, current.request)
  const versions = await versionsOf(ctx, current.request)
  const open = versions.find((v) => v.state === 'registered' || v.state === 'preliminary')
  if (open) fail(AlreadyAmending, { author: open.authorName })
  const {
    category,
    request: asked,
    task: of,
    patient,
    patientName,
    patientSex,
    patientBirthDate,
    accessionNumber,
    display,
    performer,
    content,
    positive,
    structured,
  } = current
  const begun = await ctx.store(report).create(
    {
      category,
      request: asked,
      task: of,
      patient,
      patientName,
      patientSex,
      patientBirthDate,
      accessionNumber,
      display,
      performer,
      content,
      positive,
      structured,
      template: structured?.template ?? null,
      revision: Math.max(...versions.map((v) => v.revision)) + 1,
      author: authorOf(ctx),
      authorName: ctx.caller.name,
      amendmentReason: reason,
    },
    { organization: current.organization },
  )
  return announced(ctx, begun)
}

/** A published report that must not be used any more. */
export async function retractReport(
  ctx: OrdersContext,
  id: string,
  { reason, signature }: { readonly reason: string; readonly signature?: string | undefined },
): Promise<OrderReport> {
  await refuseBlind(ctx, (await ctx.store(report).get(id)).request)
  const gone = await ctx.act(report, id, 'retract', { reason })
  await sealReport(ctx, gone, { purpose: 'retract', signature, reason })
  await cancelReading(ctx, gone)
  await ctx.emit(ReportRetracted, { ...aboutOf(gone), reason }, { aggregate: gone.request })
  return gone
}

/**
 * Of several who begin a version of one request's report at once, each waits until the one before has committed and then
 * sees what it did: the row of a number series is locked until the end of the unit of work, on either database.
 */
async function takeTurns(ctx: OrdersContext, asked: string): Promise<void> {
  await ctx.nextNumber(`versions:${asked}`)
}

/** Work lists follow a version that somebody begins or takes over, as they follow its commands. */
async function announced(ctx: OrdersContext, row: OrderReport): Promise<OrderReport> {
  await ctx.emit(ReportChanged, { report: row.id, state: row.state }, { aggregate: row.id })
  return row
}

function authorOf({ caller }: OrdersContext): string {
  return caller.practitioner ?? caller.account
}

interface Version {
  readonly id: string
  readonly revision: number
  readonly state: string
  readonly authorName: string
}

async function versionsOf(ctx: OrdersContext, asked: string): Promise<Version[]> {
  const rows = await ctx.query<Version>(
    sql`select id, revision, state, author_name from ${report} r where request = ${asked} order by revision`,
  )
  return rows.map((row) => ({ ...row, revision: Number(row.revision) }))
}

async function previousOf(ctx: OrdersContext, done: OrderReport): Promise<string> {
  const before = (await versionsOf(ctx, done.request))
    .filter((v) => v.revision < done.revision && v.state !== 'cancelled')
    .at(-1)
  return before?.id ?? fail(NotPublished)
}

function aboutOf(row: OrderReport) {
  const { id, request: asked, category, patient, accessionNumber, organization, performer, revision } = row
  return { report: id, request: asked, category, patient, accessionNumber, placer: organization, performer, revision }
}

/** 12 characters of Crockford's base 32, without letters that look like digits: 60 bits nobody guesses. */
function verificationCode(): string {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  return [...randomBytes(12)].map((byte) => alphabet[byte & 31]).join('')
}
