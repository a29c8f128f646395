import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const packages = join(import.meta.dirname, '../..')

function words(language: string): Record<string, string> {
  const files = globSync(`{core,reference-app,plugins/*}/locales/{*.,}${language}.json`, { cwd: packages })
  const said = Object.assign(
    {},
    ...files.map((file) => JSON.parse(readFileSync(join(packages, file), 'utf8')) as object),
  )
  // a diagnostic centre has the words of every centre
  const shared = Object.entries(said).filter(([key]) => key.startsWith('orders.centre.'))
  return {
    ...Object.fromEntries(shared.map(([key, text]) => [key.replace('orders.centre', 'imaging'), text])),
    ...said,
  }
}

/** Keys that stand in pages as they are: `t('…')`, `label: '…'`, `title: '…'`. Those put together from data are not among them. */
function keysInPages(): string[] {
  const files = globSync('{core,reference-app,plugins/*}/src/web/**/*.{ts,tsx}', { cwd: packages })
  const pattern =
    /(?:\bt\(|\blabel: |\btitle: )'((?:web|shell|core|orders|critical-values|statistics|imaging|patient-index|signatures|signature-simulator)\.[\w.-]+)'/g
  const ofCentre = /\b(?:say|keyOf)\(\s*'([\w.-]+)'/g
  return files.flatMap((file) => {
    const text = readFileSync(join(packages, file), 'utf8')
    return [
      ...[...text.matchAll(pattern)].map(([, key = '']) => key),
      ...[...text.matchAll(ofCentre)].map(([, name = '']) => `orders.centre.${name}`),
    ]
  })
}

const zh = words('zh')
const en = words('en')
const placeholders = (text: string | undefined): string[] => [...new Set(text?.match(/\{\w+\}/g) ?? [])].toSorted()

describe('the words of pages', () => {
  it('exist in both languages for every key that a page names', () => {
    const keys = [...new Set(keysInPages())]
    expect(keys.length).toBeGreaterThan(200)
    expect(keys.filter((key) => !(key in zh))).toEqual([])
    expect(keys.filter((key) => !(key in en))).toEqual([])
  })

  it('are the same keys with the same placeholders in both', () => {
    expect(Object.keys(en).toSorted()).toEqual(Object.keys(zh).toSorted())
    const differing = Object.keys(zh).filter((key) => String(placeholders(zh[key])) !== String(placeholders(en[key])))
    expect(differing).toEqual([])
  })

  it('have no Chinese in English', () => {
    expect(Object.entries(en).filter(([, text]) => /\p{Script=Han}/u.test(text))).toEqual([])
  })
})
