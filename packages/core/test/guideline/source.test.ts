import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { construction, functions, guidelineTitle, sections } from '../../src/guideline/index.ts'

const source = new URL('../../../../../shared/guideline/functions.yaml', import.meta.url)

interface Item {
  id: string
  zh: string
  en: string
}
interface Head {
  no: number
  slug: string
  section: string
}
interface Catalogue {
  source: string
  sections: Item[]
  functions: (Item & Head & { capabilities: Item[]; narrative_requirements: Item[] })[]
  construction_overview: { requirements: Item[] }
  construction: (Item & { requirements: Item[] })[]
}

describe.runIf(existsSync(source))('our copy against the catalogue it was read from', () => {
  const catalogue = () => parse(readFileSync(source, 'utf8')) as Catalogue
  const item = ({ id, zh, en }: Item): Item => ({ id, zh, en })

  test('sections and functions', () => {
    const { source: title, sections: theirs, functions: all } = catalogue()
    expect(guidelineTitle).toBe(title)
    expect(sections).toEqual(theirs.map(item))
    expect(functions).toEqual(
      all.map(({ no, slug, section, zh, en, capabilities, narrative_requirements: requirements }) => ({
        no,
        slug,
        section,
        zh,
        en,
        capabilities: capabilities.map(item),
        requirements: requirements.map(item),
      })),
    )
  })

  test('construction requirements', () => {
    const { construction_overview: overview, construction: parts } = catalogue()
    expect(construction).toEqual({
      overview: overview.requirements.map(item),
      parts: parts.map((part) => ({ ...item(part), requirements: part.requirements.map(item) })),
    })
  })
})
