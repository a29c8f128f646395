import {
  ChoiceFilter,
  CountyTime,
  CriticalFindingWords,
  type CriticalValueRow,
  CriticalValueState,
  criticalValueKeys,
  criticalValuesClient,
  DataTable,
  DeadlineClock,
  Empty,
  FilterBar,
  OrganizationName,
  Page,
  PractitionerName,
  StatusTag,
  useLiveRefresh,
  useNavigate,
  usePages,
  useSession,
  useT,
  useUrlState,
} from '@ygt/core/web'
import { Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { ledgerAddress, ledgerFilters, queryOf } from './ledger-filters.ts'
import { lastMonths } from './months.ts'
import { RatesPanel } from './rates-panel.tsx'

/** The ledger of critical values (登记本): found by resident, state, clock and month, with its rates. */
export default function CriticalValuesPage(): ReactElement {
  const t = useT()
  const go = useNavigate()
  const { may } = useSession()
  const [months] = useState(() => lastMonths(12))
  const [filter, change] = useUrlState(ledgerFilters)
  const query = queryOf(filter)
  const pages = usePages<CriticalValueRow>([...criticalValueKeys.list, filter], (cursor) =>
    criticalValuesClient.listValues({ ...query, limit: 50, ...(cursor && { cursor }) }),
  )
  useLiveRefresh('work', criticalValueKeys.list)
  const narrowed = filter.counted !== '' || filter.organization !== '' || filter.state !== ''
  return (
    <Page
      fill
      title={t('critical-values.ledger.title')}
      actions={
        <span className="critical-files">
          {(['csv', 'xlsx', 'pdf'] as const).map((format) => (
            <a key={format} href={ledgerAddress(filter, format)} download>
              {t(format === 'pdf' ? 'critical-values.ledger.print' : `critical-values.ledger.${format}`)}
            </a>
          ))}
        </span>
      }
    >
      {may('critical-values:rate:read') ? <RatesPanel /> : null}
      <FilterBar
        search={{
          value: filter.search,
          change: (search) => change({ search }),
          placeholder: t('critical-values.ledger.search'),
        }}
        clear={Object.values(filter).some(Boolean) ? () => change(ledgerFilters) : undefined}
      >
        <ChoiceFilter
          label={t('critical-values.column.state')}
          value={filter.which}
          change={(which) => change({ which, state: '' })}
          choices={[
            { value: '', label: t('critical-values.ledger.all') },
            { value: 'open', label: t('critical-values.ledger.open') },
            { value: 'overdue', label: t('critical-values.ledger.overdue') },
            { value: 'ended', label: t('critical-values.ledger.ended') },
          ]}
        />
        <Select
          allowClear
          className="critical-month"
          aria-label={t('critical-values.ledger.month')}
          placeholder={t('critical-values.ledger.month')}
          value={filter.month === '' ? null : filter.month}
          options={months.map((month) => ({ value: month, label: month }))}
          onChange={(month) => change({ month: month ?? '' })}
        />
        {narrowed ? <StatusTag tone="progress">{t('critical-values.ledger.narrowed')}</StatusTag> : null}
      </FilterBar>
      <DataTable
        id="critical-values"
        pages={pages}
        rowKey={(row) => row.id}
        open={(row) => void go(`/critical-values/${row.id}`)}
        empty={<Empty title={t('critical-values.ledger.none')} />}
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
      />
      <style href="critical-ledger" precedence="default">
        {`.critical-files { display: inline-flex; gap: 14px; } .critical-month { width: 130px; }`}
      </style>
    </Page>
  )
}
