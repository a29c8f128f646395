export { type SharedReport } from './links-client.ts'
export { ShareReport } from './share-report.tsx'
export { passHeaders, sharedTransport } from './shared-transport.ts'
