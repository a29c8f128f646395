import { Answered, ChoiceFilter, type TaskRow, useAnswer, useT } from '@ygt/core/web'
import { type ReactElement, useState } from 'react'
import { keys, useImaging } from './clients.ts'
import { readableDay } from './readable-values.ts'
import { StudyImages } from './study-images.tsx'

/** The pictures of a task. An order may have been answered by several studies; earlier ones are in the viewer. */
export function TaskImages({ task }: { readonly task: TaskRow }): ReactElement {
  const t = useT()
  const client = useImaging()
  const own = useAnswer(keys.studies(task.request), () => client.listStudies({ request: task.request }))
  const [chosen, setChosen] = useState<string>()
  const studies = own.data?.items ?? []
  const shown = chosen ?? studies[0]?.id
  return (
    <section className="imaging-task">
      {studies.length > 1 ? (
        <div className="imaging-task-studies">
          <ChoiceFilter
            label={t('imaging.study.several')}
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
            <p className="imaging-task-none">{t('imaging.study.none')}</p>
          )
        }
      </Answered>
      <style
        href="imaging-task"
        precedence="default"
      >{`.imaging-task { display: flex; flex-direction: column; } .imaging-task > .ygt-viewer { flex: 1; min-height: 0; } .imaging-task-studies { padding: 6px; overflow: auto; flex: none; } .imaging-task-none { margin: auto; color: var(--ygt-soft); }`}</style>
    </section>
  )
}
