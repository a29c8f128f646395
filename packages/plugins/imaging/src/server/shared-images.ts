import { type FileReply, fail, NotFound, sql, type z } from '@ygt/core'
import type { ImagingContext } from '../imaging-context.ts'
import type { sharedImages } from '../share-api.ts'
import { instance, series, study } from '../study.ts'
import { renderer } from './frame-renderer.ts'
import type { Located, WebContext } from './located-instances.ts'
import { retrieveLocated } from './retrieve.ts'
import { listSeries } from './study-views.ts'
import { viewLocated } from './view-instance.ts'

const why = 'images of the request that a link opens'

/** Everything of the linked request that is an image, series by series. */
export async function imagesOfLink(ctx: WebContext): Promise<z.output<typeof sharedImages>> {
  const request = await requestOfLink(ctx)
  return ctx.asSystem(why, async (system) => {
    const { items } = await system.store(study).list({ where: { request, state: 'matched' }, limit: 20 })
    const [first] = items
    if (first) ctx.looked({ resource: study.id, record: first.id, patient: first.patient })
    const studies = await Promise.all(
      items.map(async ({ id, studyDate, studyDescription }) => ({
        id,
        studyDate: textOf(studyDate),
        description: textOf(studyDescription),
        series: await listSeries(system, id, {
          thumbnail: (uid) => `/api/imaging/shared/series/${uid}/thumbnail`,
          instance: (uid) => `/api/imaging/shared/instances/${uid}`,
        }),
      })),
    )
    return { studies: studies.filter(({ series: of }) => of.length > 0) }
  })
}

export async function thumbnailOfLink(ctx: WebContext, uid: string): Promise<FileReply> {
  const rows = await locateOfLink(ctx, sql`se.series_instance_uid = ${uid}`)
  return ctx.asSystem(why, (system) => retrieveLocated(system, rows, { renderer, maxSize: 320 }))
}

export async function instanceOfLink(ctx: WebContext, uid: string): Promise<FileReply> {
  const [row] = await locateOfLink(ctx, sql`i.sop_instance_uid = ${uid}`)
  return ctx.asSystem(why, (system) => viewLocated(system, row ?? fail(NotFound), { stranger: true }))
}

/** Instances of the linked request only, whatever UID was asked for. */
async function locateOfLink(ctx: WebContext, wanted: ReturnType<typeof sql>): Promise<readonly Located[]> {
  const request = await requestOfLink(ctx)
  const rows = await ctx.asSystem(why, (system) =>
    system.query<Located>(sql`select i.blob, i.transfer_syntax_uid, i.sop_instance_uid, se.series_instance_uid, st.study_instance_uid, st.id as study_id, st.patient, st.request
      from ${study} st join ${instance} i on i.study = st.id join ${series} se on se.id = i.series
      where st.request = ${request} and st.state = 'matched' and ${wanted} order by se.series_number, i.instance_number, i.id`),
  )
  return rows.length > 0 ? rows : fail(NotFound)
}

async function requestOfLink(ctx: ImagingContext): Promise<string> {
  const { request } = await ctx.uses.orders.shared({})
  return request ?? fail(NotFound)
}

function textOf(value: string | number | null): string | null {
  return value === null ? null : String(value)
}
