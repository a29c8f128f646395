import type { ImagingContext } from '../imaging-context.ts'
import { attributesAt } from '../index-fields.ts'
import { type Instance, instance, type Study, series, study } from '../study.ts'
import type { KeptInstance } from './keep-instance.ts'
import { placeStudy } from './match-study.ts'
import { checkLater } from './quality/keep-quality.ts'

export interface Arrival {
  readonly instances: readonly KeptInstance[]
  readonly source: Study['source']
  /** Institution that the images come from; the caller's when absent. A device acts for its own. */
  readonly organization?: string
  /** Request that somebody named while uploading. */
  readonly request?: string | null
}

/**
 * What became of an instance: new; here already with the same bytes; in conflict with what is here under its UIDs; or of a
 * study that another institution has sent.
 */
export interface Outcome {
  readonly instance: KeptInstance
  outcome: 'stored' | 'known' | 'conflict' | 'elsewhere'
}

export interface Indexed {
  readonly studies: readonly Study[]
  readonly outcomes: readonly Readonly<Outcome>[]
}

/** Puts kept instances of any number of studies into the index and matches each study to its request; one unit of work. */
export async function indexInstances(ctx: ImagingContext, arrival: Arrival): Promise<Indexed> {
  const { instances, request } = arrival
  return ctx.work(async () => {
    const outcomes = await compared(ctx, instances)
    const studies: Study[] = []
    for (const group of Map.groupBy(outcomes, (o) => o.instance.attributes.studyInstanceUid).values()) {
      const stored = await storeStudy(ctx, group, arrival)
      if (!stored) continue
      studies.push(await placeStudy(ctx, stored, request ?? null))
      if (group.some(({ outcome }) => outcome === 'stored')) await checkLater(ctx, stored.id)
    }
    return { studies, outcomes }
  })
}

/** Each instance against what is here under its UID, in any institution and earlier in the same batch: a UID is unique in the world. */
async function compared(ctx: ImagingContext, instances: readonly KeptInstance[]): Promise<Outcome[]> {
  const known = await knownInstances(
    ctx,
    instances.map((i) => i.attributes.sopInstanceUid),
  )
  return instances.map((kept) => {
    const { sopInstanceUid } = kept.attributes
    const before = known.get(sopInstanceUid)
    if (before === undefined) known.set(sopInstanceUid, kept.sha256)
    return { instance: kept, outcome: before === undefined ? 'stored' : before === kept.sha256 ? 'known' : 'conflict' }
  })
}

/** Hashes of the instances that are here already. */
async function knownInstances(ctx: ImagingContext, uids: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  await ctx.asSystem('an instance is compared with what is here under its UID', async (system) => {
    for (let start = 0; start < uids.length; start += 200) {
      const { items } = await system
        .store(instance)
        .list({ where: { sopInstanceUid: uids.slice(start, start + 200) }, limit: 200 })
      for (const row of items as Instance[]) found.set(row.sopInstanceUid, row.sha256)
    }
  })
  return found
}

/** The study of a group with its new instances, or undefined when none of them may be stored. */
async function storeStudy(
  ctx: ImagingContext,
  group: readonly Outcome[],
  arrival: Arrival,
): Promise<Study | undefined> {
  const attributes = group[0]?.instance.attributes
  if (!attributes) return undefined
  const { studyInstanceUid } = attributes
  const organization = arrival.organization ?? ctx.caller.organization ?? 'county'
  const { source } = arrival
  const studies = ctx.store(study)
  const seen = await studies.findBy({ studyInstanceUid })
  // a device sees with the rights of the system, and sends for its own institution only
  const before = arrival.organization === undefined || seen?.organization === organization ? seen : undefined
  await markForeign(ctx, group, { studyInstanceUid, before })
  const arrived = group.filter((o) => o.outcome === 'stored').map((o) => o.instance)
  if (arrived.length === 0) return before
  const values = { ...attributesAt('study', attributes), studyInstanceUid: attributes.studyInstanceUid } as Record<
    string,
    unknown
  >
  const modalities = [
    ...new Set([...(before?.modalities.split('\\') ?? []), ...arrived.map((i) => i.attributes.modality ?? 'OT')]),
  ]
    .sort()
    .join('\\')
  const row =
    before ??
    (await studies.create(
      {
        ...values,
        mismatches: [],
        coerced: [],
        source,
        modalities,
        seriesCount: 0,
        instanceCount: 0,
        bytes: 0,
      } as never,
      { organization },
    ))
  const inStudy = await storeSeries(ctx, row, arrived)
  const counted = {
    modalities,
    seriesCount: row.seriesCount + inStudy.added,
    instanceCount: row.instanceCount + arrived.length,
    bytes: row.bytes + arrived.reduce((sum, i) => sum + i.size, 0),
  }
  return studies.update(row.id, counted, { version: row.version })
}

/** What belongs to somebody else's study, or says of its series that it is in another study than before, is not stored. */
async function markForeign(
  ctx: ImagingContext,
  group: readonly Outcome[],
  { studyInstanceUid, before }: { readonly studyInstanceUid: string; readonly before: Study | undefined },
): Promise<void> {
  await ctx.asSystem('images are compared with the studies and series that are here', async (system) => {
    const elsewhere = !before && (await system.store(study).findBy({ studyInstanceUid })) !== undefined
    if (elsewhere) for (const one of group) one.outcome = 'elsewhere'
    const fresh = group.filter((o) => o.outcome === 'stored')
    for (const [seriesInstanceUid, of] of Map.groupBy(fresh, (o) => o.instance.attributes.seriesInstanceUid)) {
      const held = await system.store(series).findBy({ seriesInstanceUid })
      if (held && held.study !== before?.id) for (const one of of) one.outcome = 'conflict'
    }
  })
}

export async function storeSeries(
  ctx: ImagingContext,
  row: Study,
  arrived: readonly KeptInstance[],
): Promise<{ added: number }> {
  const { organization } = row
  let added = 0
  for (const [uid, group] of Map.groupBy(arrived, (i) => i.attributes.seriesInstanceUid)) {
    const [first] = group
    if (!first) continue
    const existing = await ctx.store(series).findBy({ seriesInstanceUid: uid })
    if (!existing) added += 1
    const values = {
      ...attributesAt('series', first.attributes),
      seriesInstanceUid: uid,
      study: row.id,
      instanceCount: 0,
    }
    const at = existing ?? (await ctx.store(series).create(values as never, { organization }))
    const rows = group.map((kept) => instanceRow(kept, { study: row.id, series: at.id }))
    await ctx.store(instance).createMany(rows as never, { organization })
    await ctx.store(series).update(at.id, { instanceCount: at.instanceCount + group.length }, { version: at.version })
  }
  return { added }
}

function instanceRow(
  { attributes, size, sha256, blob, warnings }: KeptInstance,
  within: { readonly study: string; readonly series: string },
): Readonly<Record<string, unknown>> {
  return {
    ...attributesAt('instance', attributes),
    ...within,
    sopInstanceUid: attributes.sopInstanceUid,
    transferSyntaxUid: attributes.transferSyntaxUid,
    size,
    sha256,
    blob,
    warnings: [...warnings],
  }
}
