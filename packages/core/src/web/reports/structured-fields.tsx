import { Input, InputNumber, Radio, Select } from 'antd'
import type { ReactElement } from 'react'
import type { FieldValue, FieldValues, TemplateField } from '../../blocks/orders/template-field.ts'
import { useT } from '../labels.tsx'

interface StructuredFieldsProps {
  readonly fields: readonly TemplateField[]
  readonly values: FieldValues
  /** Values of the resident's report before, shown beside each field. */
  readonly previous?: FieldValues | undefined
  readonly change: (values: FieldValues) => void
  readonly faultAt?: (key: string) => string | undefined
}

/** The fields of a structured template, each with what it was the last time. */
export function StructuredFields({ fields, values, previous, change, faultAt }: StructuredFieldsProps): ReactElement {
  const t = useT()
  const set = (key: string, value: FieldValue | null | undefined): void => {
    const { [key]: _, ...others } = values
    change(value === null || value === undefined || value === '' ? others : { ...others, [key]: value })
  }
  return (
    <div className="structured-fields" data-structured>
      {fields.map((field) => {
        const fault = faultAt?.(field.key)
        const before = previous?.[field.key]
        return (
          <div key={field.key} className="structured-field" data-wrong={fault !== undefined}>
            <label htmlFor={`field-${field.key}`}>{field.label}</label>
            <div>
              <FieldInput field={field} value={values[field.key]} set={(value) => set(field.key, value)} />
              {before === undefined ? null : (
                <span className="ygt-muted structured-before">
                  {t('orders.structured.before', { value: shownValue(field, before, t) })}
                </span>
              )}
              {fault ? (
                <span className="ygt-form-error" role="alert">
                  {fault}
                </span>
              ) : null}
            </div>
          </div>
        )
      })}
      <style
        href="structured-fields"
        precedence="default"
      >{`.structured-fields { display: grid; gap: 6px; padding: 10px 12px; border: 1px solid var(--ygt-line); border-radius: 6px; } .structured-field { display: grid; grid-template-columns: 84px minmax(0, 1fr); gap: 8px; align-items: center; } .structured-field > div { display: flex; flex-wrap: wrap; gap: 2px 10px; align-items: center; } .structured-before { font-size: 13px; }`}</style>
    </div>
  )
}

interface FieldInputProps {
  readonly field: TemplateField
  readonly value: FieldValue | undefined
  readonly set: (value: FieldValue | null | undefined) => void
}

function FieldInput({ field, value, set }: FieldInputProps): ReactElement {
  const t = useT()
  const id = `field-${field.key}`
  if (field.kind === 'number')
    return (
      <InputNumber
        id={id}
        value={typeof value === 'number' ? value : null}
        onChange={(typed) => set(typed as number | null)}
        {...(field.unit && { suffix: field.unit })}
      />
    )
  if (field.kind === 'text')
    return <Input id={id} value={String(value ?? '')} maxLength={500} onChange={({ target }) => set(target.value)} />
  if (field.kind === 'yes-no')
    return (
      <Radio.Group
        id={id}
        optionType="button"
        size="small"
        value={value ?? null}
        onChange={({ target }) => set(target.value as boolean)}
        options={[
          { value: true, label: t('orders.structured.yes') },
          { value: false, label: t('orders.structured.no') },
        ]}
      />
    )
  return (
    <Select
      id={id}
      allowClear
      className="structured-choice"
      style={{ minWidth: 180 }}
      value={(value as string | undefined) ?? null}
      onChange={(chosen) => set(chosen)}
      options={field.choices.map(({ code, label }) => ({ value: code, label }))}
    />
  )
}

function shownValue(field: TemplateField, value: FieldValue, t: ReturnType<typeof useT>): string {
  if (field.kind === 'yes-no') return t(value === true ? 'orders.structured.yes' : 'orders.structured.no')
  if (field.kind === 'choice') return field.choices.find(({ code }) => code === value)?.label ?? String(value)
  return field.kind === 'number' && field.unit ? `${value} ${field.unit}` : String(value)
}
