import type { ImagingContext } from '../imaging-context.ts'
import { attributesAt } from '../index-fields.ts'
import { type Instance, instance, type Study, StudyQuarantined, series, study } from '../study.ts'
import type { KeptInstance } from './keep-instance.ts'
import { placeStudy } from './match-study.ts'

export interface Arrival {
  readonly instances: readonly KeptInstance[]
  readonly source: 'upload' | 'stow'
  /** Request that somebody named while uploading. */
  readonly request?: string | null
}

/** What became of each instance: new, here already with the same bytes, or in conflict with other bytes. */
export interface Indexed {
  readonly studies: readonly Study[]
  readonly outcomes: readonly { readonly instance: KeptInstance; readonly outcome: 'stored' | 'known' | 'conflict' }[]
}

/** Puts kept instances of any number of studies into the index and matches each study to its request; one unit of work. */
export async function indexInstances(ctx: ImagingContext, { instances, source, request }: Arrival): Promise<Indexed> {
  return ctx.work(async () => {
    const known = await knownInstances(
      ctx,
      instances.map((i) => i.attributes.sopInstanceUid),
    )
    const outcomes = instances.map((kept) => {
      const before = known.get(kept.attributes.sopInstanceUid)
      return {
        instance: kept,
        outcome:
          before === undefined
            ? ('stored' as const)
            : before === kept.sha256
              ? ('known' as const)
              : ('conflict' as const),
      }
    })
    const fresh = distinct(outcomes.filter((o) => o.outcome === 'stored').map((o) => o.instance))
    const byStudy = Map.groupBy(instances, (i) => i.attributes.studyInstanceUid)
    const studies: Study[] = []
    for (const [uid, group] of byStudy) {
      const arrived = fresh.filter((i) => i.attributes.studyInstanceUid === uid)
      const [first] = group
      if (!first) continue
      const stored = await storeStudy(ctx, { first, arrived, source })
      if (stored) studies.push(await placeStudy(ctx, stored, request ?? null))
    }
    return { studies, outcomes }
  })
}

/** Hashes of the instances that are here already, in any institution: a UID is unique in the world. */
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

function distinct(instances: readonly KeptInstance[]): KeptInstance[] {
  return [...new Map(instances.map((i) => [i.attributes.sopInstanceUid, i])).values()]
}

interface Storing {
  readonly first: KeptInstance
  readonly arrived: readonly KeptInstance[]
  readonly source: 'upload' | 'stow'
}

async function storeStudy(ctx: ImagingContext, { first, arrived, source }: Storing): Promise<Study | undefined> {
  const { attributes } = first
  const organization = ctx.caller.organization ?? 'county'
  const studies = ctx.store(study)
  const before = await studies.findBy({ studyInstanceUid: attributes.studyInstanceUid })
  if (before && arrived.length === 0) return before
  if (arrived.length === 0) return undefined
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
      { ...values, mismatches: [], source, modalities, seriesCount: 0, instanceCount: 0, bytes: 0 } as never,
      { organization },
    ))
  const inStudy = await storeSeries(ctx, row, arrived)
  return studies.update(row.id, {
    modalities,
    seriesCount: row.seriesCount + inStudy.added,
    instanceCount: row.instanceCount + arrived.length,
    bytes: row.bytes + arrived.reduce((sum, i) => sum + i.size, 0),
  })
}

async function storeSeries(
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
    for (const kept of group) await storeInstance(ctx, { row, at: at.id, kept })
    await ctx.store(series).update(at.id, { instanceCount: at.instanceCount + group.length })
  }
  return { added }
}

async function storeInstance(
  ctx: ImagingContext,
  { row, at, kept }: { readonly row: Study; readonly at: string; readonly kept: KeptInstance },
): Promise<void> {
  const { attributes, size, sha256, blob, warnings } = kept
  const values = {
    ...attributesAt('instance', attributes),
    study: row.id,
    series: at,
    sopInstanceUid: attributes.sopInstanceUid,
    transferSyntaxUid: attributes.transferSyntaxUid,
    size,
    sha256,
    blob,
    warnings: [...warnings],
  }
  await ctx.store(instance).create(values as never, { organization: row.organization })
}

export async function announceQuarantine(ctx: ImagingContext, row: Study): Promise<void> {
  await ctx.emit(StudyQuarantined, { study: row.id, organization: row.organization }, { aggregate: row.id })
}
