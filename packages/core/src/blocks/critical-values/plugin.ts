import { Notifications } from '../../notifications/notifications.ts'
import { Directory } from '../../organization/directory.ts'
import { definePlugin } from '../../plugin/define-plugin.ts'
import { DiagnosticService, Orders } from '../orders/contract.ts'
import { criticalValuesApi } from './api.ts'
import { call, dismissal } from './call.ts'
import { CriticalValues } from './contract.ts'
import { criticalValuesSettings } from './settings.ts'
import { value } from './value.ts'
import { CriticalValueEscalated, CriticalValueMoved, CriticalValueRaised } from './value-events.ts'
import { valueProblems } from './value-problems.ts'

/** The default provider of `critical-values@1`. */
export const criticalValuesPlugin = definePlugin('critical-values', {
  core: '*',
  uses: { orders: Orders, services: DiagnosticService, directory: Directory, notifications: Notifications },
  provides: { criticalValues: CriticalValues },
  settings: criticalValuesSettings,
  resources: [value, call, dismissal],
  api: criticalValuesApi,
  events: [CriticalValueRaised, CriticalValueMoved, CriticalValueEscalated],
  problems: valueProblems,
  duties: ['receive'],
  grants: [
    {
      role: 'manager',
      reach: 'county',
      permissions: [
        'critical-values:value:read',
        'critical-values:value:oversee',
        'critical-values:rate:read',
        'core:record:read',
      ],
    },
  ],
})
