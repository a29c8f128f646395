import { ageOn, Answered, ChoiceFilter, Loading, useAnswer, useDirectory, useT } from '@ygt/core/web'
import { lazy, type ReactElement, Suspense, useMemo, useState } from 'react'
import { readableDay, readablePersonName } from '../readable-values.ts'
import { type ImageList, keys, type TaskView, useImaging } from '../clients.ts'

const StudyViewer = lazy(() =>
  import('../viewer/study-viewer.tsx').then(({ StudyViewer: Viewer }) => ({ default: Viewer })),
)

/** The pictures of a task: its own study first; earlier ones of the resident beside it for comparison. */
export function TaskImages({ task }: { readonly task: TaskView }): ReactElement {
  const t = useT()
  const client = useImaging()
  const own = useAnswer(keys.studies(task.request), () => client.listStudies({ request: task.request }))
  const all = useAnswer(['imaging', 'studies-of-patient', task.patient], () =>
    client.listStudies({ patient: task.patient }),
  )
  const [chosen, setChosen] = useState<string>()
  const studies = [
    ...(own.data?.items ?? []),
    ...(all.data?.items ?? []).filter((s) => !own.data?.items.some((o) => o.id === s.id)),
  ]
  const shown = chosen ?? studies[0]?.id
  return (
    <section className="reading-images">
      {studies.length > 1 ? (
        <div className="reading-studies">
          <ChoiceFilter
            label={t('imaging.reading.studies')}
            value={shown ?? ''}
            change={setChosen}
            choices={studies.map((study) => ({
              value: study.id,
              label: `${study.request === task.request ? t('imaging.reading.this') : readableDay(study.studyDate)} ${study.modalities} ${study.studyDescription ?? ''}`,
            }))}
          />
        </div>
      ) : null}
      <Answered query={own}>
        {({ items }) =>
          shown ? (
            <Images key={shown} study={shown} task={task} />
          ) : (
            <p className="reading-no-images">{t(items.length === 0 ? 'imaging.study.none' : 'web.loading')}</p>
          )
        }
      </Answered>
    </section>
  )
}

function Images({ study, task }: { readonly study: string; readonly task: TaskView }): ReactElement {
  const client = useImaging()
  const images = useAnswer(keys.images(study), () => client.images({ id: study }))
  return (
    <Answered query={images}>
      {(list) => (
        <Suspense fallback={<Loading />}>
          <Viewer list={list} task={task} />
        </Suspense>
      )}
    </Answered>
  )
}

function Viewer({ list, task }: { readonly list: ImageList; readonly task: TaskView }): ReactElement {
  const t = useT()
  const { organizations } = useDirectory()
  const { study, series } = list
  const institution = organizations.get(study.organization)?.shown
  const shown = useMemo(() => {
    const { value, unit } = ageOn(task.patientBirthDate, study.createdAt)
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
      patientName: study.patientName ? readablePersonName(study.patientName) : task.patientName,
      patientId: study.patientId ?? task.patient,
      sex: t(`web.sex.${task.patientSex}`),
      age: t(`core.age.${unit}`, { n: value }),
      ...(study.studyDate && { studyDate: readableDay(study.studyDate) }),
      ...(study.studyDescription && { studyDescription: study.studyDescription }),
      ...(study.accessionNumber && { accessionNumber: study.accessionNumber }),
      ...(institution && { institution }),
    }
    return { source, identity }
  }, [study, series, task, t, institution])
  return <StudyViewer study={shown} t={t} />
}
