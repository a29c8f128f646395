import type { z } from 'zod'
import { durationMilliseconds } from '../../kernel/duration.ts'
import { fail } from '../../problem/define-problem.ts'
import { assessed } from './allocate-tasks.ts'
import type { orderDraft } from './contract.ts'
import { rankOf } from './order-codes.ts'
import { RequestPlaced, TaskChanged } from './order-events.ts'
import { UnknownPatient } from './order-problems.ts'
import { keepRepeat, resultsInTheWay } from './recognition/decide.ts'
import { type OrderRequest, request } from './request.ts'
import { type OrdersContext, serviceOf } from './service-directory.ts'
import { type OrderTask, task } from './task.ts'

/** Places an order: request for the placer, task for the performer, work for whoever makes it ready. In one unit of work. */
export async function placeRequest(
  ctx: OrdersContext,
  draft: z.output<typeof orderDraft>,
): Promise<{ request: OrderRequest; task: OrderTask }> {
  const patient = (await ctx.uses.patients.card({ patient: draft.patient })) ?? fail(UnknownPatient)
  const service = await serviceOf(ctx, draft.category)
  const results = await resultsInTheWay(ctx, draft)
  return ctx.work(async () => {
    const now = ctx.now()
    const performer = draft.performer ?? service.centre ?? ctx.caller.organization ?? patient.organization
    const { detail, bodySite, laterality, clinicalNotes, diagnosis, repeat: _why, ...stated } = draft
    const shared = {
      patient: patient.id,
      patientName: patient.name,
      patientSex: patient.sex,
      patientBirthDate: patient.birthDate,
      accessionNumber: await accessionNumber(ctx, service.prefix, now),
    }
    const placed = await ctx.store(request).create({
      ...stated,
      ...shared,
      performer,
      detail: detail ?? null,
      bodySite: bodySite ?? null,
      laterality: laterality ?? null,
      clinicalNotes: clinicalNotes ?? null,
      diagnosis: diagnosis ?? null,
      requester: ctx.caller.practitioner ?? ctx.caller.account,
      requesterName: ctx.caller.name,
    })
    const dueAt = new Date(Date.parse(now) + durationMilliseconds(service.targets[draft.priority])).toISOString()
    const work = await assessed(service, placed)
    const asked = await ctx.asSystem('a request makes the task of the institution that performs', (system) =>
      system.store(task).create(
        {
          category: draft.category,
          request: placed.id,
          ...shared,
          display: draft.display,
          priority: draft.priority,
          rank: rankOf(draft.priority),
          placer: placed.organization,
          dueAt,
          detail: detail ?? null,
          ...work,
          pooled: false,
          referred: false,
        },
        { organization: performer },
      ),
    )
    const about = {
      request: placed.id,
      category: placed.category,
      patient: placed.patient,
      accessionNumber: placed.accessionNumber,
      placer: placed.organization,
      performer,
    }
    await keepRepeat(ctx, draft, { placed, results })
    await ctx.emit(RequestPlaced, about, { aggregate: placed.id })
    await ctx.emit(TaskChanged, { task: asked.id, state: asked.state }, { aggregate: asked.id })
    return { request: placed, task: asked }
  })
}

export function urgencyOf(priority: string): 'critical' | 'urgent' | 'routine' {
  return priority === 'stat' ? 'critical' : priority === 'urgent' ? 'urgent' : 'routine'
}

/** `YX` + day + number of the day: `YX261124000012`; at most 16 characters (DICOM SH). The day is the county's. */
async function accessionNumber(ctx: OrdersContext, prefix: string, now: string): Promise<string> {
  const day = new Date(Date.parse(now) + 8 * 3_600_000).toISOString().slice(2, 10).replaceAll('-', '')
  const n = await ctx.nextNumber(`accession:${prefix}${day}`)
  return `${prefix}${day}${String(n).padStart(6, '0')}`
}
