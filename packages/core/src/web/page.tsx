import { type ReactElement, type ReactNode, useEffect } from 'react'

export interface PageProps {
  readonly title: string
  /** Beside the title: how many, how fresh. */
  readonly note?: ReactNode
  /** What one may do here, the likeliest first. */
  readonly actions?: ReactNode
  /** Above the title, at the same place and height on every page about a resident. */
  readonly banner?: ReactNode
  /** The page fills the window and its parts scroll by themselves. */
  readonly fill?: boolean
  readonly children: ReactNode
}

/** The frame of a page of the desk. */
export function Page({ title, note, actions, banner, fill = false, children }: PageProps): ReactElement {
  useTitle(title)
  return (
    <article className={`ygt-page${fill ? ' ygt-page-fill' : ''}`}>
      {banner}
      <header className="ygt-page-head">
        <h1>{title}</h1>
        {note ? <div className="ygt-page-note">{note}</div> : null}
        {actions ? <div className="ygt-page-actions">{actions}</div> : null}
      </header>
      <div className="ygt-page-body">{children}</div>
    </article>
  )
}

/** A part of a page with a heading of its own. */
export function Panel({
  title,
  extra,
  children,
  flush = false,
}: {
  readonly title?: string
  readonly extra?: ReactNode
  readonly children: ReactNode
  readonly flush?: boolean
}): ReactElement {
  return (
    <section className={`ygt-panel${flush ? ' ygt-panel-flush' : ''}`}>
      {title ? (
        <header className="ygt-panel-head">
          <h2>{title}</h2>
          {extra}
        </header>
      ) : null}
      <div className="ygt-panel-body">{children}</div>
    </section>
  )
}

/** Names and values, one under the other. */
export function Facts({
  items,
  columns = 2,
}: {
  readonly items: readonly (readonly [label: string, value: ReactNode] | false | null | undefined)[]
  readonly columns?: 1 | 2 | 3
}): ReactElement {
  return (
    <dl className="ygt-facts" data-columns={columns}>
      {items.map((item) =>
        item ? (
          <div key={item[0]}>
            <dt>{item[0]}</dt>
            <dd>{item[1] ?? '—'}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title
  }, [title])
}
