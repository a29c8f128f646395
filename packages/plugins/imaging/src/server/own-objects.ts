import { randomUUID } from 'node:crypto'
import { uidOfUuid } from '../dicom/seeded-uids.ts'
import type { ImagingContext } from '../imaging-context.ts'
import { series, study } from '../study.ts'
import { storeSeries } from './index-instances.ts'
import type { KeptInstance } from './keep-instance.ts'

/** The series of a study that our own objects of a kind go to, and how many there are; a new UID while there is none. */
export async function ownSeriesOf(
  ctx: ImagingContext,
  studyId: string,
  modality: 'SR' | 'KO',
): Promise<{ uid: string; count: number }> {
  const { items } = await ctx.store(series).list({ where: { study: studyId, modality, manufacturer: 'YGT' }, limit: 1 })
  const [found] = items
  return found
    ? { uid: found.seriesInstanceUid, count: found.instanceCount }
    : { uid: uidOfUuid(randomUUID()), count: 0 }
}

/** Puts an object that was made here into the index of its study; within a unit of work. Whoever reads need not be one who may send images. */
export async function addToStudy(ctx: ImagingContext, studyId: string, kept: KeptInstance): Promise<void> {
  await ctx.asSystem('what was made of images in reading is kept with them', async (system) => {
    const row = await system.store(study).get(studyId)
    const { added } = await storeSeries(system, row, [kept])
    const modalities = [...new Set([...row.modalities.split('\\'), kept.attributes.modality ?? 'OT'])].sort()
    const counted = {
      modalities: modalities.join('\\'),
      seriesCount: row.seriesCount + added,
      instanceCount: row.instanceCount + 1,
      bytes: row.bytes + kept.size,
    }
    await system.store(study).update(row.id, counted, { version: row.version })
  })
}
