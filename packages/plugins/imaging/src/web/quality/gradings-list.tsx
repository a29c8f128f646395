import { CountyTime, useT } from '@ygt/core/web'
import type { ReactElement } from 'react'
import type { QualityDetail } from './quality-words.tsx'

/** Who graded what, the newest first; none of it is changed. */
export function GradingsList({ gradings }: Pick<QualityDetail, 'gradings'>): ReactElement {
  const t = useT()
  return (
    <ul className="quality-findings">
      {gradings.map((one) => (
        <li key={one.id}>
          <CountyTime at={one.gradedAt} /> <span className="ygt-muted">{t(`imaging.quality.kind.${one.kind}`)}</span>{' '}
          {t('imaging.quality.graded-by', { name: one.graderName, grade: t(`imaging.quality.grade.${one.grade}`) })}{' '}
          {one.reasons.map((reason) => t(`imaging.quality.reason.${reason}`)).join(' · ')} {one.note}{' '}
          {one.agreement ? t(`imaging.quality.agreement.${one.agreement}`) : null}
        </li>
      ))}
    </ul>
  )
}
