import { criticalValueLaws } from '../blocks/critical-values/laws.ts'
import { orderLaws } from '../blocks/orders/laws.ts'
import { patientLaws } from '../blocks/patient-index/laws.ts'
import { notificationLaws } from '../notifications/notification-laws.ts'
import { directoryLaws } from '../organization/directory-laws.ts'
import type { Laws } from './define-laws.ts'

/** The laws of core's contracts. */
export const everyLaw: readonly Laws[] = [directoryLaws, notificationLaws, patientLaws, orderLaws, criticalValueLaws]
