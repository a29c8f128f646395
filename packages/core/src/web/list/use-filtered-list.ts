import type { Answer } from '../../endpoint/client.ts'
import { useLiveRefresh } from '../live.tsx'
import { type Key, type Paged, type Pages, usePages } from '../queries.ts'
import { useUrlState } from '../url-state.ts'

/** How many rows a page of a list brings. */
const pageSize = 50

export interface PageAsked {
  readonly limit: number
  readonly cursor?: string
}

export interface FilteredListOptions<Row, F extends Readonly<Record<string, string>>> {
  /** Under which answers are kept; the filters come after it. */
  readonly key: Key
  /** Filters with what they are before anybody chooses; they are kept in the address. */
  readonly filters: F
  readonly ask: (filter: { readonly [K in keyof F]: string }, page: PageAsked) => Promise<Answer<Paged<Row>>>
  /** After events of which kinds the list is asked again. */
  readonly live?: string | readonly string[]
}

export interface FilteredList<Row, F extends Readonly<Record<string, string>>> {
  readonly filter: { readonly [K in keyof F]: string }
  readonly change: (change: Partial<{ readonly [K in keyof F]: string | undefined }>) => void
  readonly pages: Pages<Row>
  /** How many there are, as far as the server says. */
  readonly total: number | undefined
  /** Takes all filters off; undefined while none is on. */
  readonly clear: (() => void) | undefined
  /** Value and change of one filter, for its control. */
  bind(name: keyof F): { readonly value: string; readonly change: (value: string) => void }
}

/** A list with its filters in the address and its rows by cursor, asked again when something happens to them. */
export function useFilteredList<Row, const F extends Readonly<Record<string, string>>>({
  key,
  filters,
  ask,
  live = [],
}: FilteredListOptions<Row, F>): FilteredList<Row, F> {
  const [filter, change] = useUrlState(filters)
  const pages = usePages<Row>([...key, filter], (cursor) =>
    ask(filter, { limit: pageSize, ...(cursor !== undefined && { cursor }) }),
  )
  useLiveRefresh(live, key)
  const narrowed = Object.keys(filters).some((name) => filter[name] !== filters[name])
  return {
    filter,
    change,
    pages,
    total: pages.data?.pages[0]?.total,
    clear: narrowed ? () => change(filters) : undefined,
    bind: (name) => ({
      value: filter[name],
      change: (value) => change({ [name]: value } as Partial<Record<keyof F, string>>),
    }),
  }
}
