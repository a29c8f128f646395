import type { Context } from '../../plugin/context.ts'
import { fail } from '../../problem/define-problem.ts'
import type { OrderCard } from './contract.ts'
import { UnknownCategory } from './order-problems.ts'
import type { OrdersSettings, ordersPlugin } from './plugin.ts'

export type OrdersContext = typeof ordersPlugin extends { uses: infer U } ? Context<U, OrdersSettings> : never

/** The composed plugin that performs a category. */
export async function serviceOf(ctx: OrdersContext, category: string) {
  for (const service of ctx.uses.services) {
    const described = await service.describe({})
    if (described.category !== category) continue
    const { check, assess, figures } = service
    return { ...described, check, assess, figures }
  }
  return fail(UnknownCategory, { category })
}

export type Service = Awaited<ReturnType<typeof serviceOf>>

/** Fills `{task}`, `{report}`, `{request}` in the address of a page. */
export function pageAddress(template: string, ids: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => ids[name] ?? whole)
}

export interface WithTask {
  readonly id: string
  readonly state: string
}

/** A request and its task as other functions see them. */
export function orderCardOf(request: any, task: WithTask | undefined): OrderCard {
  return {
    id: request.id,
    category: request.category,
    state: request.state,
    patient: request.patient,
    patientName: request.patientName,
    patientSex: request.patientSex,
    patientBirthDate: request.patientBirthDate,
    accessionNumber: request.accessionNumber,
    code: request.code,
    display: request.display,
    bodySite: request.bodySite,
    laterality: request.laterality,
    priority: request.priority,
    organization: request.organization,
    performer: request.performer,
    requester: request.requester,
    detail: request.detail,
    task: task?.id ?? null,
    taskState: task?.state ?? null,
  }
}
