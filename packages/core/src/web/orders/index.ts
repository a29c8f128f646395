export { AssignDialog } from './assign-dialog.tsx'
export { Assignee } from './assignee.tsx'
export { type SeriesMemberRow, type SeriesRow, seriesClient, seriesKeys } from './series-client.ts'
export { type ReaderLine, type TaskRow, taskKeys, tasksClient } from './tasks-client.ts'
