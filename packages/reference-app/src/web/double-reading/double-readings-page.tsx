import {
  AgreementGradeWords,
  ChoiceFilter,
  CountyTime,
  DeadlineClock,
  type DoubleReadingRow,
  doubleReadingKeys,
  doubleReadingsClient,
  Link,
  ListPage,
  ReadingState,
  useFilteredList,
  useSession,
  useT,
} from '@ygt/core/web'
import { Select } from 'antd'
import type { ReactElement } from 'react'

const states = [
  'waiting',
  'reading',
  'comparing',
  'disputed',
  'answered',
  'concluded',
  'settled',
  'cancelled',
] as const satisfies readonly DoubleReadingRow['state'][]

/** What waits for me in which step, and all second readings that I may see. */
const steps = {
  read: 'orders:double-reading:perform',
  grade: 'orders:double-reading:perform',
  answer: 'orders:report:write',
  decide: 'orders:double-reading:arbitrate',
} as const

export default function DoubleReadingsPage(): ReactElement {
  const t = useT()
  const { may } = useSession()
  const list = useFilteredList<DoubleReadingRow, { step: string; state: string }>({
    key: doubleReadingKeys.list,
    filters: { step: '', state: '' },
    live: 'work',
    ask: ({ step, state }, page) =>
      doubleReadingsClient.listReadings({
        ...page,
        ...(step !== '' && { step: step as keyof typeof steps }),
        ...(state !== '' && { state: state as DoubleReadingRow['state'] }),
      }),
  })
  const offered = ['', ...Object.entries(steps).flatMap(([step, permission]) => (may(permission) ? [step] : []))]
  return (
    <ListPage
      id="double-readings"
      title={t('orders.double-reading.page')}
      list={list}
      open={(row) => `/double-readings/${row.id}`}
      tone={(row) => (row.state === 'disputed' ? 'warning' : undefined)}
      empty={{ title: t('orders.double-reading.none'), text: t('orders.double-reading.none.text') }}
      filters={
        <>
          <ChoiceFilter
            label={t('orders.double-reading.filter.step')}
            {...list.bind('step')}
            choices={offered.map((step) => ({
              value: step,
              label: t(`orders.double-reading.filter.${step || 'all'}`),
            }))}
          />
          <Select
            allowClear
            className="double-reading-state"
            aria-label={t('orders.double-reading.filter.state')}
            placeholder={t('orders.double-reading.filter.state')}
            value={list.filter.state === '' ? null : list.filter.state}
            onChange={(state: string | undefined) => list.change({ state: state ?? '' })}
            options={states.map((state) => ({ value: state, label: t(`orders.double-reading.state.${state}`) }))}
          />
          <style href="double-reading-state" precedence="default">
            {`.double-reading-state { width: 140px; }`}
          </style>
        </>
      }
      columns={[
        {
          key: 'patient',
          title: 'orders.double-reading.column.patient',
          cell: (row) => <Link to={`/double-readings/${row.id}`}>{row.patientName}</Link>,
        },
        {
          key: 'examination',
          title: 'orders.double-reading.column.examination',
          wide: true,
          cell: (row) => row.display,
        },
        {
          key: 'accession',
          title: 'orders.double-reading.column.accession',
          cell: (row) => <span className="ygt-number">{row.accessionNumber}</span>,
        },
        {
          key: 'state',
          title: 'orders.double-reading.column.state',
          cell: (row) => <ReadingState state={row.state} />,
        },
        {
          key: 'due',
          title: 'orders.double-reading.column.due',
          cell: (row) => (row.submittedAt === null ? <DeadlineClock at={row.dueAt} within={240} /> : '—'),
        },
        { key: 'author', title: 'orders.double-reading.column.author', cell: (row) => row.authorName ?? '—' },
        { key: 'reader', title: 'orders.double-reading.column.reader', cell: (row) => row.readerName ?? '—' },
        {
          key: 'grade',
          title: 'orders.double-reading.column.grade',
          wide: true,
          cell: (row) => <AgreementGradeWords grade={row.grade} />,
        },
        {
          key: 'drawn',
          title: 'orders.double-reading.column.drawn',
          optional: true,
          cell: (row) => t(`orders.double-reading.drawn.${row.drawn}`),
        },
        {
          key: 'mode',
          title: 'orders.double-reading.column.mode',
          optional: true,
          cell: (row) => t(`orders.double-reading.mode.${row.mode}`),
        },
        {
          key: 'created',
          title: 'orders.double-reading.column.created',
          cell: (row) => <CountyTime at={row.createdAt} />,
        },
      ]}
    />
  )
}
