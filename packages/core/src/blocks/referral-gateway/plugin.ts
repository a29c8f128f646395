import { definePlugin } from '../../plugin/define-plugin.ts'
import { Orders, ReferralGateway } from '../orders/index.ts'
import { gatewayApi } from './api.ts'
import { gatewayProblems } from './gateway-problems.ts'
import { gatewaySettings } from './settings.ts'

/** The way to a hospital outside the county over HTTP, FHIR R4 and DICOMweb. Provides `referral-gateway@1` until another one does. */
export const gatewayPlugin = definePlugin('referral-gateway', {
  core: '*',
  uses: { orders: Orders },
  provides: { gateway: ReferralGateway },
  settings: gatewaySettings,
  api: gatewayApi,
  problems: gatewayProblems,
})
