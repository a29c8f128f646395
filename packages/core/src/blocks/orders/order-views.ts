import type { z } from 'zod'
import { sql } from '../../persistence/sql.ts'
import { isBlind } from './blind.ts'
import type { reportView, requestView, taskView } from './order-view-shapes.ts'
import { type OrderReport, publishedStates, readableStates, report } from './report.ts'
import { type OrderRequest, request } from './request.ts'
import type { OrdersContext } from './service-directory.ts'
import { type OrderTask, task } from './task.ts'

type RequestView = z.output<typeof requestView>
type TaskView = z.output<typeof taskView>
type ReportView = z.output<typeof reportView>

/** Requests with where they stand: state of the task and the current report, in one query each for a page of them. */
export async function viewRequests(ctx: OrdersContext, rows: readonly OrderRequest[]): Promise<RequestView[]> {
  const ids = rows.map((r) => r.id)
  // the placer follows its own order through the performer's steps
  const follow = 'the placer sees how far its own request is'
  const tasks = await ctx.query<{ request: string; id: string; state: TaskView['state'] }>(
    sql`select request, id, state from ${sql.unscoped(task, follow)} t where request in ${ids} order by id`,
  )
  const reports = await ctx.query<{ request: string; id: string }>(
    sql`select request, id from ${report} r where request in ${ids} and state in ${[...publishedStates]} order by revision`,
  )
  const taskOf = new Map(tasks.map((t) => [t.request, t]))
  const reportOf = new Map(reports.map((r) => [r.request, r.id]))
  return rows.map((row) => ({
    ...(row as any),
    commands: ctx.commands(request, row),
    task: taskOf.get(row.id)?.id ?? null,
    taskState: taskOf.get(row.id)?.state ?? null,
    report: reportOf.get(row.id) ?? null,
  }))
}

export async function viewRequest(ctx: OrdersContext, row: OrderRequest): Promise<RequestView> {
  return (await viewRequests(ctx, [row]))[0] as RequestView
}

export function viewTask(ctx: OrdersContext, row: OrderTask): TaskView {
  return { ...(row as any), commands: ctx.commands(task, row) }
}

/** A version with what one may do to it; `amend` is offered on the current published version. */
export function viewReport(ctx: OrdersContext, row: OrderReport): ReportView {
  const commands = [...ctx.commands(report, row)].filter((c) =>
    row.revision === 1 ? c !== 'publishAmendment' : c !== 'publish',
  )
  const published = (readableStates as readonly string[]).includes(row.state)
  const may = ctx.caller.may('orders:report:write', { organization: row.organization, qualifier: row.category })
  if (published && row.supersededBy === null && may) commands.push('amend')
  return { ...(row as any), commands }
}

/** Every version of a request's report that the caller may read, the first first. */
export async function versionsToRead(ctx: OrdersContext, asked: string): Promise<readonly OrderReport[]> {
  const versions: OrderReport[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const found = await ctx
      .store(report)
      .list({ where: { request: asked }, limit: 200, sort: 'revision', ...(cursor && { cursor }) })
    versions.push(...found.items)
    cursor = found.next
  }
  return (await isBlind(ctx, asked)) ? [] : versions.filter((row) => mayRead(ctx, row))
}

/** Drafts are for those who write and review; the placer sees what was published. */
export function mayRead(ctx: OrdersContext, row: OrderReport): boolean {
  if ((readableStates as readonly string[]).includes(row.state)) return true
  return ctx.caller.may('orders:report:write', { organization: row.organization, qualifier: row.category })
}
