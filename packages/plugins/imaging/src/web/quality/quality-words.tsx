import type { TypesOf } from '@ygt/core'
import { StatusTag, type Tone, useT } from '@ygt/core/web'
import type { ReactElement } from 'react'
import type { qualityApi } from '../../quality/quality-api.ts'

export type QualityDetail = TypesOf<(typeof qualityApi)['getQuality']>['out']
export type QualityRow = TypesOf<(typeof qualityApi)['listQuality']>['out']['items'][number]

export const qualityKeys = {
  all: ['imaging', 'quality'] as const,
  list: ['imaging', 'quality', 'list'] as const,
  ofRequest: (request: string) => ['imaging', 'quality', 'of-request', request] as const,
  one: (study: string) => ['imaging', 'quality', 'one', study] as const,
}

const tones: Readonly<Record<string, Tone>> = { A: 'done', B: 'progress', C: 'warning', reject: 'critical' }

/** 甲、乙、丙、废, or nothing yet. */
export function Grade({ grade }: { readonly grade: string | null }): ReactElement {
  const t = useT()
  if (grade === null) return <span className="ygt-muted">—</span>
  return <StatusTag tone={tones[grade] ?? 'neutral'}>{t(`imaging.quality.grade.${grade}`)}</StatusTag>
}

/** What the checks found, in one line. */
export function Checks({ row }: { readonly row: QualityRow }): ReactElement {
  const t = useT()
  if (row.checkedAt === null) return <span className="ygt-muted">{t('imaging.quality.unchecked')}</span>
  if (row.errors + row.warnings === 0) return <StatusTag tone="done">{t('imaging.quality.clean')}</StatusTag>
  return (
    <span style={{ display: 'inline-flex', gap: 10 }}>
      {row.errors > 0 ? (
        <StatusTag tone="critical">{t('imaging.quality.errors', { count: row.errors })}</StatusTag>
      ) : null}
      {row.warnings > 0 ? (
        <StatusTag tone="warning">{t('imaging.quality.warnings', { count: row.warnings })}</StatusTag>
      ) : null}
    </span>
  )
}

/** The ideographic part of a DICOM name where there is one: `Cheng^Defu=程^德福` is 程德福. */
export function shownName(name: string | null): string {
  const [alphabetic = '', ideographic = ''] = (name ?? '').split('=')
  return ideographic === '' ? alphabetic.replaceAll('^', ' ').trim() : ideographic.replaceAll('^', '')
}
