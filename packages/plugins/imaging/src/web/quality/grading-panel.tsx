import { Link, type TaskRow, useAnswer, useLiveRefresh, useSession, useT } from '@ygt/core/web'
import type { ReactElement } from 'react'
import { useImaging } from '../clients.ts'
import { FindingsList } from './findings-list.tsx'
import { GradeForm } from './grade-form.tsx'
import { Checks, Grade, type QualityRow, qualityKeys } from './quality-words.tsx'

/** Beside the report: the quality of each study of the request, and its grade. Folded, so that reading comes first. */
export function GradingPanel({ task: { request } }: { readonly task: TaskRow }): ReactElement | null {
  const imaging = useImaging()
  const { may } = useSession()
  const allowed = may('imaging:quality:read')
  const list = useAnswer(qualityKeys.ofRequest(request), () => imaging.listQuality({ request }), { enabled: allowed })
  useLiveRefresh('work', qualityKeys.ofRequest(request))
  if (!allowed || !list.data || list.data.items.length === 0) return null
  return (
    <>
      {list.data.items.map((row) => (
        <OneStudy key={row.study} row={row} />
      ))}
    </>
  )
}

function OneStudy({ row }: { readonly row: QualityRow }): ReactElement {
  const t = useT()
  const imaging = useImaging()
  const { may } = useSession()
  const detail = useAnswer(qualityKeys.one(row.study), () => imaging.getQuality({ id: row.study }))
  return (
    <details className="reading-asked" open={row.errors > 0 && row.grade === null}>
      <summary>
        {t('imaging.quality.title')} {row.grade === null ? <Checks row={row} /> : <Grade grade={row.grade} />}{' '}
        <RetakeMark row={row} />
      </summary>
      {detail.data ? <FindingsList quality={detail.data} /> : null}
      {detail.data && row.rejectedAt === null && may('imaging:quality:grade') ? (
        <GradeForm
          key={`${row.grade}`}
          quality={detail.data}
          kind="reading"
          reviewing={may('orders:report:publish@imaging')}
        />
      ) : null}
    </details>
  )
}

/** A rejected study stays to be seen, and says so; so does what was taken instead. */
export function RetakeMark({ row }: { readonly row: QualityRow }): ReactElement | null {
  const t = useT()
  if (row.rejectedAt !== null)
    return (
      <span className="ygt-muted">
        {t(row.retakenBy ? 'imaging.quality.rejected.retaken' : 'imaging.quality.rejected')}{' '}
        {row.retakenBy ? (
          <Link to={`/imaging/quality/${row.retakenBy}`}>{t('imaging.quality.open-retake')}</Link>
        ) : null}
      </span>
    )
  if (row.retakeOf === null) return null
  return (
    <span className="ygt-muted">
      {t('imaging.quality.retake-of')}{' '}
      <Link to={`/imaging/quality/${row.retakeOf}`}>{t('imaging.quality.open-rejected')}</Link>
    </span>
  )
}
