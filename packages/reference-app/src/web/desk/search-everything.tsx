import { SearchResults } from '@ygt/core'
import { ResidentLine, SlotOutlet, useResidentSearch, useShortcuts, useT } from '@ygt/core/web'
import { Input, Modal } from 'antd'
import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { PageIcon } from './page-icon.tsx'
import type { DeskPages } from './use-desk-pages.ts'

const opened = new EventTarget()

/** Opens the search from anywhere. */
export function openSearch(): void {
  opened.dispatchEvent(new Event('open'))
}

/** Ctrl+K: residents by name, initials or number; pages; what plugins find, such as accession numbers. */
export function SearchEverything({ pages }: { readonly pages: DeskPages }): ReactElement {
  const t = useT()
  const [open, setOpen] = useState(false)
  useShortcuts([{ keys: 'Ctrl+K', label: 'shell.search', whileTyping: true, run: () => setOpen(true) }])
  useEffect(() => {
    const show = (): void => setOpen(true)
    opened.addEventListener('open', show)
    return () => opened.removeEventListener('open', show)
  }, [])
  return (
    <Modal
      open={open}
      onCancel={() => setOpen(false)}
      footer={null}
      closable={false}
      width={760}
      destroyOnHidden
      title={<span className="shell-hidden">{t('shell.search')}</span>}
      className="shell-search-dialog"
    >
      {open ? <Search pages={pages} close={() => setOpen(false)} /> : null}
    </Modal>
  )
}

function Search({ pages, close }: { readonly pages: DeskPages; readonly close: () => void }): ReactElement {
  const t = useT()
  const go = useNavigate()
  const [text, setText] = useState('')
  const results = useRef<HTMLDivElement>(null)
  const { items } = useResidentSearch(text)
  const sought = text.trim().toLowerCase()
  const found = pages.entries.filter(({ label }) => sought !== '' && t(label).toLowerCase().includes(sought))
  const open = (href: string): void => {
    close()
    void go(href)
  }
  return (
    <div role="presentation" onKeyDown={(event) => walk(event, results.current)}>
      <Input
        size="large"
        autoFocus
        value={text}
        maxLength={64}
        prefix={<PageIcon name="SearchOutlined" />}
        placeholder={t('shell.search.hint')}
        aria-label={t('shell.search')}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing)
            results.current?.querySelector<HTMLElement>('button, a')?.click()
        }}
      />
      <div ref={results} className="shell-results">
        {items.length > 0 ? <h3>{t('shell.search.residents')}</h3> : null}
        {items.map((resident) => (
          <button key={resident.id} type="button" onClick={() => open(`/patients/${resident.id}`)}>
            <ResidentLine resident={resident} />
          </button>
        ))}
        {sought === '' ? null : <SlotOutlet slot={SearchResults} props={{ text: text.trim(), done: close }} />}
        {found.length > 0 ? <h3>{t('shell.search.pages')}</h3> : null}
        {found.map(({ href, label, icon }) => (
          <button key={href} type="button" onClick={() => open(href)}>
            <PageIcon name={icon} /> {t(label)}
          </button>
        ))}
      </div>
    </div>
  )
}

/** ↑ ↓ walk through what was found, whoever found it. */
function walk(event: KeyboardEvent, results: HTMLElement | null): void {
  if (!results || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
  const all = [...results.querySelectorAll<HTMLElement>('button, a')]
  const at = all.findIndex((element) => element === document.activeElement)
  all[Math.max(0, Math.min(all.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)))]?.focus()
  event.preventDefault()
}
