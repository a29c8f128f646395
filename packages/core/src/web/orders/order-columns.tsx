import type { ReactElement } from 'react'
import { Age } from '../county-time.tsx'
import type { DataColumn } from '../data-table.tsx'
import { OrganizationName } from '../directory.tsx'
import { useT } from '../labels.tsx'
import { useCentreWords, useExaminationName } from './centre.tsx'
import { Priority } from './status-tags.tsx'

interface OrderRow {
  readonly patientName: string
  readonly patientSex: string
  readonly patientBirthDate: string
  readonly createdAt: string
  readonly display: string
  readonly accessionNumber: string
}

/** Columns that every list of a centre has: whose it is, what was asked for, under which number. */
export function useOrderColumns() {
  const t = useT()
  const { keyOf } = useCentreWords()
  const nameOf = useExaminationName()
  return {
    patient: <Row extends OrderRow>(): readonly DataColumn<Row>[] => [
      { key: 'patient', title: keyOf('request.patient'), cell: (row) => <strong>{row.patientName}</strong> },
      { key: 'sex', title: keyOf('list.sex'), cell: (row) => t(`web.sex.${row.patientSex}`) },
      {
        key: 'age',
        title: keyOf('list.age'),
        align: 'right',
        cell: (row) => <Age birthDate={row.patientBirthDate} at={row.createdAt} />,
      },
      { key: 'examination', title: keyOf('request.examination'), cell: (row) => nameOf(row.display) },
    ],
    accession: <Row extends OrderRow>(): DataColumn<Row> => ({
      key: 'accession',
      title: keyOf('list.accession'),
      cell: (row) => <span className="ygt-number">{row.accessionNumber}</span>,
    }),
    priority: <Row extends { readonly priority: string }>(): DataColumn<Row> => ({
      key: 'priority',
      title: keyOf('request.priority'),
      cell: (row) => <Priority priority={row.priority} />,
    }),
    placer: <Row,>(of: (row: Row) => string, optional = false): DataColumn<Row> => ({
      key: 'placer',
      title: keyOf('list.placer'),
      optional,
      cell: (row): ReactElement => <OrganizationName id={of(row)} />,
    }),
  }
}
