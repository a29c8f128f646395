import { StatusTag, useT } from '@ygt/core/web'
import type { ReactElement } from 'react'
import type { QualityDetail } from './quality-words.tsx'

const tones = { error: 'critical', warning: 'warning', info: 'neutral' } as const

/** What the checks found, each with what to do about it, and how much was looked at. */
export function FindingsList({ quality }: { readonly quality: QualityDetail }): ReactElement {
  const t = useT()
  const { findings, checkedAt, headers, pixels, thresholds } = quality
  return (
    <div>
      {checkedAt === null ? <p className="ygt-muted">{t('imaging.quality.unchecked')}</p> : null}
      {checkedAt !== null && findings.length === 0 ? (
        <StatusTag tone="done">{t('imaging.quality.clean')}</StatusTag>
      ) : null}
      <ul className="quality-findings">
        {findings.map(({ rule, severity, words, images, instanceUid }) => (
          <li key={`${rule} ${severity} ${instanceUid}`}>
            <StatusTag tone={tones[severity]}>{t(`imaging.quality.severity.${severity}`)}</StatusTag>{' '}
            {t(`imaging.quality.rule.${rule}`, words)}{' '}
            {images > 1 ? <span className="ygt-muted">{t('imaging.quality.on-images', { count: images })}</span> : null}
          </li>
        ))}
      </ul>
      {checkedAt === null ? null : (
        <p className="ygt-muted">{t('imaging.quality.looked-at', { headers, pixels, thresholds: thresholds ?? '' })}</p>
      )}
      <style href="quality-findings" precedence="default">
        {
          '.quality-findings { list-style: none; margin: 6px 0; padding: 0; display: flex; flex-direction: column; gap: 6px; }'
        }
      </style>
    </div>
  )
}
