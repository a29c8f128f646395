export { z } from 'zod'
export * from './contract/define-contract.ts'
export * from './endpoint/client.ts'
export * from './endpoint/define-endpoint.ts'
export * from './events/define-event.ts'
export type { CapabilityId } from './guideline/index.ts'
export * from './jobs/define-job.ts'
export * from './lifecycle/define-lifecycle.ts'
export { Notifications } from './notifications/notifications.ts'
export { Directory } from './organization/directory.ts'
export * from './persistence/blob-store.ts'
export * from './persistence/sql.ts'
export * from './plugin/context.ts'
export * from './plugin/define-plugin.ts'
export * from './plugin/serve-plugin.ts'
export * from './plugin/slots.ts'
export * from './plugin/web-plugin.ts'
export { ageOn, countyTime } from './printing/county-time.ts'
export type { PrintedDocument } from './printing/printed-document.ts'
export * from './problem/core-problems.ts'
export * from './problem/define-problem.ts'
export * from './projection/define-projection.ts'
export { RecordEntered, RecordWithdrawn } from './record/record-entries.ts'
export * from './resource/define-resource.ts'
export * from './resource/field.ts'
export type { Common, SecretOptions } from './resource/fields/field-types.ts'
export * from './resource/fields/index.ts'
export {
  LinkCodeNeeded,
  LinkCodeWrong,
  LinkNotOpen,
  LinkOfAnotherKind,
  LinkTooLong,
  LinkVisitOver,
} from './shared-links/link-problems.ts'
export { type LinkCard, linkAccessCard, linkCard, linkDraft, SharedLinks } from './shared-links/shared-links.ts'
export { labelArguments, urgencies, urgency, WorkClosed, WorkOpened } from './work-items/work-items.ts'
