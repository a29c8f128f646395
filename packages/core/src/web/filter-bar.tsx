import { Button, Input } from 'antd'
import { type ReactElement, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useT } from './labels.tsx'
import { useShortcuts } from './shortcuts.tsx'

export interface FilterBarProps {
  readonly search?: { readonly value: string; readonly change: (text: string) => void; readonly placeholder: string }
  readonly children?: ReactNode
  /** Takes all filters off; offered when one is on. */
  readonly clear?: (() => void) | undefined
}

/** What a list is narrowed by, above it. `/` goes to the search box. */
export function FilterBar({ search, children, clear }: FilterBarProps): ReactElement {
  const t = useT()
  return (
    <search className="ygt-filters">
      {search ? <SearchBox {...search} /> : null}
      {children}
      {clear ? (
        <Button type="text" onClick={clear}>
          {t('web.filter.clear')}
        </Button>
      ) : null}
    </search>
  )
}

/** Asks when typing pauses, not at each key. */
function SearchBox({ value, change, placeholder }: NonNullable<FilterBarProps['search']>): ReactElement {
  const [text, setText] = useState(value)
  const box = useRef<HTMLDivElement>(null)
  const sent = useRef(value)
  useShortcuts([{ keys: '/', label: 'web.shortcuts.search', run: () => box.current?.querySelector('input')?.focus() }])
  useEffect(() => {
    if (value !== sent.current) setText(value)
    sent.current = value
  }, [value])
  useEffect(() => {
    if (text === sent.current) return undefined
    const timer = setTimeout(() => {
      sent.current = text
      change(text)
    }, 250)
    return () => clearTimeout(timer)
  }, [text, change])
  return (
    <div ref={box} className="ygt-search-box">
      <Input
        allowClear
        value={text}
        placeholder={placeholder}
        aria-label={placeholder}
        maxLength={64}
        onChange={({ target }) => setText(target.value)}
      />
    </div>
  )
}

export interface Choice {
  readonly value: string
  readonly label: string
  readonly count?: number | undefined
}

/** A filter with few values, all in sight: one press chooses, with the number behind each. */
export function ChoiceFilter({
  value,
  choices,
  change,
  label,
}: {
  readonly value: string
  readonly choices: readonly Choice[]
  readonly change: (value: string) => void
  readonly label: string
}): ReactElement {
  const name = useId()
  return (
    <div className="ygt-choices" role="radiogroup" aria-label={label}>
      {choices.map((choice) => (
        <label key={choice.value}>
          <input type="radio" name={name} checked={choice.value === value} onChange={() => change(choice.value)} />
          {choice.label}
          {choice.count === undefined ? null : <span className="ygt-count">{choice.count}</span>}
        </label>
      ))}
    </div>
  )
}
