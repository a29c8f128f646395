import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findCriticalFindings, repeats } from '../../../src/blocks/critical-values/index.ts'

const catalogue = [
  { code: 'dissection', zh: '主动脉夹层', en: 'Aortic dissection', terms: ['主动脉夹层'] },
  {
    code: 'haematoma',
    zh: '颅内血肿（幕上＞30 ml）',
    en: 'Haematoma',
    terms: ['脑内血肿', '硬膜下血肿'],
    above: { value: 30, unit: 'ml' },
  },
]
const codes = (text: string) => findCriticalFindings(text, catalogue).map(({ code }) => code)

describe('critical findings in a text', () => {
  it.each([
    ['升主动脉见内膜片，考虑主动脉夹层', ['dissection']],
    ['未见主动脉夹层', []],
    ['未见钙化、溃疡及主动脉夹层。', []],
    ['未见钙化，主动脉夹层（Stanford A 型）', ['dissection']],
    ['不排除主动脉夹层', ['dissection']],
    ['不能完全除外主动脉夹层', ['dissection']],
    ['主动脉夹层可排除', []],
    ['主动脉夹层待排', ['dissection']],
    ['无主动脉夹层征象', []],
    ['左侧脑内血肿，量约 45 ml', ['haematoma']],
    ['左侧脑内血肿，量约 12ml', []],
    ['左侧硬膜下血肿，约３５毫升。', ['haematoma']],
    ['左侧脑内血肿', ['haematoma']],
    ['主动脉夹层。主动脉夹层。', ['dissection']],
    ['', []],
  ])('%s', (text, expected) => expect(codes(text)).toEqual(expected))

  it('finds nothing that the text does not name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) =>
        findCriticalFindings(text, catalogue).every(({ term }) => text.normalize('NFKC').includes(term)),
      ),
    )
  })
})

describe('a read-back', () => {
  const finding = {
    display: '颅内血肿（幕上＞30 ml）',
    displayEn: 'Intracranial haematoma (above 30 ml)',
    quantity: null,
  }
  const potassium = { display: '血钾', displayEn: null, quantity: '6.8' }
  it.each([
    ['颅内血肿', finding, true],
    ['收到，颅内 血肿。', finding, true],
    ['intracranial haematoma', finding, true],
    ['知道了', finding, false],
    ['血钾 6.8', potassium, true],
    ['血钾６．８ mmol/L', potassium, true],
    ['血钾 8.6', potassium, false],
    ['血钾', potassium, false],
    ['6.8', potassium, false],
  ])('%s', (said, about, expected) => expect(repeats(said, about)).toBe(expected))
})
