import { Radio } from 'antd'
import type { ReactElement } from 'react'
import { useT } from '../../labels.tsx'
import { LinesInput } from '../../lines-input.tsx'
import { useCentre, useCentreWords } from '../centre.tsx'

/** The text of a report while it is written, and its outcome. */
export interface Draft {
  readonly content: Readonly<Record<string, string>>
  readonly positive?: boolean | null
}

interface TextFieldsProps<D extends Draft> {
  readonly text: D
  change(text: D): void
  /** A section was left. */
  left(): void
  /** A section is being written. */
  entered?(section: string, element: HTMLTextAreaElement): void
}

/** The sections of a report as the centre has them, and whether there is a finding. */
export function TextFields<D extends Draft>({ text, change, left, entered }: TextFieldsProps<D>): ReactElement {
  const { sections } = useCentre()
  const { say } = useCentreWords()
  const t = useT()
  return (
    <>
      {sections.map(({ key, label, required, lines = 1 }, index) => (
        <label key={key} className="reading-section" data-section={key}>
          <span>
            {t(label)}
            {required ? ' *' : null}
          </span>
          <LinesInput
            autoFocus={index === sections.findIndex((one) => one.required)}
            value={text.content[key] ?? ''}
            maxLength={20_000}
            least={lines}
            most={18}
            onChange={({ target }) => change({ ...text, content: { ...text.content, [key]: target.value } })}
            onFocus={({ target }) => entered?.(key, target)}
            onBlur={left}
          />
        </label>
      ))}
      <div className="reading-positive">
        <span>{say('report.outcome')}</span>
        <Radio.Group
          value={text.positive ?? undefined}
          onChange={({ target }) => change({ ...text, positive: target.value as boolean })}
          options={[
            { value: true, label: say('report.positive') },
            { value: false, label: say('report.negative') },
          ]}
        />
      </div>
    </>
  )
}
