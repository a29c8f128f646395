export { type CapabilityId, capabilityIds } from './capability-ids.ts'
export {
  type Bilingual,
  type Capability,
  type Construction,
  capabilities,
  construction,
  type FunctionSlug,
  findFunction,
  functionOf,
  functions,
  type GuidelineFunction,
  guidelineTitle,
  isCapabilityId,
  type Requirement,
  type Section,
  type SectionId,
  sections,
} from './functions.ts'
