import { Button, Input, type InputRef, Popover } from 'antd'
import { type ReactElement, useRef, useState } from 'react'
import { useT } from '../labels.tsx'
import { ProblemAlert } from '../problem-alert.tsx'
import { useAnswer, useCommand } from '../queries.ts'
import { useShortcuts } from '../shortcuts.tsx'
import { StatusTag } from '../status-tag.tsx'
import { reportKeys, reportsClient } from './reports-client.ts'

interface PhraseMenuProps {
  readonly category: string
  /** Section in which the cursor stands. */
  readonly section: string
  /** Text that is selected in it: it may be kept as a phrase. */
  readonly selected: () => string
  readonly insert: (phrase: string) => void
}

/** Phrases (常用语), found by pinyin initials or by their words; Enter puts the first at the cursor. */
export function PhraseMenu({ category, section, selected, insert }: PhraseMenuProps): ReactElement {
  const t = useT()
  const input = useRef<InputRef>(null)
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const [keepable, setKeepable] = useState('')
  const phrases = useAnswer([...reportKeys.phrases, category], () => reportsClient.listPhrases({ category }))
  const refresh = [reportKeys.phrases]
  const keep = useCommand((phrase: string) => reportsClient.keepPhrase({ category, section, phrase }), { refresh })
  const remove = useCommand((id: string) => reportsClient.removePhrase({ id }), { refresh })
  const show = (shown: boolean): void => {
    if (shown) setKeepable(selected().trim())
    setOpen(shown)
    setTyped('')
  }
  useShortcuts([{ keys: 'Alt+k', label: 'orders.phrases', whileTyping: true, run: () => show(true) }])
  const wanted = typed.trim().toLowerCase()
  const found = (phrases.data?.items ?? [])
    .filter((one) => one.section === null || one.section === section)
    .filter((one) => one.initials.startsWith(wanted) || one.phrase.toLowerCase().includes(wanted))
    .slice(0, 12)
  const take = (phrase: string | undefined): void => {
    if (phrase === undefined) return
    show(false)
    insert(phrase)
  }
  return (
    <Popover
      open={open}
      onOpenChange={show}
      afterOpenChange={(shown) => shown && input.current?.focus()}
      trigger="click"
      placement="bottomRight"
      content={
        <div className="phrase-menu">
          <Input
            ref={input}
            value={typed}
            placeholder={t('orders.phrases.search')}
            aria-label={t('orders.phrases.search')}
            onChange={({ target }) => setTyped(target.value)}
            onPressEnter={() => take(found[0]?.phrase)}
          />
          <ul>
            {found.map((one) => (
              <li key={one.id}>
                <button type="button" className="ygt-link" onClick={() => take(one.phrase)}>
                  {one.phrase}
                </button>
                {one.shared ? (
                  <StatusTag tone="neutral">{t('orders.phrases.shared')}</StatusTag>
                ) : (
                  <Button size="small" type="text" onClick={() => void remove.run(one.id)}>
                    {t('orders.phrases.remove')}
                  </Button>
                )}
              </li>
            ))}
            {found.length === 0 ? <li className="ygt-muted">{t('orders.phrases.none')}</li> : null}
          </ul>
          {keepable ? (
            <Button size="small" loading={keep.busy} onClick={() => void keep.run(keepable)}>
              {t('orders.phrases.keep', { phrase: keepable.slice(0, 16) })}
            </Button>
          ) : (
            <p className="ygt-muted">{t('orders.phrases.how')}</p>
          )}
          {(keep.problem ?? remove.problem) ? (
            <ProblemAlert problem={(keep.problem ?? remove.problem) as never} />
          ) : null}
          <style
            href="phrase-menu"
            precedence="default"
          >{`.phrase-menu { display: grid; gap: 8px; width: 360px; } .phrase-menu ul { list-style: none; max-height: 300px; overflow: auto; } .phrase-menu li { display: flex; justify-content: space-between; gap: 8px; padding: 4px 0; } .phrase-menu li .ygt-link { text-align: left; }`}</style>
        </div>
      }
    >
      <Button title="Alt+K">{t('orders.phrases')}</Button>
    </Popover>
  )
}
