import { CountyTime, type coreClient, DeadlineClock, OrganizationName, useShortcuts, useT } from '@ygt/core/web'
import { Button } from 'antd'
import type { KeyboardEvent, ReactElement } from 'react'
import { useNavigate } from 'react-router'

type Answer = Awaited<ReturnType<typeof coreClient.work>>
export type WorkItem = Extract<Answer, { readonly ok: true }>['data']['items'][number]

/** One thing that waits: opened with Enter, left with ↑ ↓. */
export function WorkRow({ item }: { readonly item: WorkItem }): ReactElement {
  const t = useT()
  const go = useNavigate()
  const open = (): void => void go(item.href)
  return (
    <tr
      tabIndex={0}
      data-open="true"
      data-work
      data-tone={item.urgency === 'critical' ? 'critical' : item.urgency === 'urgent' ? 'warning' : undefined}
      onClick={open}
      onKeyDown={(event) => press(event, open)}
    >
      <td>
        <strong>{t(item.kind, item.arguments)}</strong>
      </td>
      <td>{item.patientName ?? '—'}</td>
      <td>
        {String(item.arguments.display ?? '')}
        {item.arguments.accessionNumber ? (
          <span className="ygt-muted ygt-number"> {item.arguments.accessionNumber}</span>
        ) : null}
      </td>
      <td>
        <OrganizationName id={item.origin} />
      </td>
      <td>
        <CountyTime at={item.openedAt} />
      </td>
      <td>{item.dueAt ? <DeadlineClock at={item.dueAt} /> : <span className="ygt-muted">—</span>}</td>
      <td>
        <Button size="small" type="primary" ghost tabIndex={-1} onClick={open}>
          {t('shell.work.open')}
        </Button>
      </td>
    </tr>
  )
}

function press(event: KeyboardEvent<HTMLTableRowElement>, open: () => void): void {
  if (event.key === 'Enter') open()
  else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') walkWork(event.key === 'ArrowDown' ? 1 : -1)
  else return
  event.preventDefault()
}

/** Goes to the next or the previous thing that waits. */
export function walkWork(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('tr[data-work]')]
  const at = rows.findIndex((row) => row === document.activeElement)
  rows[Math.max(0, Math.min(rows.length - 1, at + step))]?.focus()
}

/** j and k walk through the list from anywhere on the page. */
export function useWorkKeys(): void {
  useShortcuts([
    { keys: 'j', label: 'web.shortcuts.next', run: () => walkWork(1) },
    { keys: 'k', label: 'web.shortcuts.previous', run: () => walkWork(-1) },
  ])
}
