import { DataTable, Empty, Link, type Pages, type SeriesMemberRow, StatusTag, type Tone, useT } from '@ygt/core/web'
import { Checkbox } from 'antd'
import type { ReactElement } from 'react'

const tones: Readonly<Record<SeriesMemberRow['stage'], Tone>> = {
  asked: 'neutral',
  ready: 'warning',
  reading: 'progress',
  signed: 'progress',
  published: 'done',
  closed: 'neutral',
}

export interface MembersTableProps {
  readonly pages: Pages<SeriesMemberRow>
  readonly rows: readonly SeriesMemberRow[]
  /** Tasks. */
  readonly chosen: readonly string[]
  readonly choose: (tasks: readonly string[]) => void
}

/** People of a series, to be chosen for what is done at once; the name leads to where one goes on. */
export function MembersTable({ pages, rows, chosen, choose }: MembersTableProps): ReactElement {
  const t = useT()
  const shown = rows.slice(0, 200).map(({ task }) => task)
  const every = shown.length > 0 && shown.every((task) => chosen.includes(task))
  return (
    <>
      <Checkbox
        checked={every}
        indeterminate={chosen.length > 0 && !every}
        disabled={rows.length === 0}
        onChange={() => choose(every ? [] : shown)}
      >
        {chosen.length > 0 ? t('shell.check-up.chosen', { n: chosen.length }) : t('shell.check-up.choose-all')}
      </Checkbox>
      <DataTable
        id="check-up-people"
        pages={pages}
        rowKey={(row) => row.id}
        tone={(row) => (row.positive ? 'warning' : undefined)}
        empty={<Empty title={t('shell.check-up.empty')} />}
        columns={[
          {
            key: 'name',
            title: 'shell.check-up.patient',
            cell: (row) => (
              <span className="check-up-name">
                <Checkbox
                  aria-label={t('shell.check-up.choose', { name: row.patientName })}
                  checked={chosen.includes(row.task)}
                  onChange={({ target }) =>
                    choose(target.checked ? [...chosen, row.task] : chosen.filter((task) => task !== row.task))
                  }
                />
                <Link to={row.href}>
                  <strong>{row.patientName}</strong>
                </Link>
                <style href="check-up-name" precedence="default">
                  {`.check-up-name { display: inline-flex; gap: 12px; align-items: center; }`}
                </style>
              </span>
            ),
          },
          {
            key: 'born',
            title: 'shell.check-up.born',
            cell: (row) => (
              <span className="ygt-number">
                {t(`patients.patient.sex.${row.patientSex}`)} {row.patientBirthDate}
              </span>
            ),
          },
          {
            key: 'accession',
            title: 'shell.check-up.accession',
            cell: (row) => <span className="ygt-number">{row.accessionNumber}</span>,
          },
          {
            key: 'stage',
            title: 'shell.check-up.stage',
            cell: (row) => <StatusTag tone={tones[row.stage]}>{t(`orders.series.stage.${row.stage}`)}</StatusTag>,
          },
          { key: 'owner', title: 'shell.check-up.owner', cell: (row) => row.ownerName ?? '—' },
          {
            key: 'images',
            title: 'shell.check-up.images',
            cell: (row) =>
              row.stage === 'asked' ? '—' : t(row.opened ? 'shell.check-up.opened' : 'shell.check-up.not-opened'),
          },
          {
            key: 'result',
            title: 'shell.check-up.result',
            cell: (row) =>
              row.positive === null ? (
                '—'
              ) : (
                <StatusTag tone={row.positive ? 'warning' : 'done'}>
                  {t(`orders.series.finding.${row.positive ? 'abnormal' : 'normal'}`)}
                </StatusTag>
              ),
          },
        ]}
      />
    </>
  )
}
