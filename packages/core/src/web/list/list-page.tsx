import type { ReactElement, ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { type DataColumn, DataTable } from '../data-table.tsx'
import { FilterBar } from '../filter-bar.tsx'
import { useT } from '../labels.tsx'
import { Page } from '../page.tsx'
import { Empty } from '../page-states.tsx'
import type { FilteredList } from './use-filtered-list.ts'

interface ListPageProps<Row, F extends Readonly<Record<string, string>>> {
  /** Remembers columns and place under this name. */
  readonly id: string
  readonly title: string
  readonly note?: ReactNode
  readonly list: FilteredList<Row, F>
  readonly columns: readonly DataColumn<Row>[]
  readonly rowKey?: (row: Row) => string
  /** Address of the page that a row opens. */
  readonly open?: (row: Row) => string
  readonly tone?: (row: Row) => string | undefined
  /** What is said when nothing fits. */
  readonly empty?: { readonly title: string; readonly text?: string }
  /** What the search box is called; it keeps what is typed in the filter `search`. */
  readonly search?: string
  /** Further filters, each bound with `list.bind`. */
  readonly filters?: ReactNode
  readonly actions?: ReactNode
  /** Files of what is filtered, beside the title. */
  readonly files?: readonly { readonly label: string; readonly href: string }[]
  /** Between title and filters: figures of the list, or what it is about. */
  readonly children?: ReactNode
}

/** A page that is a list: title and actions, filters kept in the address, rows by cursor, files of what is filtered. */
export function ListPage<Row extends object, F extends Readonly<Record<string, string>>>({
  id,
  title,
  note,
  list,
  columns,
  rowKey = idOf,
  open,
  tone,
  empty,
  search,
  filters,
  actions,
  files = [],
  children,
}: ListPageProps<Row, F>): ReactElement {
  const t = useT()
  const go = useNavigate()
  const narrowing = search !== undefined || filters !== undefined
  return (
    <Page
      fill
      title={title}
      note={note}
      actions={
        files.length > 0 || actions ? (
          <>
            {files.map(({ label, href }) => (
              <a key={href} href={href} download>
                {t(label)}
              </a>
            ))}
            {actions}
          </>
        ) : undefined
      }
    >
      {children}
      {narrowing ? (
        <FilterBar
          {...(search !== undefined && { search: { ...list.bind('search'), placeholder: search } })}
          clear={list.clear}
        >
          {filters}
        </FilterBar>
      ) : null}
      <DataTable
        id={id}
        pages={list.pages}
        columns={columns}
        rowKey={rowKey}
        {...(open && { open: (row: Row) => void go(open(row)) })}
        {...(tone && { tone })}
        {...(empty && { empty: <Empty title={empty.title}>{empty.text}</Empty> })}
      />
    </Page>
  )
}

function idOf(row: object): string {
  return String((row as { readonly id?: unknown }).id)
}
