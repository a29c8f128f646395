import {
  ChoiceFilter,
  countyTime,
  DataTable,
  Empty,
  FilterBar,
  Link,
  OrganizationName,
  Page,
  useLiveRefresh,
  useNavigate,
  usePages,
  useSession,
  useT,
  useUrlState,
} from '@ygt/core/web'
import { Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { useImaging } from '../clients.ts'
import { useExaminationName } from '../examination-catalogue.ts'
import { DrawSample } from './draw-sample.tsx'
import { Checks, Grade, type QualityRow, qualityKeys, shownName } from './quality-words.tsx'

const choices = ['all', 'found', 'ungraded', 'rejected', 'sampled'] as const

/** Image quality (影像质控): what was found, what is to be graded, taken again, or graded a second time. */
export default function QualityPage(): ReactElement {
  const t = useT()
  const go = useNavigate()
  const imaging = useImaging()
  const nameOf = useExaminationName()
  const { may } = useSession()
  const [months] = useState(lastYear)
  const [filter, change] = useUrlState({ which: 'all', month: '' })
  const month = filter.month
  const pages = usePages<QualityRow>([...qualityKeys.list, filter], (cursor) =>
    imaging.listQuality({
      which: filter.which as never,
      limit: 50,
      ...(month && { month }),
      ...(cursor && { cursor }),
    }),
  )
  useLiveRefresh('work', qualityKeys.list)
  return (
    <Page
      fill
      title={t('imaging.page.quality')}
      actions={
        <>
          {may('statistics:figure:read@imaging') ? (
            <Link to="/statistics?theme=imaging.image-quality">{t('imaging.quality.figures')}</Link>
          ) : null}
          {may('imaging:quality:lead') ? (
            <DrawSample
              key={month}
              month={month || (months[0] ?? '')}
              done={() => change({ which: 'sampled', month: month || (months[0] ?? '') })}
            />
          ) : null}
        </>
      }
    >
      <FilterBar>
        <ChoiceFilter
          label={t('imaging.quality.which')}
          value={filter.which}
          change={(which) => change({ which })}
          choices={choices.map((value) => ({ value, label: t(`imaging.quality.which.${value}`) }))}
        />
        <Select
          allowClear
          style={{ width: 130 }}
          aria-label={t('imaging.quality.month')}
          placeholder={t('imaging.quality.month')}
          value={month === '' ? null : month}
          options={months.map((value) => ({ value, label: value }))}
          onChange={(value) => change({ month: value ?? '' })}
        />
      </FilterBar>
      <DataTable
        id="imaging.quality"
        pages={pages}
        rowKey={(row) => row.study}
        open={(row) => void go(`/imaging/quality/${row.study}`)}
        tone={(row) => (row.errors > 0 && row.grade === null ? 'warning' : undefined)}
        empty={<Empty title={t('imaging.quality.none')} />}
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
    </Page>
  )
}

function lastYear(): string[] {
  const [year = 0, month = 0] = countyTime(new Date().toISOString()).split('-').map(Number)
  return Array.from({ length: 12 }, (_, n) => new Date(Date.UTC(year, month - 1 - n, 1)).toISOString().slice(0, 7))
}
