import { fail, NotFound, type Port, sql } from '@ygt/core'
import type { CaseMaterial } from '@ygt/core/blocks/orders'
import type { ImagingContext } from '../imaging-context.ts'
import { readInstance } from '../server/instance-archive.ts'
import { instance, series, study } from '../study.ts'
import { deidentifiedInstance } from './deidentified-instance.ts'
import { imagingStudies } from './imaging-study.ts'
import { type ReferredImage, referralNotes } from './referral-notes.ts'
import { storeOutside } from './store-outside.ts'

const why = 'a case goes outside the county with its images, wherever they were taken'
/** Objects without pixels of their own: what is written in them cannot be cleaned, so they stay here. */
const withoutPixels = [
  'SR',
  'KO',
  'PR',
  'DOC',
  'PLAN',
  'REG',
  'RTPLAN',
  'RTSTRUCT',
  'RTDOSE',
  'RTRECORD',
  'ECG',
  'HD',
  'AU',
]

/** How the images of a case travel to a hospital outside the county: one by one over STOW-RS, under the number of the case. */
export function caseMaterial(ctx: ImagingContext): Port<typeof CaseMaterial> {
  const keep = new Set(ctx.settings.referral.keep)
  return {
    describe: async () => ({ category: 'imaging' }),
    async list({ request }) {
      const all = await imagesOf(ctx, request)
      const going = all.filter(({ modality }) => !withoutPixels.includes(modality ?? ''))
      return {
        resources: imagingStudies(going, keep),
        items: going.map(({ sopInstanceUid }) => sopInstanceUid),
        notes: referralNotes(going, { keep, leftOut: all.length - going.length }),
      }
    },
    async send({ request, item, to, identity }) {
      const row = (await imagesOf(ctx, request, item))[0] ?? fail(NotFound)
      const bytes = await readInstance(ctx, row)
      return storeOutside(await deidentifiedInstance(bytes, { identity, keep }), { to, uid: item })
    },
  }
}

/** Images of a request in the order of their series; of one instance when it is named. */
async function imagesOf(ctx: ImagingContext, request: string, item?: string): Promise<readonly ReferredImage[]> {
  const one = item === undefined ? sql`1 = 1` : sql`i.sop_instance_uid = ${item}`
  return ctx.query<ReferredImage>(
    sql`select i.blob, i.sop_instance_uid, i.sop_class_uid, i.size, se.series_instance_uid, se.modality, se.body_part_examined, st.study_instance_uid, st.study_date
    from ${sql.unscoped(instance, why)} i join ${sql.unscoped(series, why)} se on se.id = i.series join ${sql.unscoped(study, why)} st on st.id = i.study
    where st.request = ${request} and st.state = 'matched' and ${one} order by st.id, se.series_number, se.id, i.instance_number, i.id`,
  )
}
