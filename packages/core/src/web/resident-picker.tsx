/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role -- the combobox pattern of WAI-ARIA 1.2, which no tag has */
import { Input } from 'antd'
import { type KeyboardEvent, type ReactElement, useEffect, useId, useState } from 'react'
import { Age } from './county-time.tsx'
import { OrganizationName } from './directory.tsx'
import { useT } from './labels.tsx'
import { useAnswer } from './queries.ts'
import { type ResidentRow, residentsClient } from './residents.ts'
import { useSession } from './session.tsx'

export interface ResidentPickerProps {
  readonly onPick: (resident: ResidentRow) => void
  readonly autoFocus?: boolean
  readonly placeholder?: string
  readonly id?: string
}

/** Finds a resident by name, pinyin initials or number. ↑ ↓ choose, Enter takes. */
export function ResidentPicker({ onPick, autoFocus = false, placeholder, id }: ResidentPickerProps): ReactElement {
  const t = useT()
  const list = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const { items, isFetching, sought } = useResidentSearch(text)
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, items.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else if (event.key === 'Enter' && items[at]) onPick(items[at])
    else return
    event.preventDefault()
  }
  return (
    <div className="ygt-picker" role="presentation" onKeyDown={press}>
      <Input
        value={text}
        autoFocus={autoFocus}
        placeholder={placeholder ?? t('web.resident.find')}
        aria-label={t('web.resident.find')}
        role="combobox"
        aria-expanded={items.length > 0}
        aria-controls={list}
        maxLength={64}
        onChange={({ target }) => {
          setText(target.value)
          setAt(0)
        }}
        {...(id && { id })}
      />
      {sought ? (
        <ul id={list} role="listbox" className="ygt-picker-list">
          {items.map((resident, index) => (
            <li
              key={resident.id}
              role="option"
              aria-selected={index === at}
              onMouseEnter={() => setAt(index)}
              onMouseDown={(event) => {
                event.preventDefault()
                onPick(resident)
              }}
            >
              <ResidentLine resident={resident} />
            </li>
          ))}
          {items.length === 0 ? (
            <li className="ygt-muted ygt-picker-none">{isFetching ? t('web.loading') : t('web.resident.none')}</li>
          ) : null}
        </ul>
      ) : null}
    </div>
  )
}

/** A resident in one line, with what tells namesakes apart. */
export function ResidentLine({ resident }: { readonly resident: ResidentRow }): ReactElement {
  const t = useT()
  return (
    <span className="ygt-resident-line">
      <strong>{resident.name}</strong>
      <span>{t(`web.sex.${resident.sex}`)}</span>
      <Age birthDate={resident.birthDate} />
      <span className="ygt-number ygt-muted">{resident.birthDate}</span>
      <span className="ygt-number ygt-muted">{resident.citizenNumber}</span>
      <span className="ygt-muted">
        <OrganizationName id={resident.organization} />
      </span>
    </span>
  )
}

/** Residents that fit what was typed, asked when typing pauses. A whole number is looked up across the county. */
export function useResidentSearch(text: string) {
  const { may } = useSession()
  const settled = useSettled(text.trim(), 200)
  const sought = settled.length > 0
  const number = /^[\dXx]{11,18}$/.test(settled)
  const search = useAnswer(
    ['patients', 'search', settled],
    () => residentsClient.searchResidents({ search: settled, limit: 12 }),
    { enabled: sought && may('patients:patient:read') },
  )
  const lookup = useAnswer(['patients', 'lookup', settled], () => residentsClient.lookupResident({ value: settled }), {
    enabled: number && may('patients:patient:lookup'),
  })
  const found = search.data?.items ?? []
  const elsewhere = (lookup.data?.items ?? []).filter((one) => !found.some(({ id }) => id === one.id))
  return {
    items: [...found, ...elsewhere] as readonly ResidentRow[],
    isFetching: search.isFetching || lookup.isFetching,
    sought,
    error: search.error,
  }
}

function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return settled
}
