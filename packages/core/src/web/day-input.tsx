import { Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { useT } from './labels.tsx'

export interface DayInputProps {
  /** `2026-03-05`, or empty. */
  readonly value: string
  readonly onChange: (day: string) => void
  readonly id?: string
  readonly label?: string
  readonly placeholder?: string
}

/** A day typed as the county writes it; `20260305`, `2026/3/5` and `2026.3.5` are understood as well. */
export function DayInput({ value, onChange, id, label, placeholder }: DayInputProps): ReactElement {
  const t = useT()
  const [typed, setTyped] = useState({ text: value, day: value })
  // a day that comes from elsewhere replaces what was typed
  const text = typed.day === value ? typed.text : value
  const take = (next: string): void => {
    const day = dayOf(next)
    setTyped({ text: next, day: day ?? value })
    if (day !== undefined && day !== value) onChange(day)
  }
  return (
    <Input
      style={{ width: 132 }}
      value={text}
      maxLength={10}
      inputMode="numeric"
      placeholder={placeholder ?? t('web.day')}
      status={dayOf(text) === undefined ? 'warning' : ''}
      onChange={({ target }) => take(target.value)}
      onBlur={() => setTyped({ text: dayOf(text) ?? text, day: value })}
      {...(id && { id })}
      {...(label && { 'aria-label': label })}
    />
  )
}

/** The day that was typed; nothing for what is not one (yet). */
export function dayOf(typed: string): string | undefined {
  if (typed.trim() === '') return ''
  const parts = /^(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})$/.exec(typed.trim())
  if (!parts) return undefined
  const [, year = '', month = '', date = ''] = parts
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const parsed = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day) ? day : undefined
}
