export type { DriverOf, FunctionDrivers } from '../guideline/drivers.ts'
export type * from '../guideline/imaging/acquisition-driver.ts'
export type {
  ImagingAgreementDriver,
  ImagingSecondReading,
  ImagingSignature,
} from '../guideline/imaging/agreement-driver.ts'
export type * from '../guideline/imaging/checkup-driver.ts'
export type * from '../guideline/imaging/driver.ts'
export type * from '../guideline/imaging/outside-driver.ts'
export type * from '../guideline/imaging/quality-driver.ts'
export type * from '../guideline/imaging/referral-driver.ts'
export type * from '../guideline/imaging/roster-driver.ts'
export type * from '../guideline/imaging/share-driver.ts'
export { type StaffKey, staff } from '../testing/people/staff.ts'
export { Refused } from '../testing/signed-in.ts'
export type {
  CapabilityReport,
  CapabilityStatus,
  ConformanceReport,
  FunctionReport,
  RequirementReport,
  ScenarioReport,
} from './conformance-report.ts'
export type { Coverage, CoveredCall } from './coverage.ts'
export * from './define-driver.ts'
export * from './define-laws.ts'
export * from './define-scenario.ts'
export { everyLaw } from './every-law.ts'
export { everyScenario } from './every-scenario.ts'
export { type Invariant, invariants } from './invariants.ts'
export type { RecordedCall } from './recorded-calls.ts'
export { type ConformanceOptions, type ConformancePlugin, runConformance } from './run-conformance.ts'
export { type JudgedLaw, runLaws } from './run-laws.ts'
export { type PlayedScenario, runScenario } from './run-scenario.ts'
export { InvariantBroken, type Outcome, type Verdict } from './verdict.ts'
