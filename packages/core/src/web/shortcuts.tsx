import { Modal } from 'antd'
import {
  createContext,
  type ReactElement,
  type ReactNode,
  useContext,
  useEffect,
  useEffectEvent,
  useMemo,
  useState,
} from 'react'
import { useT } from './labels.tsx'

export interface Shortcut extends ShortcutName {
  readonly run: () => void
  /** Works while somebody is typing, too. */
  readonly whileTyping?: boolean
}

/** A key that is listed only: what declares it listens to it itself. */
export interface ListedKey extends ShortcutName {
  readonly listed: true
}

export interface ShortcutName {
  /** `Ctrl+K`, `?`, `j`: modifiers first, as `KeyboardEvent.key` names the key. */
  readonly keys: string
  /** Label key of what it does. */
  readonly label: string
}

type Registry = Set<readonly (Shortcut | ListedKey)[]>

const Context = createContext<Registry>(new Set())

/** Keeps the shortcuts of what is on screen; `?` lists them. */
export function ShortcutsProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const t = useT()
  const registry = useMemo<Registry>(() => new Set(), [])
  const [shown, setShown] = useState<readonly ShortcutName[]>()
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const all = [...registry].flat().toReversed()
      const typing = isTyping(event.target)
      if (!typing && event.key === '?') return setShown(all.toReversed())
      const pressed = keysOf(event)
      const found = all
        .filter((one) => 'run' in one)
        .find(({ keys, whileTyping }) => keys.toLowerCase() === pressed && (!typing || whileTyping === true))
      if (!found || event.defaultPrevented) return
      event.preventDefault()
      found.run()
    }
    globalThis.addEventListener('keydown', press)
    return () => globalThis.removeEventListener('keydown', press)
  }, [registry])
  return (
    <Context value={registry}>
      {children}
      <Modal
        open={shown !== undefined}
        title={t('web.shortcuts.title')}
        footer={null}
        onCancel={() => setShown(undefined)}
        width={720}
      >
        <dl className="ygt-shortcuts">
          {(shown ?? []).map(({ keys, label }) => (
            <div key={keys + label}>
              <dt>
                {keys.split('+').map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{t(label)}</dd>
            </div>
          ))}
        </dl>
      </Modal>
    </Context>
  )
}

/** Makes shortcuts work while the component is on screen. */
export function useShortcuts(shortcuts: readonly (Shortcut | ListedKey)[]): void {
  const registry = useContext(Context)
  const signature = shortcuts.map(({ keys, label }) => `${keys} ${label}`).join('|')
  const run = useEffectEvent((index: number) => {
    const shortcut = shortcuts[index]
    if (shortcut && 'run' in shortcut) shortcut.run()
  })
  const offered = useEffectEvent(() =>
    shortcuts.map((shortcut, index) => ('run' in shortcut ? { ...shortcut, run: () => run(index) } : shortcut)),
  )
  useEffect(() => {
    const mine = offered()
    registry.add(mine)
    return () => void registry.delete(mine)
  }, [registry, signature])
}

function keysOf({ ctrlKey, metaKey, altKey, shiftKey, key }: KeyboardEvent): string {
  const shifted = shiftKey && key.length > 1
  return [ctrlKey || metaKey ? 'ctrl' : '', altKey ? 'alt' : '', shifted ? 'shift' : '', key.toLowerCase()]
    .filter(Boolean)
    .join('+')
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}
