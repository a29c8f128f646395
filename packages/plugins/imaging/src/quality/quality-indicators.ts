import { sql } from '@ygt/core'
import type { IndicatorSource } from '@ygt/core/blocks/statistics'
import { studyQuality } from './study-quality.ts'

const theme = 'imaging.image-quality'

// #region source
/**
 * Figures of image quality. The targets, 40 % of grade A and at most 2 % rejected, are what hospital accreditation in China asks of
 * films by habit, from memory: set your own under `statistics.targets`.
 */
export const qualityIndicators: readonly IndicatorSource[] = [
  {
    resource: studyQuality,
    category: 'imaging',
    time: { day: sql`day`, week: sql`week` },
    dimensions: [
      {
        id: 'organization',
        label: 'statistics.dimension.organization',
        kind: 'organization',
        column: sql`organization`,
      },
      { id: 'station', label: 'imaging.quality.dimension.station', kind: 'text', column: sql`station` },
      { id: 'kind', label: 'statistics.dimension.kind', kind: 'text', column: sql`modality` },
      {
        id: 'grade',
        label: 'imaging.quality.dimension.grade',
        kind: 'codes',
        labels: 'imaging.quality.grade',
        column: sql`grade`,
      },
      {
        id: 'reason',
        label: 'imaging.quality.dimension.reason',
        kind: 'codes',
        labels: 'imaging.quality.reason',
        column: sql`reason`,
      },
    ],
    indicators: [
      { id: 'imaging.studies', theme, measure: 'count' },
      { id: 'imaging.graded', theme, measure: 'count', part: sql`grade is not null` },
      ...(['A', 'B', 'C'] as const).map((grade) => ({
        id: `imaging.grade-${grade.toLowerCase()}` as const,
        theme,
        measure: 'share' as const,
        whole: sql`grade is not null`,
        part: sql`grade = ${grade}`,
        ...(grade === 'A' && { target: { value: 0.4, direction: 'at-least' as const } }),
      })),
      {
        id: 'imaging.rejected',
        theme,
        measure: 'share',
        whole: sql`grade is not null`,
        part: sql`grade = 'reject'`,
        target: { value: 0.02, direction: 'at-most' },
      },
      { id: 'imaging.with-errors', theme, measure: 'share', whole: sql`checked_at is not null`, part: sql`errors > 0` },
      {
        id: 'imaging.agreement',
        theme,
        measure: 'share',
        whole: sql`agreement is not null`,
        part: sql`agreement = 'agree'`,
      },
      {
        id: 'imaging.sample-agreement',
        theme,
        measure: 'share',
        whole: sql`sample_grade is not null and grade is not null`,
        part: sql`sample_grade = grade`,
      },
    ],
    record: {
      title: sql`description`,
      reference: sql`accession_number`,
      organization: sql`organization`,
      link: sql`study`,
    },
  },
]
// #endregion
