import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Contract } from '../contract/define-contract.ts'
import type { Composition } from '../plugin/composition.ts'
import type { CountyConfig } from '../plugin/county-config.ts'

export type Language = 'zh' | 'en'

/** All labels of a county: those of core and its plugins, with the county's own words on top. */
export interface Labels {
  readonly zh: Readonly<Record<string, string>>
  readonly en: Readonly<Record<string, string>>
}

export function readLabels(composition: Composition, config: CountyConfig, further: readonly string[] = []): Labels {
  const homes = [...new Set([...further, ...composition.plugins.map((p) => p.home)])]
  const of = (language: Language) => {
    const said = Object.assign({}, ...homes.map((home) => localeFile(home, language)), config.labels[language] ?? {})
    return { ...wordsOfContracts(composition, said), ...said } as Record<string, string>
  }
  return { zh: of('zh'), en: of('en') }
}

/** What a contract says for all its providers, under the id of each. */
function wordsOfContracts({ plugins }: Composition, said: Readonly<Record<string, string>>): Record<string, string> {
  const words: Record<string, string> = {}
  for (const { declaration } of plugins)
    for (const { words: beginning } of Object.values(declaration.provides as Record<string, Contract>))
      if (beginning !== undefined)
        for (const [key, text] of Object.entries(said))
          if (key.startsWith(`${beginning}.`)) words[declaration.id + key.slice(beginning.length)] = text
  return words
}

/** The labels of one package: `locales/zh.json`, or several files that end so, `locales/orders.zh.json`. */
export function localeFile(home: string, language: Language): Record<string, string> {
  const folder = join(home, 'locales')
  if (!existsSync(folder)) return {}
  const files = readdirSync(folder).filter((f) => f === `${language}.json` || f.endsWith(`.${language}.json`))
  return Object.assign(
    {},
    ...files.sort().map((f) => JSON.parse(readFileSync(join(folder, f), 'utf8')) as object),
  ) as Record<string, string>
}

/** The label under a key, with `{placeholders}` filled; the key itself when there is none, so that it is seen and mended. */
export function label(
  labels: Labels,
  language: Language,
  key: string,
  words: Readonly<Record<string, string | number>> = {},
): string {
  const text = labels[language][key] ?? key
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in words ? String(words[name]) : whole))
}
