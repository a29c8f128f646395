import { DataTable, Empty, Link, OrganizationName, usePages, useT } from '@ygt/core/web'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { minutesText } from './figure-words.ts'
import { type CountedRecord, type IndicatorView, statisticsClient } from './statistics-client.ts'

export interface CountedRecordsProps {
  readonly indicator: IndicatorView
  readonly of: 'part' | 'whole'
  readonly words: string
  readonly query: { readonly category: string; readonly from: string; readonly to: string; readonly where?: string[] }
  readonly close: () => void
}

/** What a number counts, record by record; each opens its own page. */
export function CountedRecords({ indicator, of, words, query, close }: CountedRecordsProps): ReactElement {
  const t = useT()
  const pages = usePages<CountedRecord>(['statistics', 'records', indicator.id, of, query], (cursor) =>
    statisticsClient.records({ ...query, indicator: indicator.id, of, limit: 50, ...(cursor && { cursor }) }),
  )
  const timed = indicator.unit === 'minutes'
  return (
    <section className="statistics-records" aria-label={t('statistics.records')}>
      <header>
        <strong>{t(indicator.label)}</strong>
        <span className="ygt-muted">{words}</span>
        {indicator.measure === 'share' ? <span>{t(`statistics.${of}`)}</span> : null}
        {timed ? <span className="ygt-muted">{t('statistics.longest-first')}</span> : null}
        <Button type="text" size="small" onClick={close}>
          {t('statistics.close')}
        </Button>
      </header>
      <DataTable
        id="statistics.records"
        pages={pages}
        rowKey={(row) => row.id}
        empty={<Empty title={t('statistics.no-records')} />}
        columns={[
          { key: 'day', title: 'statistics.column.day', cell: (row) => <span className="ygt-number">{row.day}</span> },
          {
            key: 'reference',
            title: 'statistics.column.reference',
            cell: (row) =>
              row.href ? (
                <Link className="ygt-number" to={row.href}>
                  {row.reference || row.title}
                </Link>
              ) : (
                <span className="ygt-number">{row.reference}</span>
              ),
          },
          { key: 'title', title: 'statistics.column.title', wide: true, cell: (row) => row.title },
          {
            key: 'organization',
            title: 'statistics.column.organization',
            cell: (row) => <OrganizationName id={row.organization} />,
          },
          ...(timed
            ? [
                {
                  key: 'value',
                  title: 'statistics.column.value',
                  align: 'right' as const,
                  cell: (row: CountedRecord) => (row.value === null ? '—' : minutesText(row.value, t)),
                },
              ]
            : []),
        ]}
      />
    </section>
  )
}
