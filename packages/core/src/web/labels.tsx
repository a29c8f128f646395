import { createContext, type ReactElement, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { currentLanguage, type Language, rememberLanguage } from './language.ts'

export type LabelValues = Readonly<Record<string, string | number | null | undefined>>

/** Gives a label in the reader's language; `{name}` in it is replaced by the value of that name. */
export type Translate = (key: string, values?: LabelValues) => string

export interface Labelled {
  readonly language: Language
  readonly t: Translate
  /** Whether there is a label, for keys that are put together from data. */
  readonly has: (key: string) => boolean
  readonly changeLanguage: (language: Language) => Promise<void>
}

type Words = Readonly<Record<string, string>>

const Context = createContext<Labelled | undefined>(undefined)

/** Fetches the words of a language; the browser keeps them and asks only whether they have changed. */
export async function loadWords(language: Language): Promise<Words> {
  const response = await fetch(`/api/core/labels/${language}`, { credentials: 'same-origin' })
  if (!response.ok) throw new Error(`labels: ${response.status}`)
  return (await response.json()) as Words
}

export function LabelsProvider({
  words: first,
  children,
}: {
  readonly words: Words
  readonly children: ReactNode
}): ReactElement {
  const [{ language, words }, setState] = useState({ language: currentLanguage(), words: first })
  const changeLanguage = useCallback(async (chosen: Language) => {
    const loaded = await loadWords(chosen)
    rememberLanguage(chosen)
    setState({ language: chosen, words: loaded })
  }, [])
  const value = useMemo<Labelled>(
    () => ({
      language,
      changeLanguage,
      has: (key) => key in words,
      t: (key, values) => fillLabel(words[key] ?? key, values),
    }),
    [language, words, changeLanguage],
  )
  return <Context value={value}>{children}</Context>
}

export function useLabels(): Labelled {
  const value = useContext(Context)
  if (!value) throw new Error('useLabels outside of LabelsProvider')
  return value
}

/** `t('orders.title')`, `t('web.list.total', { n: 12 })`. */
export function useT(): Translate {
  return useLabels().t
}

export function fillLabel(text: string, values: LabelValues = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name] ?? '') : whole))
}
