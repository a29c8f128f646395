import type { OutsideIdentity } from '@ygt/core/blocks/orders'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstNumber, firstText, itemsOf, textValues, valueBytes } from '../../src/dicom/element-values.ts'
import { readDicom } from '../../src/dicom/part10.ts'
import { syntheticCt } from '../../src/dicom/synthetic-study.ts'
import { deidentifiedInstance } from '../../src/referral/deidentified-instance.ts'
import type { Keepable } from '../../src/referral/header-rules.ts'
import { referralNotes } from '../../src/referral/referral-notes.ts'
import { CT, delimiter, element, file, identityElements, item, UNDEFINED, us } from '../dicom/raw-elements.ts'

const identity = { number: 'HZ261124000001', name: null, sex: 'male', birthDate: '1948' }
const ct = syntheticCt({
  seed: 'referral',
  slices: 1,
  rows: 16,
  columns: 16,
  accessionNumber: 'DR26112400012',
  institution: '青禾镇卫生院',
  stationName: 'CT-ROOM-1',
  referringPhysician: 'Zhou^Min=周^敏',
  patient: { id: '339901194803091234', name: 'Cheng^Defu=程^德福', birthDate: '19480309', sex: 'M' },
}).instances[0]?.bytes as Buffer

async function sent(
  bytes: Buffer,
  { keep = [] as Keepable[], chunk = bytes.length, who = identity as OutsideIdentity } = {},
) {
  async function* source() {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk)
  }
  const parts: Uint8Array[] = []
  for await (const part of await deidentifiedInstance(source(), { identity: who, keep: new Set(keep) }))
    parts.push(part)
  const whole = Buffer.concat(parts)
  const reading = readDicom(whole)
  if (!reading.ok) throw new Error(reading.detail)
  return { whole, instance: reading.instance, dataSet: reading.instance.dataSet }
}
const original = readDicom(ct)
if (!original.ok) throw new Error(original.detail)

describe('an image that leaves the county', () => {
  it('says the number of the case in place of the resident, and nothing of who, where and by whom', async () => {
    const { whole, dataSet } = await sent(ct)
    const text = whole.toString('utf8')
    for (const secret of [
      'Cheng',
      '程',
      '339901',
      '19480309',
      '青禾',
      'CT-ROOM',
      'Zhou',
      'DR26112400012',
      '胸部',
      '20260305',
    ])
      expect(text).not.toContain(secret)
    expect(firstText(dataSet, '00100010')).toBe(identity.number)
    expect(firstText(dataSet, '00100020')).toBe(identity.number)
    expect(firstText(dataSet, '00120062')).toBe('YES')
    expect(firstText(dataSet, '00280303')).toBe('REMOVED')
    expect(dataSet.elements.get('00080050')?.length).toBe(0)
  })

  it('keeps its pixels, its UIDs and what a viewer needs', async () => {
    const { dataSet, instance } = await sent(ct)
    const before = original.instance
    expect(instance.identity).toEqual(before.identity)
    expect(valueBytes(dataSet, '7FE00010').equals(valueBytes(before.dataSet, '7FE00010'))).toBe(true)
    for (const tag of [
      '00281052',
      '00281053',
      '00281054',
      '00281050',
      '00280030',
      '00200032',
      '00200037',
      '00080060',
      '00180015',
    ])
      expect(textValues(dataSet, tag), tag).toEqual(textValues(before.dataSet, tag))
    expect(firstNumber(dataSet, '00280010')).toBe(16)
  })

  it('says more only where the county wants it', async () => {
    const { dataSet } = await sent(ct, {
      keep: ['dates', 'descriptions', 'device'],
      who: { ...identity, name: '程德福', birthDate: '1948-03-09' },
    })
    expect(firstText(dataSet, '00080020')).toBe('20260305')
    expect(firstText(dataSet, '00081030')).toBe('胸部CT平扫')
    expect(firstText(dataSet, '00081090')).toBe('Phantom')
    expect(firstText(dataSet, '00100010')).toBe('程德福')
    expect(firstText(dataSet, '00100030')).toBe('19480309')
    expect(firstText(dataSet, '00120062')).toBe('NO')
  })

  it('is the same however it streams', async () => {
    const { whole } = await sent(ct)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: ct.length }), async (chunk) => {
        expect((await sent(ct, { chunk })).whole.equals(whole)).toBe(true)
      }),
      { numRuns: 30 },
    )
  })
})

const image = [
  element('00280002', 'US', us(1)),
  element('00280010', 'US', us(2)),
  element('00280011', 'US', us(2)),
  element('00280100', 'US', us(8)),
]
const named = element('00100010', 'PN', 'Cheng^Defu')

describe('odd files', () => {
  it('lose names in sequences, private elements, overlays, and what stands behind the pixels', async () => {
    const inner = Buffer.concat([
      element('00081155', 'UI', '1.2.9'),
      element('00100010', 'PN', 'Cheng^Defu'),
      element('0040A123', 'PN', 'Cheng^Defu'),
    ])
    const { whole, dataSet } = await sent(
      file([
        element('00080016', 'UI', CT),
        element('00080018', 'UI', '1.2.3.4'),
        element('00081140', 'SQ', Buffer.concat([item(inner.length), inner])),
        element('00090010', 'LO', 'Cheng^Defu'),
        named,
        element('00184000', 'LT', 'Cheng^Defu'),
        element('0020000D', 'UI', '1.2.3'),
        element('0020000E', 'UI', '1.2.3.1'),
        ...image,
        element('60003000', 'OW', 'Cheng^Defu'),
        element('7FE00010', 'OB', Buffer.from([1, 2, 3, 4])),
        element('FFFCFFFC', 'OB', 'Cheng^Defu'),
      ]),
    )
    expect(whole.toString('latin1')).not.toContain('Cheng')
    expect(firstText(itemsOf(dataSet, '00081140')[0] as typeof dataSet, '00081155')).toBe('1.2.9')
    expect([...valueBytes(dataSet, '7FE00010')]).toEqual([1, 2, 3, 4])
  })

  it('keep compressed pixels fragment by fragment, in chunks of any size', async () => {
    const pixels = Buffer.concat([
      element('7FE00010', 'OB', '', { length: UNDEFINED }),
      item(0),
      Buffer.concat([item(6), Buffer.from('ff4f00010203', 'hex')]),
      delimiter('FFFEE0DD'),
    ])
    const tail = element('FFFCFFFC', 'OB', 'Cheng^Defu')
    const bytes = file([identityElements(CT), ...image, pixels, tail], '1.2.840.10008.1.2.4.90')
    for (const chunk of [1, 7, 64, 4096]) {
      const { whole, instance } = await sent(bytes, { chunk })
      expect(instance.transferSyntaxUid).toBe('1.2.840.10008.1.2.4.90')
      expect(whole.subarray(-pixels.length).equals(pixels)).toBe(true)
    }
  })

  it('stay in implicit VR and in big endian', async () => {
    for (const [explicit, bigEndian, syntax] of [
      [false, false, '1.2.840.10008.1.2'],
      [true, true, '1.2.840.10008.1.2.2'],
    ] as const) {
      const how = { explicit, bigEndian }
      const short = (tag: string, value: number) => element(tag, 'US', us(value, bigEndian), how)
      const { dataSet, whole } = await sent(
        file(
          [
            element('00080016', 'UI', CT, how),
            element('00080018', 'UI', '1.2.3.4', how),
            element('00100010', 'PN', 'Cheng^Defu', how),
            element('0020000D', 'UI', '1.2.3', how),
            element('0020000E', 'UI', '1.2.3.1', how),
            short('00280002', 1),
            short('00280010', 2),
            short('00280011', 2),
            short('00280100', 8),
            element('7FE00010', 'OW', Buffer.from([1, 2, 3, 4]), how),
          ],
          syntax,
        ),
      )
      expect(whole.toString('latin1')).not.toContain('Cheng')
      expect(firstNumber(dataSet, '00280010')).toBe(2)
      expect(firstText(dataSet, '00100020')).toBe(identity.number)
    }
  })

  it('are refused when they break off', async () => {
    await expect(sent(ct.subarray(0, ct.length - 10))).rejects.toThrow(/breaks off/)
    await expect(sent(Buffer.from('no image at all'))).rejects.toThrow(/neither a preamble/)
  })
})

describe('notes before sending', () => {
  const one = {
    blob: '',
    sopInstanceUid: '1',
    size: 1,
    seriesInstanceUid: '1',
    bodyPartExamined: null,
    studyInstanceUid: '1',
    studyDate: null,
  }
  it('warn of names that are drawn into the picture', () => {
    const notes = referralNotes(
      [
        { ...one, modality: 'US', sopClassUid: null },
        { ...one, modality: 'CT', sopClassUid: '1.2.840.10008.5.1.4.1.1.7.2' },
        { ...one, modality: 'CT', sopClassUid: CT },
      ],
      { keep: new Set(['dates']), leftOut: 0 },
    )
    expect(notes.filter(({ warning }) => warning)).toEqual([
      { label: 'imaging.referral.burned-in', warning: true, count: 2 },
    ])
    expect(notes.map(({ label }) => label)).toContain('imaging.referral.keeps.dates')
  })
})
