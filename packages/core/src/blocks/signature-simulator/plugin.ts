import { definePlugin } from '../../plugin/define-plugin.ts'
import { SignatureService } from '../signatures/contract.ts'
import { simulatorApi } from './api.ts'
import { holder, revocation } from './holder.ts'
import { simulatorSettings } from './settings.ts'
import { simulatorProblems } from './simulator-problems.ts'

/** A certificate service to try signatures with: real formats, no trust. Provides `signature-service@1` until another one does. */
export const simulatorPlugin = definePlugin('signature-simulator', {
  core: '*',
  provides: { service: SignatureService },
  settings: simulatorSettings,
  resources: [holder, revocation],
  api: simulatorApi,
  problems: simulatorProblems,
  grants: [{ role: 'administrator', reach: 'county', permissions: ['signature-simulator:holder:manage'] }],
})
