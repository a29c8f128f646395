import { Checkbox, Input, InputNumber } from 'antd'
import type { ReactElement } from 'react'
import type { Field, FieldKind } from '../resource/field.ts'
import { CodeSelect } from './code-select.tsx'
import { DayInput } from './day-input.tsx'
import { useDirectory } from './directory.tsx'
import { useT } from './labels.tsx'
import { LinesInput } from './lines-input.tsx'
import { ResidentPicker } from './resident-picker.tsx'

export interface ControlProps {
  readonly id: string
  readonly field: Field
  /** Key of the field's label; coded values are found below it. */
  readonly labelKey: string
  readonly value: any
  readonly onChange: (value: any) => void
}

/** Asks for a value: one control per kind of field, as wide as its content. */
export function FieldControl(props: ControlProps): ReactElement {
  const Control = controls[props.field.kind]
  return <Control {...props} />
}

function Text({ id, field, value, onChange }: ControlProps): ReactElement {
  const max = field.display.max ?? 200
  return (
    <Input
      id={id}
      value={value ?? ''}
      maxLength={max}
      style={{ maxWidth: Math.min(Math.max(max * 9, 160), 560) }}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}

function Lines({ id, field, value, onChange }: ControlProps): ReactElement {
  return (
    <LinesInput
      id={id}
      value={value ?? ''}
      {...(field.display.max && { maxLength: field.display.max })}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}

function Quantity({ id, field, value, onChange }: ControlProps): ReactElement {
  return (
    <InputNumber
      id={id}
      value={value ?? null}
      style={{ width: 180 }}
      {...(field.display.unit && { suffix: field.display.unit })}
      onChange={onChange}
    />
  )
}

/** Typed in yuan, kept in fen. */
function Money({ id, value, onChange }: ControlProps): ReactElement {
  return (
    <InputNumber
      id={id}
      prefix="¥"
      precision={2}
      style={{ width: 180 }}
      value={value == null ? null : value / 100}
      onChange={(yuan) => onChange(yuan === null ? null : Math.round(yuan * 100))}
    />
  )
}

function Tick({ id, value, onChange }: ControlProps): ReactElement {
  return <Checkbox id={id} checked={value === true} onChange={({ target }) => onChange(target.checked)} />
}

function Day({ id, value, onChange }: ControlProps): ReactElement {
  return <DayInput id={id} value={value ?? ''} onChange={(day) => onChange(day || null)} />
}

function Moment({ id, value, onChange }: ControlProps): ReactElement {
  return (
    <Input
      id={id}
      type="datetime-local"
      style={{ width: 220 }}
      value={value ? localOf(value) : ''}
      onChange={({ target }) => onChange(target.value ? new Date(`${target.value}:00+08:00`).toISOString() : null)}
    />
  )
}

function localOf(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16)
}

function Coded({ id, field, labelKey, value, onChange }: ControlProps): ReactElement {
  const t = useT()
  const options = (field.display.values ?? []).map((code) => ({
    value: code,
    label: t(`${field.display.labels ?? labelKey}.${code}`),
  }))
  return (
    <CodeSelect
      id={id}
      value={value ?? undefined}
      codes={options}
      onChange={onChange}
      {...(field.optional && { clear: () => onChange(null) })}
    />
  )
}

function Institution({ id, field, value, onChange }: ControlProps): ReactElement {
  const { organizations } = useDirectory()
  const options = [...organizations.values()].map((one) => ({ value: one.id, label: one.shown }))
  return (
    <CodeSelect
      id={id}
      value={value ?? undefined}
      codes={options}
      onChange={onChange}
      width={320}
      {...(field.optional && { clear: () => onChange(null) })}
    />
  )
}

function Person({ id, field, value, onChange }: ControlProps): ReactElement {
  const { practitioners } = useDirectory()
  const options = [...practitioners.values()].map((one) => ({ value: one.id, label: one.shown }))
  return (
    <CodeSelect
      id={id}
      value={value ?? undefined}
      codes={options}
      onChange={onChange}
      {...(field.optional && { clear: () => onChange(null) })}
    />
  )
}

function Resident({ id, value, onChange }: ControlProps): ReactElement {
  return (
    <>
      {value ? <span className="ygt-number">{String(value)}</span> : null}
      <ResidentPicker id={id} onPick={(resident) => onChange(resident.id)} />
    </>
  )
}

/** A structured value; a plugin brings its own control for what people write often. */
function Structured({ id, value, onChange }: ControlProps): ReactElement {
  const text = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value, null, 2)
  return (
    <LinesInput
      most={16}
      id={id}
      value={text}
      className="ygt-code"
      onChange={({ target }) => onChange(parsed(target.value))}
    />
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

const controls: Readonly<Record<FieldKind, (props: ControlProps) => ReactElement>> = {
  text: Text,
  multiline: Lines,
  identifier: Text,
  integer: Quantity,
  quantity: Quantity,
  money: Money,
  boolean: Tick,
  instant: Moment,
  date: Day,
  code: Coded,
  patient: Resident,
  organization: Institution,
  practitioner: Person,
  reference: Text,
  attachment: Text,
  json: Structured,
  state: Text,
}
