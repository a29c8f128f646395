import { criticalValuesServed } from '../blocks/critical-values/server.ts'
import { ordersServed } from '../blocks/orders/server.ts'
import { patients } from '../blocks/patient-index/server.ts'
import { gatewayServed } from '../blocks/referral-gateway/server.ts'
import { simulatorServed } from '../blocks/signature-simulator/server.ts'
import { signaturesServed } from '../blocks/signatures/server.ts'
import { statisticsServed } from '../blocks/statistics/server.ts'
import type { ServedPlugin } from '../plugin/serve-plugin.ts'

/** The default providers of the blocks' contracts, in the order in which they start. */
export const blockPlugins: readonly ServedPlugin[] = [
  patients,
  simulatorServed,
  signaturesServed,
  gatewayServed,
  ordersServed,
  criticalValuesServed,
  statisticsServed,
]
