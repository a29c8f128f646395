export { AssignDialog } from './assign-dialog.tsx'
export { Assignee } from './assignee.tsx'
export {
  type CentreExamination,
  type CentreSlots,
  type DiagnosticCentre,
  type ReportSection,
  useCentre,
  useCentreWords,
  useExaminationName,
  useNamesOf,
} from './centre.tsx'
export { composeCentre } from './compose-centre.tsx'
export { AgreementGradeWords, ReadingState } from './double-readings/reading-words.tsx'
export { type DoubleReadingRow, doubleReadingKeys, doubleReadingsClient } from './double-readings-client.ts'
export { useOrderColumns } from './order-columns.tsx'
export { RecognisableResults, type RecognisableResultsProps, type Repeat } from './recognisable-results.tsx'
export { ReferOutside } from './refer-outside.tsx'
export { type CaseDetail, type CaseRow, type RecognisableRow, referralClient, referralKeys } from './referral-client.ts'
export { ReferralLog } from './referral-log.tsx'
export { ReportText } from './reports/report-text.tsx'
export { type RequestRow, requestKeys, requestsClient } from './requests-client.ts'
export { SendUpPanel } from './send-up-panel.tsx'
export { type SeriesMemberRow, type SeriesRow, seriesClient, seriesKeys } from './series-client.ts'
export { Outcome, Priority, ReportState, RequestState, TaskState } from './status-tags.tsx'
export { type ReaderLine, type TaskRow, taskKeys, tasksClient } from './tasks-client.ts'
