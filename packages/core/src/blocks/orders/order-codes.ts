import { defineCodes } from '../../resource/fields/index.ts'

/** FHIR R4 RequestPriority without `asap`, which nobody here tells apart from `urgent`. */
export const RequestPriority = defineCodes({
  system: 'http://hl7.org/fhir/request-priority',
  labels: 'orders.priority',
  values: ['routine', 'urgent', 'stat'],
})

/** Where the patient was when it was asked for: 门诊、住院、急诊、体检. */
export const OrderSetting = defineCodes({
  system: 'urn:ygt:order-setting',
  labels: 'orders.setting',
  values: ['outpatient', 'inpatient', 'emergency', 'check-up'],
})

/** Side of the body, DICOM (0020,0060) with `bilateral` and `none` spelled out. */
export const Laterality = defineCodes({
  system: 'urn:ygt:laterality',
  labels: 'orders.laterality',
  values: ['left', 'right', 'bilateral', 'none'],
})

/** Rank of a priority in work lists: the smaller the sooner. */
export function rankOf(priority: string): number {
  return { stat: 0, urgent: 1 }[priority] ?? 2
}
