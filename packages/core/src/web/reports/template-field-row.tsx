import { Button, Input, InputNumber, Select } from 'antd'
import type { ReactElement } from 'react'
import type { TemplateField } from '../../blocks/orders/template-field.ts'
import { useT } from '../labels.tsx'

export const fieldKinds = ['yes-no', 'choice', 'number', 'text'] as const

interface TemplateFieldRowProps {
  readonly field: TemplateField
  readonly error?: string | undefined
  readonly change: (field: TemplateField) => void
  readonly remove: () => void
}

/** One field of a template as whoever keeps it edits it; choices are written one a line, `code=words`. */
export function TemplateFieldRow({ field, error, change, remove }: TemplateFieldRowProps): ReactElement {
  const t = useT()
  const set = (values: object): void => change({ ...field, ...values } as TemplateField)
  return (
    <div className="template-field" data-wrong={error !== undefined}>
      <Select
        aria-label={t('orders.template.kind')}
        value={field.kind}
        onChange={(kind) => change(emptyField(kind, field))}
        options={fieldKinds.map((kind) => ({ value: kind, label: t(`orders.template.kind.${kind}`) }))}
      />
      <Input
        aria-label={t('orders.template.label')}
        placeholder={t('orders.template.label')}
        value={field.label}
        onChange={({ target }) => set({ label: target.value })}
      />
      <Input
        aria-label={t('orders.template.key')}
        placeholder={t('orders.template.key')}
        value={field.key}
        onChange={({ target }) => set({ key: target.value })}
      />
      <div className="template-field-more">
        {field.kind === 'number' ? (
          <>
            <Input
              aria-label={t('orders.template.unit')}
              placeholder={t('orders.template.unit')}
              value={field.unit ?? ''}
              onChange={({ target }) => set({ unit: target.value || null })}
            />
            {(['min', 'max', 'normal'] as const).map((name) => (
              <InputNumber
                key={name}
                aria-label={t(`orders.template.${name}`)}
                placeholder={t(`orders.template.${name}`)}
                value={field[name] ?? null}
                onChange={(value) => set({ [name]: value })}
              />
            ))}
          </>
        ) : null}
        {field.kind === 'choice' ? (
          <>
            <Input.TextArea
              aria-label={t('orders.template.choices')}
              placeholder={t('orders.template.choices')}
              rows={3}
              defaultValue={field.choices.map(({ code, label }) => `${code}=${label}`).join('\n')}
              onBlur={({ target }) => set({ choices: choicesOf(target.value) })}
            />
            <Select
              allowClear
              placeholder={t('orders.template.normal')}
              aria-label={t('orders.template.normal')}
              value={field.normal ?? null}
              onChange={(normal) => set({ normal: normal ?? null })}
              options={field.choices.map(({ code, label }) => ({ value: code, label }))}
            />
          </>
        ) : null}
        {field.kind === 'yes-no' ? (
          <Select
            allowClear
            placeholder={t('orders.template.normal')}
            aria-label={t('orders.template.normal')}
            value={typeof field.normal === 'boolean' ? String(field.normal) : null}
            onChange={(normal) => set({ normal: normal === undefined ? null : normal === 'true' })}
            options={[
              { value: 'false', label: t('orders.structured.no') },
              { value: 'true', label: t('orders.structured.yes') },
            ]}
          />
        ) : null}
      </div>
      <Button type="text" danger onClick={remove}>
        {t('orders.template.remove-field')}
      </Button>
      {error ? (
        <span className="ygt-form-error" role="alert">
          {error}
        </span>
      ) : null}
    </div>
  )
}

/** A field of a kind, with the key and the words that it had. */
export function emptyField(
  kind: TemplateField['kind'],
  { key, label }: Pick<TemplateField, 'key' | 'label'>,
): TemplateField {
  return kind === 'choice' ? { kind, key, label, choices: [] } : { kind, key, label }
}

function choicesOf(typed: string): { code: string; label: string }[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line, index) => {
      const [, code, label] = /^([a-z][a-zA-Z0-9]*)\s*=\s*(.+)$/.exec(line) ?? []
      return code && label ? { code, label } : { code: `c${index + 1}`, label: line }
    })
}
