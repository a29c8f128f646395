import { Answered, ageOn, Loading, useAnswer, useDirectory, useT } from '@ygt/core/web'
import { lazy, type ReactElement, Suspense, useMemo } from 'react'
import { type ImageList, keys, useImaging } from './clients.ts'
import { readableDay, readablePersonName, sexOfDicom } from './readable-values.ts'

const StudyViewer = lazy(() =>
  import('./viewer/study-viewer.tsx').then(({ StudyViewer: Viewer }) => ({ default: Viewer })),
)

/** The pictures of one study, with whose they are on the screen. */
export function StudyImages({ study }: { readonly study: string }): ReactElement {
  const client = useImaging()
  const images = useAnswer(keys.images(study), () => client.images({ id: study }))
  return (
    <Answered query={images}>
      {(list) => (
        <Suspense fallback={<Loading />}>
          <Viewer list={list} />
        </Suspense>
      )}
    </Answered>
  )
}

function Viewer({ list }: { readonly list: ImageList }): ReactElement {
  const t = useT()
  const { organizations } = useDirectory()
  const { study, series } = list
  const institution = organizations.get(study.organization)?.shown
  const shown = useMemo(() => {
    const birthDate = readableDay(study.patientBirthDate)
    const age = birthDate && ageOn(birthDate, study.createdAt)
    const sex = sexOfDicom(study.patientSex)
    const source = {
      series: series.map((one) => ({
        uid: one.uid,
        modality: one.modality ?? '',
        ...(one.description && { description: one.description }),
        instances: one.instances.map(({ uid, frames, url }) => ({ uid, frames, url })),
        thumbnailUrl: `/api/imaging/dicomweb/studies/${study.studyInstanceUid}/series/${one.uid}/thumbnail`,
      })),
    }
    const identity = {
      patientName: readablePersonName(study.patientName),
      patientId: study.patientId ?? '',
      ...(sex && { sex: t(`web.sex.${sex}`) }),
      ...(age && { age: t(`core.age.${age.unit}`, { n: age.value }) }),
      ...(study.studyDate && { studyDate: readableDay(study.studyDate) }),
      ...(study.studyDescription && { studyDescription: study.studyDescription }),
      ...(study.accessionNumber && { accessionNumber: study.accessionNumber }),
      ...(institution && { institution }),
    }
    return { source, identity }
  }, [study, series, t, institution])
  return <StudyViewer study={shown} t={t} />
}
