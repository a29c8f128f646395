import * as types from './field-types.ts'

/** The field types of the domain: `field.patient()`, `field.code(Modality)`, `field.text({ max: 500 })`. */
export const field = types
export { type CodeSystem, defineCodes } from './field-types.ts'
