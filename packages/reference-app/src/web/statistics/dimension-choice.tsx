import { useT } from '@ygt/core/web'
import { Select } from 'antd'
import type { ReactElement } from 'react'
import type { DimensionView } from './statistics-client.ts'

export interface DimensionChoiceProps {
  readonly label: string
  readonly value: string
  readonly offered: readonly DimensionView[]
  readonly change: (dimension: string) => void
}

/** What figures are divided by; `-` is the sum of all. */
export function DimensionChoice({ label, value, offered, change }: DimensionChoiceProps): ReactElement {
  const t = useT()
  return (
    <label className="statistics-dimension">
      <span>{label}</span>
      <Select
        value={value}
        options={[
          { value: '-', label: t('statistics.undivided') },
          ...offered.map((one) => ({ value: one.id, label: t(one.label) })),
        ]}
        onChange={change}
      />
    </label>
  )
}
