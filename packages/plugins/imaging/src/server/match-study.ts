import type { OrderCard } from '@ygt/core/blocks/orders'
import { type IdentityMismatch, matchIdentity } from '../dicom/identity-match.ts'
import { statedIdentity } from '../dicom/reconciled-identity.ts'
import type { ImagingContext } from '../imaging-context.ts'
import { type Study, StudyQuarantined, study } from '../study.ts'
import { isRejected } from './quality/keep-quality.ts'

/**
 * Finds the request that a study belongs to: the one named while uploading, else by accession number. Who the images
 * say they are of has to agree with whom the request is for; otherwise they wait to be resolved by a person.
 */
export async function placeStudy(ctx: ImagingContext, row: Study, chosen: string | null): Promise<Study> {
  if (row.state !== 'quarantined') {
    if (row.request) await ready(ctx, row.request, row)
    return row
  }
  const found = await candidate(ctx, row, chosen)
  if (!found) return quarantined(ctx, row, [])
  const mismatches = compare(row, found.order)
  if (mismatches.length > 0) return quarantined(ctx, row, mismatches)
  const how = found.how
  const input = {
    request: found.order.id,
    patient: found.order.patient,
    accession: found.order.accessionNumber,
    how,
    reason: null,
    coerced: [],
  }
  const matched = await ctx.asSystem('images whose identity agrees are matched to their request', (system) =>
    system.act(study, row.id, 'match', input),
  )
  await ready(ctx, found.order.id, matched)
  return matched
}

/** Images and request stand side by side and somebody decided: they belong together. */
export async function resolveStudy(
  ctx: ImagingContext,
  id: string,
  { request, reason }: { readonly request: string; readonly reason: string },
): Promise<Study | undefined> {
  const order = await ctx.uses.orders.get({ request })
  if (!order) return undefined
  const before = await ctx.store(study).get(id)
  // what the images say, not what they were taken for before
  const coerced = compare({ ...before, ...statedIdentity(before.coerced) }, order)
  const matched = await ctx.act(study, id, 'match', {
    request,
    patient: order.patient,
    accession: order.accessionNumber,
    how: 'resolved',
    reason,
    coerced,
  })
  if (before.request !== null && before.request !== request) await waiting(ctx, before.request, reason)
  await ready(ctx, request, matched)
  return matched
}

/** A match was wrong: the images wait again, and so does the request, unless others of its images are here. */
export async function unmatchStudy(
  ctx: ImagingContext,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<Study> {
  return ctx.work(async () => {
    const { request } = await ctx.store(study).get(id)
    const apart = await ctx.act(study, id, 'unmatch', { reason })
    if (request !== null) await waiting(ctx, request, reason)
    return apart
  })
}

async function waiting(ctx: ImagingContext, request: string, reason: string): Promise<void> {
  await ctx.asSystem('the images of a request were taken away', async (system) => {
    const { items } = await system.store(study).list({ where: { request, state: 'matched' }, limit: 1 })
    if (items.length === 0) await system.uses.orders.markWaiting({ request, reason })
  })
}

async function candidate(
  ctx: ImagingContext,
  row: Study,
  chosen: string | null,
): Promise<{ order: OrderCard; how: 'chosen' | 'accession' } | undefined> {
  return ctx.asSystem('images are matched to a request wherever it was placed', async (system) => {
    if (chosen) {
      const order = await system.uses.orders.get({ request: chosen })
      if (order && takesImages(order)) return { order, how: 'chosen' as const }
    }
    const accessionNumber = row.accessionNumber
    if (typeof accessionNumber !== 'string' || accessionNumber === '') return undefined
    const order = await system.uses.orders.findByAccession({ category: 'imaging', accessionNumber })
    return order && takesImages(order) ? { order, how: 'accession' as const } : undefined
  })
}

/** Where images and request disagree. An upload for a chosen request needs no accession number, but may not carry another's. */
export function compare(row: Study, order: OrderCard): IdentityMismatch[] {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)
  const stated = {
    patientId: text(row.patientId),
    patientName: text(row.patientName),
    patientSex: text(row.patientSex),
    patientBirthDate: text(row.patientBirthDate),
    accessionNumber: text(row.accessionNumber),
  }
  const verdict = matchIdentity(stated, {
    patientIds: [order.patient],
    name: order.patientName,
    sex: { male: 'M', female: 'F', other: 'O', unknown: '' }[order.patientSex] ?? null,
    birthDate: order.patientBirthDate,
    accessionNumber: order.accessionNumber,
  })
  return verdict.verdict === 'match' ? [] : [...verdict.mismatches]
}

async function quarantined(ctx: ImagingContext, row: Study, mismatches: readonly IdentityMismatch[]): Promise<Study> {
  await ctx.emit(StudyQuarantined, { study: row.id, organization: row.organization }, { aggregate: row.id })
  return ctx.store(study).update(row.id, { mismatches: [...mismatches] })
}

/** Tells whoever reads. Nobody waits for the images of an order that was taken back or rejected: they stay with it all the same. */
async function ready(ctx: ImagingContext, request: string, row: Study): Promise<void> {
  const detail = {
    study: row.id,
    studyInstanceUid: row.studyInstanceUid,
    modalities: row.modalities,
    instanceCount: row.instanceCount,
  }
  await ctx.asSystem('the images of a request have arrived', async (system) => {
    const order = await system.uses.orders.get({ request })
    // stragglers of rejected images are no retake
    if (order && takesImages(order) && !(await isRejected(system, row.id)))
      await system.uses.orders.markReady({ request, detail })
  })
}

function takesImages({ state, taskState }: OrderCard): boolean {
  return ['active', 'completed'].includes(state) && !['rejected', 'cancelled'].includes(taskState ?? '')
}
