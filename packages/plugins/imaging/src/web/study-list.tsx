import { CommandBar, CountyTime, Link, requestKeys, useCommand, useSession, useT } from '@ygt/core/web'
import type { ReactElement } from 'react'
import { keys, type StudyCard, useImaging } from './clients.ts'

/** Studies with what they hold, and the way to look at them. */
export function StudyList({
  studies,
  task,
}: {
  readonly studies: readonly StudyCard[]
  readonly task?: string | null
}): ReactElement {
  const t = useT()
  const { may } = useSession()
  if (studies.length === 0) return <p className="ygt-muted">{t('imaging.study.none')}</p>
  return (
    <ul className="imaging-studies">
      {studies.map((study) => (
        <li key={study.id}>
          <div>
            <strong>
              {study.modalities} {study.studyDescription}
            </strong>
            <p className="ygt-muted">
              {t('imaging.study.size', {
                series: study.seriesCount,
                images: study.instanceCount,
                megabytes: (study.bytes / 1e6).toFixed(1),
              })}
            </p>
            <p className="ygt-muted">
              {t('imaging.study.arrived')} <CountyTime at={study.createdAt} />
            </p>
          </div>
          <Apart study={study} />
          <span className="imaging-study-links">
            <Link to={`/imaging/studies/${study.id}`}>{t('imaging.study.look')}</Link>
            {task && may('orders:task:read@imaging') ? (
              <Link to={`/imaging/reading/${task}`}>{t('imaging.study.open')}</Link>
            ) : null}
          </span>
        </li>
      ))}
      <style
        href="imaging-studies"
        precedence="default"
      >{`.imaging-studies { list-style: none; display: grid; gap: 8px; } .imaging-studies li { display: flex; justify-content: space-between; align-items: center; gap: 12px; padding: 10px 12px; border: 1px solid var(--ygt-line); border-radius: 4px; } .imaging-study-links { display: grid; gap: 4px; text-align: right; }`}</style>
    </ul>
  )
}

/** Images that were matched to the wrong request go back to those that wait to be matched. */
function Apart({ study }: { readonly study: StudyCard }): ReactElement {
  const t = useT()
  const client = useImaging()
  const refresh = [
    ['imaging', 'studies'],
    keys.quarantine,
    requestKeys.requests,
    ['orders', 'request'],
    ['core', 'work'],
  ]
  const unmatch = useCommand((reason: string) => client.unmatchStudy({ id: study.id, reason }), { refresh })
  return (
    <CommandBar
      size="small"
      primary={false}
      commands={study.commands}
      busy={unmatch.busy}
      problem={unmatch.problem}
      offered={[
        {
          id: 'unmatch',
          label: 'imaging.quarantine.unmatch',
          danger: true,
          reason: true,
          confirm: t('imaging.quarantine.unmatch.confirm'),
          run: unmatch.run,
        },
      ]}
    />
  )
}
