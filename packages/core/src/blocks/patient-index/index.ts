export * from './contract.ts'
export { patientsPlugin } from './plugin.ts'
export { duplicateView, patientsApi, residentRow, residentView } from './api.ts'
export { attendance, identifier, patient, type Patient, type PatientIdentifier } from './patient.ts'
export { IdentifierTaken, LikelyDuplicate, NoSuchNumber } from './patient-problems.ts'
export { EthnicGroup } from './ethnic-group.ts'
export { maskCitizenNumber, maskIdentifier, maskPhone } from '../../resource/mask-text.ts'
export { normalizeName, splitName } from './chinese-name.ts'
export {
  type CitizenNumber,
  type CitizenNumberResult,
  normalizeCitizenNumber,
  parseCitizenNumber,
} from './citizen-number.ts'
export { classifyQuery, type ClassifiedQuery } from './query-classification.ts'
export { countyDay } from './county-day.ts'
export { checkIdentifier, findIdentifierKind, identifierSystem } from './identifier.ts'
export { type IdentifierKind, type IdentifierKindId, identifierKinds } from './identifier-kinds.ts'
export {
  compareIdentities,
  comparableIdentity,
  type IdentityComparison,
  type KnownIdentity,
} from './identity-comparison.ts'
export { duplicateRules, type DuplicateWarning, duplicateWarnings } from './duplicate-warning.ts'
export { nameKeys, type NameKeys } from './name-keys.ts'
export { parsePhone } from './phone.ts'
