import { optional } from '../../contract/define-contract.ts'
import { definePlugin } from '../../plugin/define-plugin.ts'
import { signaturesApi } from './api.ts'
import { Signatures } from './contract.ts'
import { SignatureService } from './service-contract.ts'
import { signaturesSettings } from './settings.ts'
import { authority, signature } from './signature.ts'
import { signatureProblems } from './signature-problems.ts'

/** The default provider of `signatures@1`. */
export const signaturesPlugin = definePlugin('signatures', {
  core: '*',
  uses: { service: optional(SignatureService) },
  provides: { signatures: Signatures },
  settings: signaturesSettings,
  resources: [signature, authority],
  api: signaturesApi,
  problems: signatureProblems,
  grants: [{ role: 'manager', reach: 'county', permissions: ['signatures:signature:read'] }],
})
