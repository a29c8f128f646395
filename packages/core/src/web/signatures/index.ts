export {
  type HolderLine,
  type MyCertificate,
  type ReportSignature,
  reportSealsClient,
  signatureKeys,
  signaturesClient,
  simulatorClient,
} from './signatures-client.ts'
export { keepSession, useSigningSession } from './signing-session.ts'
export { type Prepare, type Seal, useSeal } from './use-seal.tsx'
