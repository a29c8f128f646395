import { dayAndWeek } from '../statistics/index.ts'
import type { OrderReport } from './report.ts'
import type { OrderRequest } from './request.ts'
import type { OrderTask } from './task.ts'

type Request = Pick<
  OrderRequest,
  | 'category'
  | 'id'
  | 'accessionNumber'
  | 'display'
  | 'priority'
  | 'organization'
  | 'performer'
  | 'requester'
  | 'state'
  | 'createdAt'
  | 'detail'
>
type Task = Pick<OrderTask, 'state' | 'readyAt' | 'claimedAt' | 'dueAt'>
type Version = Pick<OrderReport, 'revision' | 'state' | 'signedAt' | 'publishedAt' | 'author' | 'reviewer' | 'positive'>

/** An order with its task and the versions of its report, as one row of figures. `divideBy` names the detail that is its kind. */
export function factOfCase(
  asked: Request,
  task: Task | undefined,
  versions: readonly Version[],
  {
    divideBy,
    doubleRead = false,
  }: { readonly divideBy?: string | null | undefined; readonly doubleRead?: boolean } = {},
) {
  const first = versions.find((v) => v.revision === 1 && v.publishedAt !== null)
  const published = versions.filter((v) => v.publishedAt !== null).toSorted((a, b) => b.revision - a.revision)
  const [current] = published
  const kind = divideBy ? asked.detail?.[divideBy] : undefined
  const placed = dayAndWeek(asked.createdAt)
  const out = first?.publishedAt ? dayAndWeek(first.publishedAt) : undefined
  return {
    category: asked.category,
    request: asked.id,
    accessionNumber: asked.accessionNumber,
    display: asked.display,
    kind: typeof kind === 'string' ? kind.slice(0, 60) : null,
    priority: asked.priority,
    performer: asked.performer,
    requester: asked.requester,
    outcome: outcomeOf(asked, task, first),
    elsewhere: asked.performer !== asked.organization,
    placedDay: placed.day,
    placedWeek: placed.week,
    publishedDay: out?.day ?? null,
    publishedWeek: out?.week ?? null,
    toReady: minutesBetween(asked.createdAt, task?.readyAt),
    toClaim: minutesBetween(task?.readyAt, task?.claimedAt),
    toSign: minutesBetween(task?.claimedAt, first?.signedAt),
    toPublish: minutesBetween(first?.signedAt, first?.publishedAt),
    total: minutesBetween(asked.createdAt, first?.publishedAt),
    inTime: first?.publishedAt && task ? first.publishedAt <= task.dueAt : null,
    author: first?.author ?? null,
    reviewer: first?.reviewer ?? null,
    positive: current?.positive ?? null,
    amended: published.some((v) => v.revision > 1),
    retracted: current?.state === 'entered-in-error',
    doubleRead,
  }
}

function outcomeOf(asked: Request, task: Task | undefined, first: Version | undefined) {
  if (first) return 'published' as const
  if (asked.state === 'revoked' || task?.state === 'cancelled') return 'revoked' as const
  return task?.state === 'rejected' ? ('rejected' as const) : ('open' as const)
}

function minutesBetween(from: string | null | undefined, to: string | null | undefined): number | null {
  if (!from || !to) return null
  // images may have been taken before they were asked for on paper
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 60_000))
}
