export {
  type HolderLine,
  type MyCertificate,
  type ReportSignature,
  reportSealsClient,
  signatureKeys,
  signaturesClient,
  simulatorClient,
} from './signatures-client.ts'
export { SignaturesOfReport } from './signatures-of-report.tsx'
export { keepSession, useSigningSession } from './signing-session.ts'
export { type Prepare, type PrepareMany, type Seal, useSeal } from './use-seal.tsx'
