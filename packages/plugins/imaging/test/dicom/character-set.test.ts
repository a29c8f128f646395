import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { characterSet, isKnownCharacterSet } from '../../src/dicom/character-set.ts'
import { firstText, textValues } from '../../src/dicom/element-values.ts'
import { readDicom } from '../../src/dicom/part10.ts'
import { displayName, formatPersonName, parsePersonName } from '../../src/dicom/person-name.ts'
import { element, file, identityElements, item, REPORT } from './raw-elements.ts'

/** Bytes as PS3.5 writes them in its examples: text, with column/row pairs (`1b 24 29 43`) as hex in braces. */
const bytes = (text: string) =>
  Buffer.concat(
    text.split(/[{}]/).map((part, i) => (i % 2 ? Buffer.from(part.replaceAll(' ', ''), 'hex') : Buffer.from(part))),
  )

describe('names in the examples of PS3.5', () => {
  test.each([
    [
      'annex H.3.1, ISO 2022 IR 87',
      ['', 'ISO 2022 IR 87'],
      'Yamada^Tarou={1b2442 3b33 4544 1b2842}^{1b2442 4240 4f3a 1b2842}={1b2442 2464 245e 2440 1b2842}^{1b2442 243f 246d 2426 1b2842}',
      'Yamada^Tarou=山田^太郎=やまだ^たろう',
    ],
    [
      'annex H.3.2, ISO 2022 IR 13 and 87',
      ['ISO 2022 IR 13', 'ISO 2022 IR 87'],
      '{d4cfc0de}^{c0dbb3}={1b2442 3b33 4544 1b284a}^{1b2442 4240 4f3a 1b284a}={1b2442 2464 245e 2440 1b284a}^{1b2442 243f 246d 2426 1b284a}',
      'ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう',
    ],
    [
      'annex I.2, ISO 2022 IR 149',
      ['', 'ISO 2022 IR 149'],
      'Hong^Gildong={1b242943 fbf3}^{1b242943 d1ce d4d7}={1b242943 c8ab}^{1b242943 b1e6 b5bf}',
      'Hong^Gildong=洪^吉洞=홍^길동',
    ],
    ['annex J.1, UTF-8', ['ISO_IR 192'], 'Wang^XiaoDong=王^小東=', 'Wang^XiaoDong=王^小東='],
    ['annex J.2, GB18030', ['GB18030'], 'Wang^XiaoDong={cdf5}^{d0a1 b6ab}=', 'Wang^XiaoDong=王^小东='],
    [
      'annex K.2, ISO 2022 IR 58',
      ['', 'ISO 2022 IR 58'],
      'Zhang^XiaoDong={1b242941 d5c5}^{1b242941 d0a1 b6ab}=',
      'Zhang^XiaoDong=张^小东=',
    ],
    ['annex J.3, GBK', ['GBK'], 'Wang^XiaoDong={cdf5}^{d0a1 b6ab}=', 'Wang^XiaoDong=王^小东='],
  ])('%s', (_where, declared, written, name) => {
    expect(characterSet(declared).decode(bytes(written))).toBe(name)
  })
})

describe('single byte sets, table C.12-2', () => {
  test.each([
    ['ISO_IR 100', 'Buc^J{e9}r{f4}me', 'Buc^Jérôme'],
    ['ISO_IR 144', '{bbee}', 'Лю'],
    ['ISO_IR 126', '{c4c9}', 'ΔΙ'],
    ['ISO_IR 127', '{e2c8}', 'قب'],
    ['ISO_IR 138', '{f9f8}', 'שר'],
    ['ISO_IR 166', '{b9d2}', 'นา'],
  ])('%s', (declared, written, text) => {
    expect(characterSet([declared]).decode(bytes(written))).toBe(text)
  })
})

describe('what devices really write', () => {
  test.each([
    ['GBK, nothing declared', [], '{d5c5 c8fd}', '张三'],
    ['UTF-8, nothing declared', [], '张三', '张三'],
    ['the default repertoire declared', ['ISO_IR 6'], '{d5c5 c8fd}', '张三'],
    ['IR 58 without escape sequences', ['', 'ISO 2022 IR 58'], '{d5c5}^{c8fd}', '张^三'],
    ['IR 58 with one escape sequence for the whole name', ['', 'ISO 2022 IR 58'], '{1b242941 d5c5}^{c8fd}', '张^三'],
    ['GB18030 with escape sequences', ['GB18030'], '{1b242941 d5c5}', '张'],
    ['UTF-8 declared, GBK written', ['ISO_IR 192'], '{d5c5 c8fd}', '张三'],
    ['another spelling', ['ISO-IR 192'], '张三', '张三'],
    ['rare characters of four bytes', ['GB18030'], '{fe9f 8230b731 9933aa34}', '䶮㛃𬭚'],
  ])('%s', (_what, declared, written, text) => {
    expect(characterSet(declared).decode(bytes(written))).toBe(text)
  })

  test('the second byte of a GBK character may be a caret or a backslash', () => {
    // 乗 is 81 5c, 乛 is 81 5e.
    const name = element('00100010', 'PN', bytes('A^{815c}={815e}'))
    const values = element('00081080', 'LO', bytes('{815c}\\B'))
    const reading = readDicom(file([element('00080005', 'CS', 'GBK'), identityElements(REPORT), values, name]))
    if (!reading.ok) throw new Error(reading.reason)
    expect(textValues(reading.instance.dataSet, '00081080')).toEqual([decodeGbk('815c'), 'B'])
    expect(firstText(reading.instance.dataSet, '00100010')).toBe(`A^${decodeGbk('815c')}=${decodeGbk('815e')}`)
  })
})

describe('the setting of a device', () => {
  const latin = [
    element('00080005', 'CS', 'ISO_IR 100'),
    identityElements(REPORT),
    element('00100010', 'PN', bytes('{d5c5}^{c8fd}')),
  ]
  const undeclared = latin.slice(1)
  const nameOf = (body: Buffer[], when?: 'missing' | 'always', set = 'GBK') => {
    const reading = readDicom(file(body), { characterSet: when && { characterSet: set, when } })
    return reading.ok ? firstText(reading.instance.dataSet, '00100010') : reading.reason
  }

  test('names the set of files that declare none', () => {
    expect(nameOf(undeclared, 'missing', 'ISO_IR 100')).toBe('ÕÅ^Èý')
    expect(nameOf(latin, 'missing')).toBe('ÕÅ^Èý')
  })

  test('overrules a wrong declaration when it says always', () => {
    expect(nameOf(latin, 'always')).toBe('张^三')
  })

  test('can be checked before it is kept', () => {
    expect(['GB18030', 'gbk', 'ISO_IR 100', 'ISO 2022 IR 58', 'utf-8'].every(isKnownCharacterSet)).toBe(true)
    expect(isKnownCharacterSet('ISO_IR 999')).toBe(false)
  })
})

test('an item has the character set of the data set around it, unless it declares its own', () => {
  const name = bytes('{d5c5}')
  const own = Buffer.concat([element('00080005', 'CS', 'ISO_IR 100'), element('00100010', 'PN', name)])
  const plain = element('00100010', 'PN', name)
  const sequence = element('00081115', 'SQ', Buffer.concat([item(plain.length), plain, item(own.length), own]))
  const reading = readDicom(file([element('00080005', 'CS', 'GB18030'), identityElements(REPORT), sequence]))
  const items = reading.ok ? reading.instance.dataSet.elements.get('00081115')?.items : undefined
  expect(items?.map((dataSet) => firstText(dataSet, '00100010'))).toEqual(['张', 'ÕÅ'])
})

test('decoding answers for any bytes and any declaration', () => {
  const declared = fc.array(
    fc.constantFrom('', 'GB18030', 'ISO 2022 IR 58', 'ISO 2022 IR 87', 'ISO 2022 IR 159', 'ISO_IR 192', 'nonsense'),
    { maxLength: 3 },
  )
  fc.assert(
    fc.property(declared, fc.uint8Array({ maxLength: 60 }), (values, input) => {
      expect(typeof characterSet(values).decode(Buffer.from(input))).toBe('string')
    }),
  )
})

describe('person names', () => {
  test('have up to three groups', () => {
    expect(parsePersonName('Wang^XiaoDong^^=王^小东=')).toEqual({ alphabetic: 'Wang^XiaoDong', ideographic: '王^小东' })
    expect(parsePersonName('=张^三')).toEqual({ ideographic: '张^三' })
    expect(parsePersonName('')).toEqual({})
  })

  test('are shown in characters when there are some', () => {
    expect(displayName('Wang^XiaoDong=王^小东')).toBe('王小东')
    expect(displayName('张^三')).toBe('张三')
    expect(displayName('Doe^John')).toBe('Doe John')
    expect(displayName('')).toBe('')
  })

  test('survive being taken apart and put together', () => {
    const group = fc.stringMatching(/^[A-Za-z王小东]{0,6}(\^[A-Za-z王小东]{1,6})?$/)
    fc.assert(
      fc.property(group, group, group, (alphabetic, ideographic, phonetic) => {
        const name = parsePersonName([alphabetic, ideographic, phonetic].join('='))
        expect(parsePersonName(formatPersonName(name))).toEqual(name)
      }),
    )
  })
})

function decodeGbk(hex: string): string {
  return new TextDecoder('gbk').decode(Buffer.from(hex, 'hex'))
}
