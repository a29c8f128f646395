import { CountyTime, PractitionerName, type ReaderLine, StatusTag, useT } from '@ygt/core/web'
import { Button } from 'antd'
import type { ReactElement } from 'react'

/** Readers with their load today; how far each is from a fair share is a bar and a number. */
export function ReadersTable({
  readers,
  edit,
}: {
  readonly readers: readonly ReaderLine[]
  readonly edit: (reader: ReaderLine) => void
}): ReactElement {
  const t = useT()
  const heads = ['reader', 'duty', 'skills', 'capacity', 'open', 'done', 'share', 'action'] as const
  return (
    <table className="allocation-readers">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {t(`shell.allocation.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {readers.map((r) => (
          <tr key={r.practitioner}>
            <td>
              <strong>
                <PractitionerName id={r.practitioner} />
              </strong>
            </td>
            <td>
              {r.duty ? (
                <>
                  <StatusTag tone={r.duty === 'on-site' ? 'done' : 'progress'}>
                    {t(`shell.allocation.duty.${r.duty}`)}
                  </StatusTag>{' '}
                  <span className="ygt-muted">
                    {t('shell.allocation.until')} <CountyTime at={r.until} />
                  </span>
                </>
              ) : (
                <span className="ygt-muted">{t('shell.allocation.duty.none')}</span>
              )}
            </td>
            <td>{r.skills.length > 0 ? r.skills.join(' · ') : t('shell.allocation.all-skills')}</td>
            <td className="ygt-number">{r.capacity}%</td>
            <td className="ygt-number">
              {t('shell.allocation.tasks', { tasks: r.openTasks, points: r.openPoints, claimed: r.claimed })}
            </td>
            <td className="ygt-number">
              {t('shell.allocation.reports', { reports: r.reports, points: r.donePoints })}
            </td>
            <td>{r.share === null ? <span className="ygt-muted">—</span> : <Share share={r.share} />}</td>
            <td>
              <Button size="small" onClick={() => edit(r)}>
                {t('shell.allocation.edit')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
      <style href="allocation" precedence="default">
        {`.allocation-readers { border-collapse: collapse; width: 100%; } .allocation-readers th, .allocation-readers td { text-align: left; padding: 8px 12px; border-bottom: 1px solid #e1e7ec; } .allocation-readers th { font-weight: 500; color: #4d5a67; background: #f2f5f7; } .allocation-share { display: inline-block; width: 80px; height: 8px; background: #e1e7ec; border-radius: 4px; overflow: hidden; vertical-align: middle; margin-right: 8px; } .allocation-share i { display: block; height: 100%; background: #155fb8; }`}
      </style>
    </table>
  )
}

/** Half the bar is a fair share. */
function Share({ share }: { readonly share: number }): ReactElement {
  return (
    <>
      <span className="allocation-share" aria-hidden="true">
        <i style={{ width: `${Math.min(100, share * 50)}%` }} />
      </span>
      <span className="ygt-number">{Math.round(share * 100)}%</span>
    </>
  )
}
