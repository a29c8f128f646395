export { maskCitizenNumber, maskIdentifier, maskPhone } from '../../resource/mask-text.ts'
export { duplicateView, patientsApi, residentRow, residentView } from './api.ts'
export { normalizeName, splitName } from './chinese-name.ts'
export {
  type CitizenNumber,
  type CitizenNumberResult,
  normalizeCitizenNumber,
  parseCitizenNumber,
} from './citizen-number.ts'
export * from './contract.ts'
export { countyDay } from './county-day.ts'
export { type DuplicateWarning, duplicateRules, duplicateWarnings } from './duplicate-warning.ts'
export { EthnicGroup } from './ethnic-group.ts'
export { checkIdentifier, findIdentifierKind, identifierSystem } from './identifier.ts'
export { type IdentifierKind, type IdentifierKindId, identifierKinds } from './identifier-kinds.ts'
export {
  comparableIdentity,
  compareIdentities,
  type IdentityComparison,
  type KnownIdentity,
} from './identity-comparison.ts'
export { type NameKeys, nameKeys } from './name-keys.ts'
export { attendance, identifier, type Patient, type PatientIdentifier, patient } from './patient.ts'
export { IdentifierTaken, LikelyDuplicate, NoSuchNumber } from './patient-problems.ts'
export { parsePhone } from './phone.ts'
export { patientsPlugin } from './plugin.ts'
export { type ClassifiedQuery, classifyQuery } from './query-classification.ts'
