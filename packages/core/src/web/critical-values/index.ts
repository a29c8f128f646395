export { CriticalValuePanel } from './raise-panel.tsx'
export { CriticalFindingWords, CriticalValueState } from './value-words.tsx'
export {
  type CriticalValueDetail,
  type CriticalValueRow,
  criticalValueKeys,
  criticalValuesClient,
} from './values-client.ts'
export { CriticalValuesOfRequest } from './values-of-request.tsx'
