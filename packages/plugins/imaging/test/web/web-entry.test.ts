import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import web from '../../src/web/index.ts'

const folder = join(import.meta.dirname, '../../locales')

const centre = join(import.meta.dirname, '../../../../core/locales')

/** What every diagnostic centre says unless it has words of its own. */
const usual = (language: string): string[] =>
  Object.keys(JSON.parse(readFileSync(join(centre, `orders-centre.${language}.json`), 'utf8'))).map((key) =>
    key.replace(/^orders\.centre\./, 'imaging.'),
  )

/** Every label of a language, from all files of it. */
const locale = (language: string): Record<string, string> =>
  Object.assign(
    {},
    ...readdirSync(folder)
      .filter((name) => name === `${language}.json` || name.endsWith(`.${language}.json`))
      .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8'))),
  )

describe('what imaging shows', () => {
  it('loads without a browser, and has a name in both languages for every page of the rail', () => {
    const names = web.parts.flatMap((part) =>
      part.kind === 'page' && part.nav ? [['imaging.page', ...part.path.split('/').filter(Boolean)].join('.')] : [],
    )
    expect(names).not.toEqual([])
    for (const language of ['zh', 'en'])
      expect([...usual(language), ...Object.keys(locale(language))]).toEqual(expect.arrayContaining(names))
  })

  it('has every label in both languages, with the same placeholders', () => {
    const [zh, en] = [locale('zh'), locale('en')]
    const placeholders = (text: string | undefined) => (text?.match(/\{\w+\}/g) ?? []).toSorted()
    expect(Object.keys(en).toSorted()).toEqual(Object.keys(zh).toSorted())
    for (const key of Object.keys(zh)) expect([key, placeholders(en[key])]).toEqual([key, placeholders(zh[key])])
  })

  it('asks for a permission of orders or imaging on every page', () => {
    const pages = web.parts.filter((part) => part.kind === 'page')
    for (const { access } of pages)
      expect(access).toMatch(/^(orders:[\w-]+:\w+@imaging|imaging:(study|device|quality):\w+)$/)
  })
})
