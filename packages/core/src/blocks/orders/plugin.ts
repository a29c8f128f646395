import { z } from 'zod'
import { Notifications } from '../../notifications/notifications.ts'
import { Directory } from '../../organization/directory.ts'
import { definePlugin } from '../../plugin/define-plugin.ts'
import { PatientIndex } from '../patient-index/contract.ts'
import { ordersApi } from './api.ts'
import { DiagnosticService, Orders } from './contract.ts'
import {
  ReportAmended,
  ReportPublished,
  ReportRetracted,
  RequestPlaced,
  RequestRevoked,
  TaskRejected,
} from './order-events.ts'
import { orderProblems } from './order-problems.ts'
import { report, template } from './report.ts'
import { request } from './request.ts'
import { task } from './task.ts'

/** Settings of the block. Durations are ISO 8601. */
export const ordersSettings = z
  .object({
    /** How long a claimed task stays with its owner before it returns to the list. */
    claimFor: z
      .string()
      .regex(/^P(T?\d+[DHMS])+$/)
      .default('PT2H'),
  })
  .prefault({})

/** The default provider of `orders@1`. */
export const ordersPlugin = definePlugin('orders', {
  core: '*',
  uses: { patients: PatientIndex, services: DiagnosticService, directory: Directory, notifications: Notifications },
  provides: { orders: Orders },
  settings: ordersSettings,
  resources: [request, task, report, template],
  api: ordersApi,
  events: [RequestPlaced, RequestRevoked, TaskRejected, ReportPublished, ReportAmended, ReportRetracted],
  problems: orderProblems,
})
