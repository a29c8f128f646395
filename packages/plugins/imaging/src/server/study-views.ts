import { type HandlerContext, sql, type z } from '@ygt/core'
import type { imageList, studyCard } from '../api.ts'
import type { ImagingContext } from '../imaging-context.ts'
import { instance, type Study, series, study } from '../study.ts'
import { withShared, withSharedStudy } from './shared-results.ts'

type Ctx = HandlerContext<any, any, any> & ImagingContext
type Card = z.output<typeof studyCard>

export function viewStudy(ctx: ImagingContext, row: Study): Card {
  const modalities = row.modalities
    .split('\\')
    .filter((modality) => !notImages.includes(modality))
    .join('\\')
  return { ...(row as any), modalities, commands: ctx.commands(study, row) }
}

/** Reports, key object selections, presentation states: they lie with the images and are not looked at like them. */
const notImages: readonly string[] = ['SR', 'KO', 'PR']

/** Studies of a request or a resident, the newest first. */
export async function studiesOf(
  ctx: ImagingContext,
  { request, patient }: { readonly request?: string | undefined; readonly patient?: string | undefined },
): Promise<(Card & { bodyParts: string[] })[]> {
  if (request === undefined && patient === undefined) return []
  const where = {
    ...(request !== undefined && { request }),
    ...(patient !== undefined && { patient }),
    state: 'matched' as const,
  }
  return withShared(ctx, request, async (reading) => {
    const { items } = await reading.store(study).list({ where, limit: 100 })
    const parts = await bodyPartsOf(
      reading,
      items.map(({ id }) => id),
    )
    return items.map((row) => ({ ...viewStudy(ctx, row), bodyParts: parts.get(row.id) ?? [] }))
  })
}

/** Which parts of the body each study shows, in the words of the devices. */
async function bodyPartsOf(ctx: ImagingContext, studies: readonly string[]): Promise<Map<string, string[]>> {
  if (studies.length === 0) return new Map()
  const rows = await ctx.query<{ study: string; bodyPartExamined: string }>(
    sql`select distinct study, body_part_examined from ${series} se where body_part_examined is not null and study in (${sql.join(
      studies.map((id) => sql`${id}`),
      ', ',
    )})`,
  )
  return new Map([...Map.groupBy(rows, (row) => row.study)].map(([id, of]) => [id, of.map((r) => r.bodyPartExamined)]))
}

/** What the viewer loads (no reports, key object selections or presentation states): series in order, instances in order, with the address of a file that it can read. */
export async function imagesOf(ctx: Ctx, id: string): Promise<z.output<typeof imageList>> {
  return withSharedStudy(ctx, { id }, (reading) => listImages(ctx, reading, id))
}

async function listImages(ctx: Ctx, reading: ImagingContext, id: string): Promise<z.output<typeof imageList>> {
  const row = await reading.store(study).get(id)
  // the store writes down looks at residents only
  if (row.patient === null) ctx.looked({ resource: study.id, record: row.id, patient: null })
  const web = `/api/imaging/dicomweb/studies/${row.studyInstanceUid}`
  const grouped = await listSeries(reading, id, {
    thumbnail: (uid) => `${web}/series/${uid}/thumbnail`,
    instance: (uid) => `/api/imaging/studies/${row.id}/instances/${uid}/view`,
  })
  return { study: viewStudy(ctx, row), series: grouped }
}

/** Addresses of the pictures that are listed. */
interface Addresses {
  readonly thumbnail: (series: string) => string
  readonly instance: (instance: string) => string
}

/** What of a study is looked at: series in order, instances in order. */
export async function listSeries(reading: ImagingContext, id: string, addresses: Addresses) {
  const rows =
    await reading.query<any>(sql`select se.series_instance_uid, se.modality, se.series_number, se.series_description, se.body_part_examined, i.sop_instance_uid, i.instance_number, i.number_of_frames, i.size
    from ${instance} i join ${series} se on se.id = i.series where i.study = ${id} and (se.modality is null or se.modality not in (${sql.join(
      notImages.map((modality) => sql`${modality}`),
      ', ',
    )})) order by se.series_number, se.id, i.instance_number, i.id`)
  return [...Map.groupBy(rows, (r) => r.seriesInstanceUid as string)].map(([uid, group]) => {
    const [first] = group
    return {
      uid,
      modality: first.modality,
      number: numeric(first.seriesNumber),
      description: first.seriesDescription,
      bodyPart: first.bodyPartExamined,
      thumbnailUrl: addresses.thumbnail(uid),
      instances: group.map((r) => ({
        uid: r.sopInstanceUid,
        number: numeric(r.instanceNumber),
        frames: numeric(r.numberOfFrames) ?? 1,
        size: Number(r.size),
        url: addresses.instance(r.sopInstanceUid),
      })),
    }
  })
}

function numeric(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value)
}
