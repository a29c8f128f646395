import { z } from 'zod'
import { defineEvent } from '../../events/define-event.ts'

const request = z.object({
  request: z.string(),
  category: z.string(),
  patient: z.string(),
  accessionNumber: z.string(),
  /** Institution that asks. */
  placer: z.string(),
  /** Institution that does it. */
  performer: z.string(),
})

export const RequestPlaced = defineEvent('orders.request-placed', request)
export const RequestRevoked = defineEvent('orders.request-revoked', request.extend({ reason: z.string() }))
export const TaskRejected = defineEvent(
  'orders.task-rejected',
  request.extend({ task: z.string(), reason: z.string() }),
)

/** A task moved: work lists follow. */
export const TaskChanged = defineEvent('orders.task-changed', z.object({ task: z.string(), state: z.string() }))
/** A version of a report moved: work lists follow. */
export const ReportChanged = defineEvent('orders.report-changed', z.object({ report: z.string(), state: z.string() }))

/** A second reading moved: work lists follow. */
export const DoubleReadingMoved = defineEvent(
  'orders.double-reading-moved',
  z.object({ reading: z.string(), state: z.string() }),
)

const report = request.extend({ report: z.string(), revision: z.int() })

/** A report became final: it may be read, printed and relied on. */
export const ReportPublished = defineEvent('orders.report-published', report)
/** A new version replaced a published one; readers of the old one have to be told. */
export const ReportAmended = defineEvent(
  'orders.report-amended',
  report.extend({ previous: z.string(), reason: z.string() }),
)
/** A published report turned out to be wrong and must not be used (FHIR entered-in-error). */
export const ReportRetracted = defineEvent('orders.report-retracted', report.extend({ reason: z.string() }))
