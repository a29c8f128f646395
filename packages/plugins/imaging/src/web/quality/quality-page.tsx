import {
  ChoiceFilter,
  Link,
  ListPage,
  lastMonths,
  MonthFilter,
  OrganizationName,
  useFilteredList,
  useSession,
  useT,
} from '@ygt/core/web'
import type { ReactElement } from 'react'
import { useImaging } from '../clients.ts'
import { useExaminationName } from '../examination-catalogue.ts'
import { DrawSample } from './draw-sample.tsx'
import { Checks, Grade, type QualityRow, qualityKeys, shownName } from './quality-words.tsx'

const choices = ['all', 'found', 'ungraded', 'rejected', 'sampled'] as const

/** Image quality (影像质控): what was found, what is to be graded, taken again, or graded a second time. */
export default function QualityPage(): ReactElement {
  const t = useT()
  const imaging = useImaging()
  const nameOf = useExaminationName()
  const { may } = useSession()
  const list = useFilteredList<QualityRow, { which: string; month: string }>({
    key: qualityKeys.list,
    filters: { which: 'all', month: '' },
    live: 'work',
    ask: ({ which, month }, page) => imaging.listQuality({ which: which as never, ...page, ...(month && { month }) }),
  })
  const sampled = list.filter.month || (lastMonths(1)[0] ?? '')
  return (
    <ListPage
      id="imaging.quality"
      title={t('imaging.page.quality')}
      list={list}
      rowKey={(row) => row.study}
      open={(row) => `/imaging/quality/${row.study}`}
      tone={(row) => (row.errors > 0 && row.grade === null ? 'warning' : undefined)}
      empty={{ title: t('imaging.quality.none') }}
      filters={
        <>
          <ChoiceFilter
            {...list.bind('which')}
            label={t('imaging.quality.which')}
            choices={choices.map((value) => ({ value, label: t(`imaging.quality.which.${value}`) }))}
          />
          <MonthFilter {...list.bind('month')} label={t('imaging.quality.month')} />
        </>
      }
      actions={
        <>
          {may('statistics:figure:read@imaging') ? (
            <Link to="/statistics?theme=imaging.image-quality">{t('imaging.quality.figures')}</Link>
          ) : null}
          {may('imaging:quality:lead') ? (
            <DrawSample key={sampled} month={sampled} done={() => list.change({ which: 'sampled', month: sampled })} />
          ) : null}
        </>
      }
      columns={[
        {
          key: 'day',
          title: 'imaging.quality.column.day',
          cell: (row) => <span className="ygt-number">{row.day}</span>,
        },
        {
          key: 'patient',
          title: 'imaging.quality.column.patient',
          cell: (row) => <strong>{shownName(row.patientName)}</strong>,
        },
        {
          key: 'examination',
          title: 'imaging.quality.column.examination',
          cell: (row) => nameOf(row.description ?? ''),
        },
        { key: 'modality', title: 'imaging.quality.column.modality', cell: (row) => row.modality },
        {
          key: 'organization',
          title: 'imaging.quality.column.organization',
          cell: (row) => <OrganizationName id={row.organization} />,
        },
        { key: 'station', title: 'imaging.quality.column.station', cell: (row) => row.station ?? '—' },
        { key: 'findings', title: 'imaging.quality.column.findings', cell: (row) => <Checks row={row} /> },
        { key: 'grade', title: 'imaging.quality.column.grade', cell: (row) => <Grade grade={row.grade} /> },
        { key: 'sample', title: 'imaging.quality.column.sample', cell: (row) => <Grade grade={row.sampleGrade} /> },
        {
          key: 'retake',
          title: 'imaging.quality.column.retake',
          cell: (row) =>
            row.rejectedAt === null
              ? row.retakeOf && t('imaging.quality.retake-of')
              : t(row.retakenBy ? 'imaging.quality.rejected.retaken' : 'imaging.quality.rejected'),
        },
        {
          key: 'accession',
          title: 'imaging.quality.column.accession',
          optional: true,
          cell: (row) => <span className="ygt-number">{row.accessionNumber}</span>,
        },
      ]}
    />
  )
}
