import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countOf } from '../../../src/blocks/orders/count-answers.ts'
import {
  composePattern,
  composeSections,
  matchTemplates,
  mergeComposed,
  normalValues,
  patternFaults,
  type TemplateField,
  valueFault,
} from '../../../src/blocks/orders/index.ts'

const nodule = { kind: 'yes-no', key: 'nodule', label: '肺结节', normal: false } as const
const size = { kind: 'number', key: 'size', label: '直径', unit: 'mm', min: 1, max: 200 } as const
const lobe = {
  kind: 'choice',
  key: 'lobe',
  label: '位置',
  choices: [
    { code: 'rightUpper', label: '右肺上叶' },
    { code: 'leftLower', label: '左肺下叶' },
  ],
} as const
const fields = structuredClone([nodule, size, lobe]) as unknown as readonly TemplateField[]
const pattern = '[nodule=yes? [{lobe}见]结节[，直径约 {size}]。][nodule=no? 肺内未见结节。]双侧胸腔未见积液。'

describe('a sentence pattern', () => {
  test.each([
    [{ nodule: false }, '肺内未见结节。双侧胸腔未见积液。'],
    [{ nodule: true }, '结节。双侧胸腔未见积液。'],
    [{ nodule: true, lobe: 'rightUpper', size: 8 }, '右肺上叶见结节，直径约 8 mm。双侧胸腔未见积液。'],
    [{ nodule: true, size: 0.5 }, '结节，直径约 0.5 mm。双侧胸腔未见积液。'],
    [{}, '双侧胸腔未见积液。'],
  ])('%o is written “%s”', (values, text) => {
    expect(composePattern(pattern, fields, values)).toBe(text)
  })

  test('a value of several, brackets that are meant, what is left out leaves no stops behind', () => {
    expect(composePattern('[lobe=rightUpper|leftLower? 见于{lobe}]', fields, { lobe: 'leftLower' })).toBe(
      '见于左肺下叶',
    )
    expect(composePattern('分级 \\[1\\]、\\{a\\}', fields, {})).toBe('分级 [1]、{a}')
    expect(composePattern('双肺清晰，[{lobe}]，[{size}]。', fields, {})).toBe('双肺清晰。')
  })

  test('faults: a field that is not there, brackets that do not match', () => {
    expect(patternFaults(pattern, fields)).toEqual([])
    expect(patternFaults('{nobody}', fields).map(({ en }) => en)).toEqual(['No field is called {nobody}.'])
    expect(patternFaults('[{size}', fields)).toHaveLength(1)
    expect(patternFaults('{size}]', fields)).toHaveLength(1)
    expect(patternFaults('\\[ {size}', fields)).toEqual([])
  })

  test('the same values write the same text, and a template without fields is left alone', () => {
    const values = fc.record(
      {
        nodule: fc.boolean(),
        size: fc.integer({ min: 1, max: 200 }),
        lobe: fc.constantFrom('rightUpper', 'leftLower'),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(values, (given) => {
        const text = composePattern(pattern, fields, given)
        expect(composePattern(pattern, fields, { ...given })).toBe(text)
        expect(text).not.toMatch(/[[\]{}?=]/)
      }),
    )
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(composeSections({ content: { findings: text }, fields: [] }, {})).toEqual({ findings: text })
        composePattern(text, fields, { nodule: true })
      }),
    )
  })
})

describe('values', () => {
  test('normal is what the fields say', () => {
    expect(normalValues(fields)).toEqual({ nodule: false })
  })

  test.each([
    [size, 8, undefined],
    [size, 201, '“直径”为 201，超出可能的范围 1–200 mm，请核对。'],
    [size, '8', '“直径”应为数值。'],
    [lobe, 'middle', '“位置”没有这个选项。'],
    [nodule, true, undefined],
    [nodule, 'yes', '“肺结节”没有这个选项。'],
  ] as const)('%o: %s', (field, value, fault) => {
    expect(valueFault(field as never, value)?.zh).toBe(fault)
  })

  test('are counted by field', () => {
    const answers = [{ nodule: true, size: 6 }, { nodule: true, size: 9 }, { nodule: false }]
    expect(countOf(fields[0] as TemplateField, answers)).toMatchObject({
      answered: 3,
      values: [
        { value: 'yes', count: 2 },
        { value: 'no', count: 1 },
      ],
    })
    expect(countOf(fields[1] as TemplateField, answers)).toMatchObject({ least: 6, largest: 9, mean: 7.5 })
  })
})

describe('composed text in a report', () => {
  test.each([
    ['', '', 'new', 'new'],
    ['typed', '', 'new', 'typed\nnew'],
    ['typed\nold。more', 'old。', 'new。', 'typed\nnew。more'],
    ['typed only', 'old', 'new', undefined],
    ['$& stays', '$&', '$1', '$1 stays'],
  ])('“%s” with “%s” → “%s”', (current, before, after, merged) => {
    expect(mergeComposed(current, before, after)).toBe(merged)
  })

  test('what stands around it is never lost', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string({ minLength: 1 }), fc.string(), (head, tail, before, after) => {
        const merged = mergeComposed(`${head}${before}${tail}`, before, after)
        if (merged !== undefined && before.trim() !== '')
          expect(merged.length).toBe(head.length + tail.length + after.length)
      }),
    )
  })
})

test('templates that fit stand first, others are left out', () => {
  const templates = [
    { name: 'any', modality: null, bodySite: null },
    { name: 'ct', modality: 'CT', bodySite: null },
    { name: 'head', modality: 'CT', bodySite: '头颅' },
    { name: 'chest', modality: 'CT', bodySite: '胸部' },
    { name: 'film', modality: 'DX', bodySite: '胸部' },
  ]
  const names = (skills: string[], display: string) => matchTemplates(templates, { skills, display }).map((t) => t.name)
  expect(names(['CT', '胸部'], 'CT')).toEqual(['chest', 'ct', 'any'])
  expect(names(['CT'], '头颅CT平扫')).toEqual(['head', 'ct', 'any'])
  expect(names([], '')).toEqual(['any'])
})
