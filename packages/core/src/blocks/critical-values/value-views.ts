import { z } from 'zod'
import { sexes } from '../patient-index/contract.ts'
import type { CriticalCall } from './call.ts'
import { call } from './call.ts'
import { type CriticalValueCard, criticalValueCard } from './contract.ts'
import { type CriticalValue, value } from './value.ts'
import { CallChannel, CallOutcome, Rung } from './value-codes.ts'
import { requestPageOf, type ValuesContext } from './value-context.ts'

const text = z.string().nullable()

/** A critical value as lists show it. */
export const valueView = criticalValueCard.extend({
  version: z.int(),
  commands: z.array(z.string()),
  accessionNumber: z.string(),
  examination: z.string(),
  patientName: z.string(),
  patientSex: z.enum(sexes),
  patientBirthDate: z.string(),
  requester: z.string(),
  raisedBy: text,
  ladder: z.array(z.enum(Rung.values)),
  rung: z.int(),
  confirmedAt: text,
  confirmedBy: text,
  confirmedByName: text,
  notifiedInTime: z.boolean().nullable(),
  acknowledgedBy: text,
  acknowledgedByName: text,
  acknowledgedInTime: z.boolean().nullable(),
  readBack: text,
  actedAt: text,
  actedBy: text,
  action: text,
  notedAt: text,
  notedBy: text,
  progressNote: text,
  withdrawnAt: text,
  statusReason: text,
})

const callView = z.object({
  id: z.string(),
  calledAt: z.string(),
  caller: text,
  callerName: text,
  recipient: text,
  recipientName: text,
  channel: z.enum(CallChannel.values),
  outcome: z.enum(CallOutcome.values),
  rung: z.enum(Rung.values).nullable(),
  told: z.string(),
  readBack: text,
  remark: text,
})

/** One critical value with its log of calls, the first first, and where its order is shown. */
export const valueDetail = valueView.extend({ calls: z.array(callView), requestPage: text })

/** Commands that people give; the others belong to the clock. */
export function viewValue(ctx: ValuesContext, row: CriticalValue): z.output<typeof valueView> {
  const commands: string[] = ctx.commands(value, row).filter((name) => name !== 'confirmCall')
  const at = { organization: row.organization, qualifier: row.category }
  if (canBeCalled(row.state) && ctx.caller.may('critical-values:value:notify', at)) commands.push('call')
  if (isOpen(row.state) && ctx.caller.may('critical-values:value:lead', at)) commands.push('remind')
  if (isOpen(row.state) && ctx.caller.may('critical-values:value:oversee', at)) commands.push('supervise')
  return { ...(row as any), commands }
}

/** The value with its calls. */
export async function viewDetail(ctx: ValuesContext, row: CriticalValue): Promise<z.output<typeof valueDetail>> {
  const calls: CriticalCall[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await ctx
      .store(call)
      .list({ where: { value: row.id }, sort: 'calledAt', limit: 200, ...(cursor && { cursor }) })
    calls.push(...page.items)
    cursor = page.next
  }
  return { ...viewValue(ctx, row), calls, requestPage: await requestPageOf(ctx, row) }
}

export function cardOf(row: CriticalValue): CriticalValueCard {
  return criticalValueCard.parse(row)
}

export const canBeCalled = (state: string): boolean => state === 'confirmed' || state === 'notified'
export const isOpen = (state: string): boolean => state !== 'closed' && state !== 'withdrawn'
