import { Answered, ChoiceFilter, useAnswer, useT } from '@ygt/core/web'
import { type ReactElement, useState } from 'react'
import { keys, type TaskView, useImaging } from '../clients.ts'
import { readableDay } from '../readable-values.ts'
import { StudyImages } from '../study-images.tsx'

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
  const nameOf = (study: (typeof studies)[number]): string =>
    [
      study.request === task.request ? t('imaging.reading.this') : readableDay(study.studyDate),
      study.modalities,
      study.studyDescription ?? '',
    ].join(' ')
  return (
    <section className="reading-images">
      {studies.length > 1 ? (
        <div className="reading-studies">
          <ChoiceFilter
            label={t('imaging.reading.studies')}
            value={shown ?? ''}
            change={setChosen}
            choices={studies.map((study) => ({ value: study.id, label: nameOf(study) }))}
          />
        </div>
      ) : null}
      <Answered query={own}>
        {() =>
          shown ? (
            <StudyImages key={shown} study={shown} />
          ) : (
            <p className="reading-no-images">{t('imaging.study.none')}</p>
          )
        }
      </Answered>
    </section>
  )
}
