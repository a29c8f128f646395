import type { ReactElement, ReactNode } from 'react'
import type { Resource } from '../resource/define-resource.ts'
import type { Field, FieldKind } from '../resource/field.ts'
import { CountyTime } from './county-time.tsx'
import { OrganizationName, PractitionerName } from './directory.tsx'
import { useT } from './labels.tsx'

interface CellProps {
  readonly resource: Resource
  readonly name: string
  readonly value: unknown
}

/** A value of a record as lists and pages show it: one way per kind of field. */
export function FieldCell({ resource, name, value }: CellProps): ReactElement {
  const t = useT()
  if (value === null || value === undefined || value === '') return <span className="ygt-muted">—</span>
  if (name === 'createdAt' || name === 'updatedAt') return <CountyTime at={String(value)} />
  if (name === 'state') return <>{t(`${resource.lifecycle?.id ?? resource.id}.state.${String(value)}`)}</>
  if (name === 'organization') return <OrganizationName id={String(value)} />
  const field = resource.fields[name]
  return <>{field ? cells[field.kind](value, { field, t, key: `${resource.id}.${name}` }) : String(value)}</>
}

interface CellFacts {
  readonly field: Field
  readonly t: ReturnType<typeof useT>
  readonly key: string
}

const plain = (value: unknown): ReactNode => String(value)
const number = (value: unknown): ReactNode => <span className="ygt-number">{String(value)}</span>

const cells: Readonly<Record<FieldKind, (value: unknown, facts: CellFacts) => ReactNode>> = {
  text: plain,
  multiline: (value) => <span className="ygt-lines">{String(value)}</span>,
  identifier: number,
  integer: number,
  quantity: (value, { field }) => (
    <span className="ygt-number">
      {String(value)} {field.display.unit}
    </span>
  ),
  money: (value) => <span className="ygt-number">¥ {(Number(value) / 100).toFixed(2)}</span>,
  boolean: (value, { t }) => t(value ? 'web.yes' : 'web.no'),
  instant: (value) => <CountyTime at={String(value)} />,
  date: number,
  code: (value, { field, t, key }) => t(`${field.display.labels ?? key}.${String(value)}`),
  patient: number,
  organization: (value) => <OrganizationName id={String(value)} />,
  practitioner: (value) => <PractitionerName id={String(value)} />,
  reference: number,
  attachment: plain,
  json: (value) => <code>{JSON.stringify(value)}</code>,
  state: plain,
}

/** Numbers stand at the right edge, one below the other. */
export function alignOf(field: Field | undefined): 'right' | undefined {
  return field && ['integer', 'quantity', 'money'].includes(field.kind) ? 'right' : undefined
}
