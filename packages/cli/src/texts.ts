import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export type Language = 'zh' | 'en'

/** Language of the terminal: `YGT_LANG`, else that of the locale; Chinese unless English is asked for. */
export function terminalLanguage(environment: Readonly<Record<string, string | undefined>> = process.env): Language {
  const stated = environment.YGT_LANG ?? environment.LC_ALL ?? environment.LC_MESSAGES ?? environment.LANG ?? ''
  return stated.toLowerCase().startsWith('en') ? 'en' : 'zh'
}

const folder = new URL('../locales/', import.meta.url)
const read = (language: Language) =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`${language}.json`, folder)), 'utf8')) as Record<string, string>
const texts: Record<Language, Record<string, string>> = { zh: read('zh'), en: read('en') }
const language = terminalLanguage()

/** A text of the command line in the terminal's language, `{words}` filled; the key itself when there is none. */
export function text(key: string, words: Readonly<Record<string, string | number>> = {}): string {
  return (texts[language][key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in words ? String(words[name]) : whole,
  )
}
