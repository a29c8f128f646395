import {
  ChoiceFilter,
  CountyTime,
  CriticalFindingWords,
  type CriticalValueRow,
  CriticalValueState,
  criticalValueKeys,
  criticalValuesClient,
  DeadlineClock,
  ListPage,
  MonthFilter,
  OrganizationName,
  PractitionerName,
  StatusTag,
  useFilteredList,
  useSession,
  useT,
} from '@ygt/core/web'
import type { ReactElement } from 'react'
import { type LedgerFilters, ledgerAddress, ledgerFilters, queryOf } from './ledger-filters.ts'
import { RatesPanel } from './rates-panel.tsx'

/** The ledger of critical values (登记本): found by resident, state, clock and month, with its rates. */
export default function CriticalValuesPage(): ReactElement {
  const t = useT()
  const { may } = useSession()
  const list = useFilteredList<CriticalValueRow, LedgerFilters>({
    key: criticalValueKeys.list,
    filters: ledgerFilters,
    live: 'work',
    ask: (filter, page) => criticalValuesClient.listValues({ ...queryOf(filter), ...page }),
  })
  const { filter } = list
  const narrowed = filter.counted !== '' || filter.organization !== '' || filter.state !== ''
  return (
    <ListPage
      id="critical-values"
      title={t('critical-values.ledger.title')}
      list={list}
      open={(row) => `/critical-values/${row.id}`}
      empty={{ title: t('critical-values.ledger.none') }}
      search={t('critical-values.ledger.search')}
      filters={
        <>
          <ChoiceFilter
            label={t('critical-values.column.state')}
            value={filter.which}
            change={(which) => list.change({ which, state: '' })}
            choices={[
              { value: '', label: t('critical-values.ledger.all') },
              ...['open', 'overdue', 'ended'].map((value) => ({
                value,
                label: t(`critical-values.ledger.${value}`),
              })),
            ]}
          />
          <MonthFilter {...list.bind('month')} label={t('critical-values.ledger.month')} />
          {narrowed ? <StatusTag tone="progress">{t('critical-values.ledger.narrowed')}</StatusTag> : null}
        </>
      }
      files={(['csv', 'xlsx', 'pdf'] as const).map((format) => ({
        label: format === 'pdf' ? 'critical-values.ledger.print' : `critical-values.ledger.${format}`,
        href: ledgerAddress(filter, format),
      }))}
      columns={[
        {
          key: 'state',
          title: 'critical-values.column.state',
          cell: (row) => <CriticalValueState state={row.state} />,
        },
        {
          key: 'due',
          title: 'critical-values.column.due',
          cell: (row) => <DeadlineClock at={row.dueAt} within={5} />,
        },
        {
          key: 'patient',
          title: 'critical-values.column.patient',
          cell: (row) => <strong>{row.patientName}</strong>,
        },
        {
          key: 'finding',
          title: 'critical-values.column.finding',
          wide: true,
          cell: (row) => <CriticalFindingWords value={row} />,
        },
        { key: 'category', title: 'critical-values.column.category', cell: (row) => t(`${row.category}.category`) },
        { key: 'examination', title: 'critical-values.column.examination', cell: (row) => row.examination },
        {
          key: 'placer',
          title: 'critical-values.column.placer',
          cell: (row) => <OrganizationName id={row.organization} />,
        },
        {
          key: 'raised',
          title: 'critical-values.column.raised-at',
          cell: (row) => <CountyTime at={row.raisedAt} />,
        },
        {
          key: 'raisedBy',
          title: 'critical-values.column.raised-by',
          cell: (row) => <PractitionerName id={row.raisedBy} fallback={row.raisedByName} />,
        },
        {
          key: 'acknowledgedBy',
          title: 'critical-values.column.acknowledged-by',
          cell: (row) => <PractitionerName id={row.acknowledgedBy} fallback={row.acknowledgedByName} />,
        },
        {
          key: 'inTime',
          title: 'critical-values.column.acknowledged-in-time',
          cell: (row) =>
            row.acknowledgedInTime === null ? (
              <span className="ygt-muted">—</span>
            ) : (
              <StatusTag tone={row.acknowledgedInTime ? 'done' : 'critical'}>
                {t(`critical-values.in-time.${row.acknowledgedInTime}`)}
              </StatusTag>
            ),
        },
        {
          key: 'accession',
          title: 'critical-values.column.accession',
          optional: true,
          cell: (row) => <span className="ygt-number">{row.accessionNumber}</span>,
        },
      ]}
    >
      {may('critical-values:rate:read') ? <RatesPanel /> : null}
    </ListPage>
  )
}
