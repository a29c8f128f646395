import { ageOn, type Translate } from '@ygt/core/web'
import type { ImageList } from './clients.ts'
import { readableDay, readablePersonName, sexOfDicom } from './readable-values.ts'
import type { ShownStudy } from './viewer/image-source.ts'

interface Shown {
  readonly t: Translate
  /** Where the images come from, by name. */
  readonly institution: string | undefined
  /** An earlier study that is compared with. */
  readonly prior: boolean
}

/** What the server lists of a study as the viewer takes it. */
export function shownStudy({ study, series }: ImageList, { t, institution, prior }: Shown): ShownStudy {
  const birthDate = readableDay(study.patientBirthDate)
  const studyDate = readableDay(study.studyDate)
  const age = birthDate && ageOn(birthDate, studyDate || study.createdAt)
  const sex = sexOfDicom(study.patientSex)
  const source = {
    series: series.map((one) => ({
      uid: one.uid,
      modality: one.modality ?? '',
      ...(one.description && { description: one.description }),
      ...(one.bodyPart && { bodyPart: one.bodyPart }),
      instances: one.instances.map(({ uid, frames, url }) => ({ uid, frames, url })),
      thumbnailUrl: one.thumbnailUrl,
    })),
  }
  const identity = {
    patientName: readablePersonName(study.patientName),
    patientId: study.patientId ?? '',
    ...(sex && { sex: t(`web.sex.${sex}`) }),
    ...(age && { age: t(`core.age.${age.unit}`, { n: age.value }) }),
    ...(studyDate && { studyDate }),
    ...(study.studyDescription && { studyDescription: study.studyDescription }),
    ...(study.accessionNumber && { accessionNumber: study.accessionNumber }),
    ...(institution && { institution }),
  }
  return { id: study.id, source, identity, prior }
}
