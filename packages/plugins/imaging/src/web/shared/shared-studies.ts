import type { TypesOf } from '@ygt/core'
import type { api } from '../../api.ts'
import { readableDay } from '../readable-values.ts'
import type { ImageSeries, ShownStudy } from '../viewer/image-source.ts'

export type SharedStudies = TypesOf<(typeof api)['sharedImages']>['out']

export interface Picked {
  readonly study: ShownStudy
  readonly series: ImageSeries
}

interface About {
  /** Name (masked), sex and age, as the page above says them. */
  readonly who: string
  readonly examination: string
  /** Small pictures by series, as far as they are here. */
  readonly thumbnails: ReadonlyMap<string, string>
}

/** What a link opens as the viewer takes it. */
export function shownShared({ studies }: SharedStudies, { who, examination, thumbnails }: About): ShownStudy[] {
  return studies.map(({ id, studyDate, series }) => ({
    id,
    prior: false,
    identity: {
      patientName: who,
      patientId: '',
      studyDescription: examination,
      ...(studyDate && { studyDate: readableDay(studyDate) }),
    },
    source: {
      series: series.map(({ uid, modality, description, bodyPart, instances }) => {
        const thumbnailUrl = thumbnails.get(uid)
        return {
          uid,
          modality: modality ?? '',
          ...(description && { description }),
          ...(bodyPart && { bodyPart }),
          instances: instances.map((one) => ({ uid: one.uid, frames: one.frames, url: one.url })),
          ...(thumbnailUrl && { thumbnailUrl }),
        }
      }),
    },
  }))
}
