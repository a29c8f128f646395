import { Button } from 'antd'
import { type KeyboardEvent, type ReactElement, type ReactNode, useLayoutEffect, useRef } from 'react'
import { countyTime } from '../printing/county-time.ts'
import { ColumnChoice, useColumnChoice } from './column-choice.tsx'
import { useT } from './labels.tsx'
import { Answered, Empty } from './page-states.tsx'
import type { Pages } from './queries.ts'
import { useShortcuts } from './shortcuts.tsx'

export interface DataColumn<Row> {
  readonly key: string
  /** Label key. */
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  readonly align?: 'right'
  readonly width?: number | string
  /** May take several lines. */
  readonly wide?: boolean
  /** Shown only when somebody chooses it. */
  readonly optional?: boolean
}

export interface DataTableProps<Row> {
  /** Remembers columns and place under this name. */
  readonly id: string
  readonly pages: Pages<Row>
  readonly columns: readonly DataColumn<Row>[]
  readonly rowKey: (row: Row) => string
  readonly open?: (row: Row) => void
  readonly selected?: string | undefined
  readonly tone?: (row: Row) => string | undefined
  readonly empty?: ReactNode
  /** Address of what is filtered as a file. */
  readonly exportHref?: string
}

/** A list that keeps its place, says how many and how fresh, and is worked with the keyboard: ↑ ↓ or j k, Enter opens. */
export function DataTable<Row>({
  id,
  pages,
  columns,
  rowKey,
  open,
  selected,
  tone,
  empty,
  exportHref,
}: DataTableProps<Row>): ReactElement {
  const t = useT()
  const { shown, hidden, toggle } = useColumnChoice(id, columns)
  const body = useRef<HTMLTableSectionElement>(null)
  const place = useKeptPlace(id, pages.data !== undefined)
  useShortcuts([
    { keys: 'j', label: 'web.shortcuts.next', run: () => moveFocus(body.current, 1) },
    { keys: 'k', label: 'web.shortcuts.previous', run: () => moveFocus(body.current, -1) },
  ])
  return (
    <div className="ygt-list">
      <Answered query={pages}>
        {({ pages: loaded }) => {
          const rows = loaded.flatMap((page) => page.items)
          const total = loaded[0]?.total
          return (
            <>
              <div className="ygt-table-scroll" ref={place}>
                {rows.length === 0 ? (
                  (empty ?? <Empty />)
                ) : (
                  <table className="ygt-table">
                    <thead>
                      <tr>
                        {shown.map(({ key, title, align, width }) => (
                          <th key={key} data-align={align} style={{ width }} scope="col">
                            {t(title)}
                          </th>
                        ))}
                      </tr>
                    </thead>
                    <tbody ref={body}>
                      {rows.map((row) => (
                        <Line
                          key={rowKey(row)}
                          row={row}
                          columns={shown}
                          open={open}
                          selected={selected === rowKey(row)}
                          tone={tone?.(row)}
                        />
                      ))}
                    </tbody>
                  </table>
                )}
                {pages.hasNextPage ? (
                  <div className="ygt-more">
                    <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                      {t('web.list.more')}
                    </Button>
                  </div>
                ) : null}
              </div>
              <footer className="ygt-list-foot">
                <span aria-live="polite">
                  {total === undefined
                    ? t(pages.hasNextPage ? 'web.list.loaded-more' : 'web.list.loaded', { n: rows.length })
                    : t('web.list.total', { n: total })}
                </span>
                <span>
                  {t('web.list.fresh', { time: countyTime(new Date(pages.dataUpdatedAt).toISOString()).slice(11) })}
                </span>
                <span className="ygt-grow" />
                {exportHref ? (
                  <a href={exportHref} download>
                    {t('web.list.export')}
                  </a>
                ) : null}
                <ColumnChoice columns={columns} hidden={hidden} toggle={toggle} />
              </footer>
            </>
          )
        }}
      </Answered>
    </div>
  )
}

interface LineProps<Row> {
  readonly row: Row
  readonly columns: readonly DataColumn<Row>[]
  readonly open: ((row: Row) => void) | undefined
  readonly selected: boolean
  readonly tone: string | undefined
}

function Line<Row>({ row, columns, open, selected, tone }: LineProps<Row>): ReactElement {
  const press = (event: KeyboardEvent<HTMLTableRowElement>): void => {
    if (event.target !== event.currentTarget) return
    if (event.key === 'Enter') open?.(row)
    else if (event.key === 'ArrowDown') focusOn(event.currentTarget.nextElementSibling)
    else if (event.key === 'ArrowUp') focusOn(event.currentTarget.previousElementSibling)
    else return
    event.preventDefault()
  }
  return (
    <tr
      tabIndex={0}
      aria-selected={selected}
      data-tone={tone}
      data-open={open !== undefined}
      onKeyDown={press}
      onClick={(event) => isControl(event.target) || open?.(row)}
    >
      {columns.map(({ key, cell, align, wide }) => (
        <td key={key} data-align={align} data-wide={wide}>
          {cell(row)}
        </td>
      ))}
    </tr>
  )
}

function moveFocus(body: HTMLTableSectionElement | null, step: 1 | -1): void {
  if (!body) return
  const rows = [...body.rows]
  const at = rows.findIndex((row) => row === document.activeElement)
  const from = at >= 0 ? at : rows.findIndex((row) => row.ariaSelected === 'true')
  focusOn(rows[Math.min(Math.max(from + step, 0), rows.length - 1)])
}

function focusOn(element: Element | null | undefined): void {
  if (element instanceof HTMLElement) element.focus()
}

/** A click on a link or button within a row is theirs, and so is the end of selecting text. */
function isControl(target: EventTarget): boolean {
  if (target instanceof Element && target.closest('a, button, input, label')) return true
  return (getSelection()?.toString() ?? '') !== ''
}

const places = new Map<string, number>()

/** Scrolls to where the reader was when they come back. */
function useKeptPlace(id: string, loaded: boolean) {
  const element = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const { current } = element
    if (!current) return undefined
    current.scrollTop = places.get(id) ?? 0
    const keep = (): void => void places.set(id, current.scrollTop)
    current.addEventListener('scroll', keep, { passive: true })
    return () => current.removeEventListener('scroll', keep)
  }, [id, loaded])
  return element
}
