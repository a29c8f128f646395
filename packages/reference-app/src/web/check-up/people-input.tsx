import {
  LinesInput,
  OfflineAlert,
  ProblemAlert,
  ResidentPicker,
  seriesClient,
  useCommand,
  useLabels,
} from '@ygt/core/web'
import { Alert, Button } from 'antd'
import type { ReactElement } from 'react'

/** Lines of a list of people that say something. */
export const peopleOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

export interface PeopleInputProps {
  readonly value: string
  readonly category: string
  /** The series that they are added to. */
  readonly series?: string
  readonly onChange: (text: string) => void
}

/** A list of people: pasted, or found by name one by one; checked line by line before anything is asked for. */
export function PeopleInput({ value, category, series, onChange }: PeopleInputProps): ReactElement {
  const { t, language } = useLabels()
  const people = peopleOf(value)
  const check = useCommand(() =>
    seriesClient.checkSeriesPeople({ category, people, ...(series !== undefined && { series }) }),
  )
  const lines = check.data?.lines ?? []
  const faults = lines.flatMap(({ line, fault }, n) => (fault ? [{ line, fault, n: n + 1 }] : []))
  return (
    <div className="check-up-people">
      <LinesInput
        id="people"
        value={value}
        maxLength={40_000}
        least={6}
        most={16}
        onChange={({ target }) => {
          check.clear()
          onChange(target.value)
        }}
      />
      <ResidentPicker
        placeholder={t('shell.check-up.pick')}
        onPick={({ id, name }) => {
          check.clear()
          onChange([...peopleOf(value), `${name} ${id}`].join('\n'))
        }}
      />
      <Button
        style={{ justifySelf: 'start' }}
        loading={check.busy}
        disabled={people.length === 0 || people.length > 200}
        onClick={() => void check.run(undefined)}
      >
        {t('shell.check-up.check')}
      </Button>
      {check.problem ? <ProblemAlert problem={check.problem} /> : null}
      {check.offline ? <OfflineAlert /> : null}
      {check.data && faults.length === 0 ? (
        <Alert
          type="success"
          showIcon
          title={t('shell.check-up.check.fine', { n: lines.length })}
          description={lines.map(({ resident }) => resident?.name).join(' · ')}
        />
      ) : null}
      {faults.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={t('shell.check-up.check.faults', { n: faults.length })}
          description={
            <ul className="ygt-problem-places">
              {faults.map(({ line, fault, n }) => (
                <li key={n}>
                  <strong>{t('shell.check-up.line', { n })}</strong> <span className="ygt-code">{line}</span>{' '}
                  {fault[language]}
                </li>
              ))}
            </ul>
          }
        />
      ) : null}
      <style href="check-up-people" precedence="default">
        {`.check-up-people { display: grid; gap: 10px; width: 100%; } .check-up-people .ygt-picker { max-width: none; }`}
      </style>
    </div>
  )
}
