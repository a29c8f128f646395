import { Select } from 'antd'
import type { ReactElement } from 'react'
import type { CodeSystem } from '../resource/fields/index.ts'
import { useT } from './labels.tsx'

export interface CodeOption {
  readonly value: string
  readonly label: string
  /** Pinyin initials, so that `xbct` finds it. */
  readonly initials?: string
  readonly group?: string
}

export interface CodeSelectProps {
  readonly value: string | undefined
  readonly onChange: (value: string) => void
  /** A code system with labels, or options of one's own. */
  readonly codes: CodeSystem | readonly CodeOption[]
  readonly placeholder?: string
  readonly width?: number | string
  readonly id?: string
  readonly autoFocus?: boolean
  readonly disabled?: boolean
  readonly clear?: () => void
}

/** Finds a code by name, pinyin initials or the code itself. */
export function CodeSelect({
  value,
  onChange,
  codes,
  placeholder,
  width = 280,
  id,
  autoFocus = false,
  disabled = false,
  clear,
}: CodeSelectProps): ReactElement {
  const t = useT()
  const options =
    'labels' in codes ? codes.values.map((code) => ({ value: code, label: t(`${codes.labels}.${code}`) })) : codes
  return (
    <Select
      showSearch={{
        filterOption: (text, option) => {
          const sought = text.trim().toLowerCase()
          return [option?.label, option?.value, (option as CodeOption | undefined)?.initials].some((s) =>
            s?.toLowerCase().includes(sought),
          )
        },
      }}
      value={value === '' ? undefined : value}
      onChange={(chosen: string | undefined) => (chosen === undefined ? clear?.() : onChange(chosen))}
      options={[...options]}
      placeholder={placeholder ?? t('web.choose')}
      style={{ width }}
      autoFocus={autoFocus}
      disabled={disabled}
      allowClear={clear !== undefined}
      {...(id && { id })}
    />
  )
}
