import { Answered, ChoiceFilter, useAnswer, useT } from '@ygt/core/web'
import { type ReactElement, useState } from 'react'
import { keys, type TaskView, useImaging } from '../clients.ts'
import { readableDay } from '../readable-values.ts'
import { StudyImages } from '../study-images.tsx'

/** The pictures of a task. An order may have been answered by several studies; earlier ones are in the viewer. */
export function TaskImages({ task }: { readonly task: TaskView }): ReactElement {
  const t = useT()
  const client = useImaging()
  const own = useAnswer(keys.studies(task.request), () => client.listStudies({ request: task.request }))
  const [chosen, setChosen] = useState<string>()
  const studies = own.data?.items ?? []
  const shown = chosen ?? studies[0]?.id
  return (
    <section className="reading-images">
      {studies.length > 1 ? (
        <div className="reading-studies">
          <ChoiceFilter
            label={t('imaging.reading.studies')}
            value={shown ?? ''}
            change={setChosen}
            choices={studies.map(({ id, studyDate, modalities, studyDescription }) => ({
              value: id,
              label: [readableDay(studyDate), modalities, studyDescription ?? ''].join(' '),
            }))}
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
