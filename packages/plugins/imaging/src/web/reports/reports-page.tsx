import {
  Age,
  ChoiceFilter,
  CountyTime,
  DataTable,
  DayInput,
  Empty,
  FilterBar,
  OrganizationName,
  Page,
  PractitionerName,
  StatusTag,
  useLiveRefresh,
  useNavigate,
  usePages,
  useT,
  useUrlState,
} from '@ygt/core/web'
import { Button, Checkbox } from 'antd'
import { type ReactElement, useState } from 'react'
import { category, keys, type ReportView, useOrders } from '../clients.ts'
import { useExaminationName } from '../examination-catalogue.ts'
import { ReportState } from '../status-tags.tsx'

const states = ['registered', 'preliminary', 'final', 'amended'] as const
/** As many as the server prints as one file. */
const mostPrinted = 50
const fresh = { search: '', state: '', outcome: '', from: '', to: '' }

/** Finds reports by resident, number, state, outcome and time; the current versions. */
export default function ReportsPage(): ReactElement {
  const t = useT()
  const go = useNavigate()
  const orders = useOrders()
  const nameOf = useExaminationName()
  const [filter, change] = useUrlState(fresh)
  const { search, state, outcome, from, to } = filter
  const query = {
    category,
    current: true,
    limit: 50,
    ...(search && { search }),
    ...(state && { state: state as never }),
    ...(outcome && { positive: outcome === 'positive' }),
    ...(from && { from: dayStart(from) }),
    ...(to && { to: dayEnd(to) }),
  }
  const pages = usePages<ReportView>([...keys.reports, filter], (cursor) =>
    orders.searchReports({ ...query, ...(cursor && { cursor }) }),
  )
  useLiveRefresh('work', keys.reports)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const choose = (id: string): void =>
    setChosen((before) =>
      before.includes(id) ? before.filter((one) => one !== id) : [...before, id].slice(0, mostPrinted),
    )
  return (
    <Page
      fill
      title={t('imaging.page.reports')}
      actions={
        <Button
          disabled={chosen.length === 0}
          href={`/api/orders/reports.pdf?${chosen.map((id) => `id=${encodeURIComponent(id)}`).join('&')}`}
          download
        >
          {t('imaging.reports.print', { n: chosen.length, most: mostPrinted })}
        </Button>
      }
    >
      <FilterBar
        search={{ value: search, change: (text) => change({ search: text }), placeholder: t('imaging.list.search') }}
        clear={Object.values(filter).some(Boolean) ? () => change(fresh) : undefined}
      >
        <ChoiceFilter
          label={t('web.field.state')}
          value={state}
          change={(value) => change({ state: value })}
          choices={[
            { value: '', label: t('imaging.list.all') },
            ...states.map((one) => ({ value: one, label: t(`orders.report.state.${one}`) })),
          ]}
        />
        <ChoiceFilter
          label={t('imaging.report.outcome')}
          value={outcome}
          change={(value) => change({ outcome: value })}
          choices={[
            { value: '', label: t('imaging.report.outcome.any') },
            { value: 'positive', label: t('imaging.report.positive') },
            { value: 'negative', label: t('imaging.report.negative') },
          ]}
        />
        <DayInput
          value={from}
          label={t('imaging.list.from')}
          placeholder={t('imaging.list.from')}
          onChange={(from) => change({ from })}
        />
        <span>–</span>
        <DayInput
          value={to}
          label={t('imaging.list.to')}
          placeholder={t('imaging.list.to')}
          onChange={(to) => change({ to })}
        />
      </FilterBar>
      <DataTable
        id="imaging.reports"
        pages={pages}
        rowKey={(row) => row.id}
        open={(row) => void go(`/imaging/reports/${row.id}`)}
        empty={<Empty title={t('imaging.reports.none')} />}
        columns={[
          {
            key: 'print',
            title: 'imaging.reports.choose',
            cell: (row) =>
              row.publishedAt === null || row.state === 'entered-in-error' ? null : (
                <Checkbox
                  checked={chosen.includes(row.id)}
                  aria-label={t('imaging.reports.choose')}
                  onClick={(event) => event.stopPropagation()}
                  onChange={() => choose(row.id)}
                />
              ),
          },
          { key: 'state', title: 'web.field.state', cell: (row) => <ReportState state={row.state} /> },
          { key: 'patient', title: 'imaging.request.patient', cell: (row) => <strong>{row.patientName}</strong> },
          { key: 'sex', title: 'imaging.list.sex', cell: (row) => t(`web.sex.${row.patientSex}`) },
          {
            key: 'age',
            title: 'imaging.list.age',
            align: 'right',
            cell: (row) => <Age birthDate={row.patientBirthDate} at={row.createdAt} />,
          },
          { key: 'examination', title: 'imaging.request.examination', cell: (row) => nameOf(row.display) },
          {
            key: 'positive',
            title: 'imaging.report.outcome',
            cell: (row) =>
              row.positive === null ? (
                <span className="ygt-muted">—</span>
              ) : (
                <StatusTag tone={row.positive ? 'warning' : 'neutral'}>
                  {t(row.positive ? 'imaging.report.positive' : 'imaging.report.negative')}
                </StatusTag>
              ),
          },
          {
            key: 'impression',
            wide: true,
            title: 'imaging.report.section.impression',
            cell: (row) => <span className="imaging-excerpt">{row.content.impression}</span>,
          },
          {
            key: 'accession',
            title: 'imaging.list.accession',
            cell: (row) => <span className="ygt-number">{row.accessionNumber}</span>,
          },
          {
            key: 'author',
            title: 'imaging.report.author',
            cell: (row) => <PractitionerName id={row.author} fallback={row.authorName} />,
          },
          {
            key: 'organization',
            title: 'imaging.list.placer',
            optional: true,
            cell: (row) => <OrganizationName id={row.organization} />,
          },
          {
            key: 'published',
            title: 'imaging.report.published-at',
            cell: (row) => <CountyTime at={row.publishedAt} />,
          },
        ]}
      />
      <style
        href="imaging-reports"
        precedence="default"
      >{`.imaging-excerpt { display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; max-width: 360px; }`}</style>
    </Page>
  )
}

/** A county's day in Asia/Shanghai. */
const dayStart = (day: string): string => new Date(`${day}T00:00:00+08:00`).toISOString()
const dayEnd = (day: string): string => new Date(`${day}T23:59:59.999+08:00`).toISOString()
