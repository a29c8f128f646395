import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { parse } from 'yaml'
import {
  type CapabilityId,
  capabilities,
  capabilityIds,
  construction,
  type FunctionSlug,
  findFunction,
  functionOf,
  functions,
  guidelineTitle,
  isCapabilityId,
  sections,
} from '../../src/guideline/index.ts'

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

/** The catalogue, where the repository has it as a neighbour. */
const source = new URL('../../../../../shared/guideline/functions.yaml', import.meta.url)
const catalogues = existsSync(source) ? [parse(readFileSync(source, 'utf8')) as Catalogue] : []

const everyStatement = [
  ...sections,
  ...functions,
  ...functions.flatMap((each) => [...each.capabilities, ...each.requirements]),
  ...construction.overview,
  ...construction.parts.flatMap((part) => [part, ...part.requirements]),
]

describe('the guideline as data', () => {
  test('has 5 sections, 36 functions, 415 capabilities and 226 narrative requirements', () => {
    expect(guidelineTitle).toBe('紧密型县域医共体信息化功能指引')
    expect(sections).toHaveLength(5)
    expect(functions).toHaveLength(36)
    expect(capabilities).toHaveLength(415)
    expect(functions.flatMap((each) => each.requirements)).toHaveLength(226)
  })

  test('has 6 overall construction requirements and 29 in four parts', () => {
    expect(construction.overview).toHaveLength(6)
    expect(construction.parts).toHaveLength(4)
    expect(construction.parts.flatMap((part) => part.requirements)).toHaveLength(29)
  })

  test('numbers the functions 1 to 36, each in a section that exists', () => {
    expect(functions.map((each) => each.no)).toEqual(Array.from({ length: 36 }, (_, index) => index + 1))
    const known = sections.map((section) => section.id)
    for (const each of functions) expect(known).toContain(each.section)
  })

  test('says everything in Chinese and in English', () => {
    for (const { zh, en } of everyStatement) {
      expect(en).toMatch(/[A-Za-z]/)
      expect(zh).toMatch(/\p{Script=Han}/u)
    }
  })

  test('uses no id twice, and names every capability and requirement after its function', () => {
    const ids = everyStatement.flatMap((each) => ('id' in each ? [each.id as string] : []))
    expect(new Set(ids).size).toBe(ids.length)
    for (const each of functions) {
      for (const { id } of [...each.capabilities, ...each.requirements]) expect(id.split('.')[0]).toBe(each.slug)
    }
  })

  test('types the ids that the data has, no more and no less', () => {
    expect(capabilityIds).toEqual(capabilities.map((capability) => capability.id))
    expectTypeOf<'imaging.report-publishing'>().toExtend<CapabilityId>()
    expectTypeOf<'imaging.no-such-thing'>().not.toExtend<CapabilityId>()
    expectTypeOf<'medical-waste'>().toExtend<FunctionSlug>()
  })
})

describe('looking up', () => {
  test('finds a function by number, by number as text and by slug', () => {
    for (const each of functions) {
      expect(findFunction(each.no)).toBe(each)
      expect(findFunction(String(each.no))).toBe(each)
      expect(findFunction(each.slug)).toBe(each)
    }
  })

  test.each([0, 37, -1, 1.5, '', '01', 'Imaging', 'no-such-function'])('finds nothing for %j', (key) => {
    expect(findFunction(key)).toBeUndefined()
  })

  test('finds the function of each capability', () => {
    expect(functionOf('imaging.report-publishing').no).toBe(1)
    for (const id of capabilityIds) expect(functionOf(id).capabilities.map((each) => each.id)).toContain(id)
  })

  test('tells a capability id from other text', () => {
    expect(isCapabilityId('ecg.acquisition')).toBe(true)
    expect(isCapabilityId('imaging.unified-task-allocation')).toBe(false)
    expect(() => functionOf('ecg.nothing' as CapabilityId)).toThrow(RangeError)
  })
})

describe.each(catalogues)('our copy against the catalogue it was read from', (catalogue) => {
  const item = ({ id, zh, en }: Item): Item => ({ id, zh, en })

  test('sections and functions', () => {
    const { source: title, sections: theirs, functions: all } = catalogue
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
    const { construction_overview: overview, construction: parts } = catalogue
    expect(construction).toEqual({
      overview: overview.requirements.map(item),
      parts: parts.map((part) => ({ ...item(part), requirements: part.requirements.map(item) })),
    })
  })
})
