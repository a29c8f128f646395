import type { z } from 'zod'
import { RecordEntered, RecordWithdrawn } from '../../record/record-entries.ts'
import { WorkClosed, WorkOpened } from '../../work-items/work-items.ts'
import { urgencyOf } from './place-request.ts'
import { type OrderReport, report } from './report.ts'
import { readersOf } from './report-reader.ts'
import { type OrderRequest, request } from './request.ts'
import { type OrdersContext, pageAddress, serviceOf } from './service-directory.ts'
import { type OrderTask, task } from './task.ts'

type Work = z.input<typeof WorkOpened.payload> & { item: string }

/** Keeps 我的工作 in step with a task: make it ready, read it, go on reading it. */
export async function followTask(ctx: OrdersContext, id: string): Promise<void> {
  const found = await ctx.store(task).find(id)
  if (!found) return
  const { pages, preparePermission } = await serviceOf(ctx, found.category)
  const prepare = `orders.prepare:${found.request}`
  const read = `orders.read:${id}`
  if (found.state === 'requested') {
    // it was ready before, and what had arrived was taken away
    if (found.version > 1) await close(ctx, read, id)
    const href = pageAddress(pages.request, { request: found.request })
    return open(ctx, found, {
      item: prepare,
      kind: `${found.category}.work.prepare`,
      assignee: null,
      permission: preparePermission,
      organization: found.placer,
      href,
    })
  }
  await close(ctx, prepare, id)
  const href = pageAddress(pages.read, { task: id })
  const permission = `orders:task:claim@${found.category}`
  if (found.state === 'ready')
    return open(ctx, found, {
      item: read,
      kind: `${found.category}.work.read`,
      assignee: found.assignee,
      permission,
      organization: found.organization,
      href,
    })
  if (found.state === 'in-progress')
    return open(ctx, found, {
      item: read,
      kind: `${found.category}.work.continue`,
      assignee: found.owner,
      permission,
      organization: found.organization,
      href,
    })
  await close(ctx, read, id)
}

/** 退单: the doctor who asked is told why, and finds the request under their work until they take it back. */
export async function followRejection(
  ctx: OrdersContext,
  { request: id, reason }: { readonly request: string; readonly reason: string },
): Promise<void> {
  const asked = await ctx.store(request).find(id)
  if (!asked || asked.state !== 'active') return
  const { category, display, patient, patientName, organization, priority, requester } = asked
  const { pages } = await serviceOf(ctx, category)
  const href = pageAddress(pages.request, { request: id })
  await open(ctx, asked, {
    item: rejectedItem(id),
    kind: `${category}.work.rejected`,
    assignee: requester,
    permission: `orders:request:create@${category}`,
    organization,
    href,
  })
  await ctx.uses.notifications.notify({
    to: { practitioners: [requester] },
    kind: `${category}.notice.rejected`,
    arguments: { display, patientName, reason },
    patient,
    urgency: urgencyOf(priority),
    href,
  })
}

export async function followRevocation(ctx: OrdersContext, id: string): Promise<void> {
  await close(ctx, rejectedItem(id), id)
}

function rejectedItem(id: string): string {
  return `orders.rejected:${id}`
}

/** Keeps 我的工作, the time line and the bells in step with a version of a report. */
export async function followReport(
  ctx: OrdersContext,
  { report: id, state }: { readonly report: string; readonly state: string },
): Promise<void> {
  const found = await ctx.store(report).find(id)
  // it has moved on already: the event of that move follows, and says it once
  if (!found || found.state !== state) return
  const service = await serviceOf(ctx, found.category)
  const item = `orders.report:${id}`
  const href = pageAddress(service.pages.report, { report: id })
  const permission = `orders:report:publish@${found.category}`
  switch (found.state) {
    case 'preliminary':
      await close(ctx, `orders.read:${found.task}`, found.task)
      return open(ctx, await withTask(ctx, found), {
        item,
        kind: `${found.category}.work.review`,
        assignee: null,
        permission,
        organization: found.performer,
        href: pageAddress(service.pages.read, { task: found.task }),
      })
    case 'registered':
      if (found.statusReason === null && found.revision === 1) {
        await close(ctx, item, id)
        return followTask(ctx, found.task)
      }
      return open(ctx, await withTask(ctx, found), {
        item,
        kind: `${found.category}.work.revise`,
        assignee: found.author,
        permission,
        organization: found.performer,
        href: pageAddress(service.pages.read, { task: found.task }),
      })
    case 'final':
    case 'amended':
      return published(ctx, found, href)
    case 'entered-in-error':
      return withdrawn(ctx, found, href)
    default:
      return close(ctx, item, id)
  }
}

/** The doctor who asked is told, finds it under their work, and it enters the resident's time line. */
async function published(ctx: OrdersContext, found: OrderReport, href: string): Promise<void> {
  await close(ctx, `orders.report:${found.id}`, found.id)
  const asked = await ctx.store(request).get(found.request)
  const again = found.revision > 1
  const words = { display: found.display, patientName: found.patientName, accessionNumber: found.accessionNumber }
  const kind = `${found.category}.work.${again ? 'result-amended' : 'result'}`
  await open(
    ctx,
    { ...found, placer: found.performer },
    {
      item: `orders.result:${found.request}`,
      kind,
      assignee: asked.requester,
      permission: `orders:report:read@${found.category}`,
      organization: found.organization,
      href,
    },
  )
  // whoever saw the version before relies on it until they are told
  const before = again ? await readersOf(ctx, await earlierVersions(ctx, found)) : []
  const to = { practitioners: toldOf(asked.requester, before, found) }
  const urgency = again ? 'urgent' : urgencyOf(asked.priority)
  await ctx.uses.notifications.notify({
    to,
    kind: `${found.category}.notice.${again ? 'amended' : 'published'}`,
    arguments: words,
    patient: found.patient,
    urgency,
    href,
  })
  const entry = {
    entry: `orders.report:${found.request}`,
    patient: found.patient,
    kind: `${found.category}.record.${again ? 'amended' : 'published'}`,
    arguments: words,
    at: found.publishedAt ?? ctx.now(),
    organization: found.organization,
    permission: `orders:report:read@${found.category}`,
    href,
  }
  await ctx.emit(RecordEntered, entry, { aggregate: found.request })
}

async function withdrawn(ctx: OrdersContext, found: OrderReport, href: string): Promise<void> {
  const asked = await ctx.store(request).get(found.request)
  const words = { display: found.display, patientName: found.patientName, reason: found.statusReason ?? '' }
  const readers = await readersOf(ctx, [found.id])
  await ctx.uses.notifications.notify({
    to: { practitioners: toldOf(asked.requester, readers, found) },
    kind: `${found.category}.notice.retracted`,
    arguments: words,
    patient: found.patient,
    urgency: 'critical',
    href,
  })
  await ctx.emit(RecordWithdrawn, { entry: `orders.report:${found.request}` }, { aggregate: found.request })
}

/** The doctor who asked, and whoever saw the report; not those who wrote and reviewed what they are told of. */
function toldOf(requester: string, readers: readonly string[], { author, reviewer }: OrderReport): string[] {
  return [...new Set([requester, ...readers.filter((one) => one !== author && one !== reviewer)])]
}

async function earlierVersions(ctx: OrdersContext, { request: asked, revision }: OrderReport): Promise<string[]> {
  const { items } = await ctx.store(report).list({ where: { request: asked }, limit: 200, sort: '-revision' })
  return items.filter((one) => one.revision < revision).map(({ id }) => id)
}

/** How pressing a first report is follows from its task; an amendment has no clock. */
async function withTask(ctx: OrdersContext, found: OrderReport): Promise<About> {
  const of = found.revision === 1 ? await ctx.store(task).find(found.task) : undefined
  return { ...found, ...(of && { priority: of.priority, dueAt: of.dueAt }) }
}

type About = Pick<OrderTask, 'patient' | 'patientName' | 'display' | 'accessionNumber'> & {
  readonly id: string
  readonly priority?: OrderRequest['priority']
  readonly dueAt?: string
  readonly placer?: string
  readonly organization: string
}

async function open(
  ctx: OrdersContext,
  about: About,
  work: Pick<Work, 'item'> &
    Record<'kind' | 'permission' | 'organization' | 'href', string> & { assignee: string | null },
): Promise<void> {
  const { patient, patientName, display, accessionNumber } = about
  const priority = about.priority ?? 'routine'
  const origin = about.placer ?? about.organization
  await ctx.emit(
    WorkOpened,
    {
      ...work,
      arguments: { display, accessionNumber },
      patient,
      patientName,
      origin,
      urgency: urgencyOf(priority),
      dueAt: about.dueAt ?? null,
    },
    { aggregate: about.id },
  )
}

async function close(ctx: OrdersContext, item: string, aggregate: string): Promise<void> {
  await ctx.emit(WorkClosed, { item }, { aggregate })
}
