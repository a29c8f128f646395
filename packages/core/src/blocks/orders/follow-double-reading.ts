import { WorkClosed, WorkOpened } from '../../work-items/work-items.ts'
import { later } from './double-read.ts'
import { type DoubleReading, doubleReading } from './double-reading.ts'
import type { OrdersContext } from './service-directory.ts'

interface Step {
  readonly kind: string
  readonly permission: string
  readonly assignee: string | null
  readonly dueAt: string
}

/** What is to be done in each state, by whom, until when. */
const steps: Readonly<Partial<Record<DoubleReading['state'], (row: DoubleReading) => Step>>> = {
  waiting: (row) => ({
    kind: 'second-reading',
    permission: 'orders:double-reading:perform',
    assignee: null,
    dueAt: row.dueAt,
  }),
  reading: (row) => ({
    ...{ kind: 'second-reading', permission: 'orders:double-reading:perform' },
    ...{ assignee: row.reader, dueAt: row.dueAt },
  }),
  comparing: (row) => ({
    ...{ kind: 'grade-reading', permission: 'orders:double-reading:perform' },
    ...{ assignee: row.reader, dueAt: row.dueAt },
  }),
  disputed: (row) => ({
    ...{ kind: 'answer-reading', permission: 'orders:report:write', assignee: row.author },
    dueAt: later(row.gradedAt ?? row.createdAt, row.answerWithin),
  }),
  answered: (row) => ({
    ...{ kind: 'decide-reading', permission: 'orders:double-reading:arbitrate', assignee: null },
    dueAt: later(row.answeredAt ?? row.updatedAt, row.decideWithin),
  }),
}

export const readingPage = (id: string): string => `/double-readings/${id}`

/** Keeps 我的工作 and the bells in step with a second reading. */
export async function followReading(
  ctx: OrdersContext,
  { reading: id, state }: { readonly reading: string; readonly state: string },
): Promise<void> {
  const row = await ctx.store(doubleReading).find(id)
  if (!row || row.state !== state) return
  const item = `orders.double-reading:${id}`
  const step = steps[row.state]?.(row)
  const { display, accessionNumber, patient, patientName, organization, placer, category } = row
  if (step)
    await ctx.emit(
      WorkOpened,
      {
        item,
        kind: `orders.work.${step.kind}`,
        arguments: { display, accessionNumber },
        ...{ patient, patientName, organization, origin: placer, urgency: 'routine' },
        assignee: step.assignee,
        permission: `${step.permission}@${category}`,
        dueAt: step.dueAt,
        href: readingPage(id),
      },
      { aggregate: id },
    )
  else await ctx.emit(WorkClosed, { item }, { aggregate: id })
  const told = { disputed: [row.author], settled: [row.author, row.reader ?? row.author] }[row.state as 'disputed']
  if (told)
    await ctx.uses.notifications.notify({
      to: { practitioners: [...new Set(told)] },
      kind: `orders.notice.reading-${row.state}`,
      arguments: { display, patientName },
      patient,
      urgency: 'routine',
      href: readingPage(id),
    })
}
