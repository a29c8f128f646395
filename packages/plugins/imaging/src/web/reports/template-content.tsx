import { type ControlProps, LinesInput, useT } from '@ygt/core/web'
import type { ReactElement } from 'react'
import { reportSections } from '../../report-sections.ts'

/** The text of a template, section by section, as it will stand in the report. */
export function TemplateContent({ id, value, onChange }: ControlProps): ReactElement {
  const t = useT()
  const content = (value ?? {}) as Readonly<Record<string, string>>
  return (
    <div className="imaging-template">
      {reportSections.map(({ key, label }, index) => (
        <label key={key} className="ygt-field">
          <span className="ygt-muted">{t(label)}</span>
          <LinesInput
            least={key === 'technique' ? 1 : 3}
            value={content[key] ?? ''}
            maxLength={20_000}
            onChange={({ target }) => onChange({ ...content, [key]: target.value })}
            {...(index === 0 && { id })}
          />
        </label>
      ))}
      <style
        href="imaging-template"
        precedence="default"
      >{`.imaging-template { display: grid; gap: 8px; width: 100%; }`}</style>
    </div>
  )
}
