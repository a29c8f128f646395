import { Button, Checkbox, Popover } from 'antd'
import { type ReactElement, useState } from 'react'
import { useT } from './labels.tsx'

interface Choosable {
  readonly key: string
  readonly title: string
  readonly optional?: boolean
}

/** Which columns of a list this person shows, remembered on the machine. */
export function useColumnChoice<C extends Choosable>(list: string, columns: readonly C[]) {
  const place = `ygt.columns.${list}`
  const [hidden, setHidden] = useState<readonly string[]>(
    () => remembered(place) ?? columns.filter((c) => c.optional).map((c) => c.key),
  )
  const toggle = (key: string): void => {
    const next = hidden.includes(key) ? hidden.filter((k) => k !== key) : [...hidden, key]
    setHidden(next)
    try {
      localStorage.setItem(place, JSON.stringify(next))
    } catch {
      // the choice lasts as long as the page
    }
  }
  return { shown: columns.filter((c) => !hidden.includes(c.key)), hidden, toggle }
}

export function ColumnChoice({
  columns,
  hidden,
  toggle,
}: {
  readonly columns: readonly Choosable[]
  readonly hidden: readonly string[]
  readonly toggle: (key: string) => void
}): ReactElement {
  const t = useT()
  const boxes = (
    <div className="ygt-column-choice">
      {columns.map(({ key, title }) => (
        <Checkbox key={key} checked={!hidden.includes(key)} onChange={() => toggle(key)}>
          {t(title)}
        </Checkbox>
      ))}
    </div>
  )
  return (
    <Popover trigger="click" placement="topRight" content={boxes}>
      <Button type="link" size="small">
        {t('web.list.columns')}
      </Button>
    </Popover>
  )
}

function remembered(place: string): readonly string[] | undefined {
  try {
    return (JSON.parse(localStorage.getItem(place) ?? 'null') as string[] | null) ?? undefined
  } catch {
    return undefined
  }
}
