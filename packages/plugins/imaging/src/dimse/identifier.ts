import type { Device } from '../device.ts'
import { attributeByTag } from '../dicom/attribute-dictionary.ts'
import type { CharacterSetAssumption, DataSet } from '../dicom/data-set.ts'
import { DataSetWalker } from '../dicom/data-set-walker.ts'
import { itemsOf, textValues } from '../dicom/element-values.ts'
import { encodeGb18030 } from '../dicom/gb18030-encoder.ts'
import { encodeDataSet, type WritableDataSet } from '../dicom/part10-writer.ts'
import { IMPLICIT_VR_LITTLE_ENDIAN, transferSyntaxOf } from '../dicom/transfer-syntaxes.ts'
import { RawDataSet } from './dimse-library.ts'

export type DeviceCharacterSet = Device['characterSet']

/** What Specific Character Set says of a device's setting (PS3.3 C.12.1.1.2). */
const declared: Readonly<Record<DeviceCharacterSet, string>> = { 'utf-8': 'ISO_IR 192', gb18030: 'GB18030' }

/** What a device writes where it declares nothing. */
export const assumptionOf = (characterSet: DeviceCharacterSet): CharacterSetAssumption => ({
  characterSet: declared[characterSet],
  when: 'missing',
})

/**
 * The identifier of a request as it came over the wire.
 * @throws UnreadableDataSet
 */
export function readIdentifier(bytes: Buffer, transferSyntaxUid: string, characterSet: DeviceCharacterSet): DataSet {
  const syntax = transferSyntaxOf(transferSyntaxUid)
  const dataSet: DataSet = {
    bytes,
    littleEndian: syntax?.littleEndian ?? true,
    explicitVr: syntax?.explicitVr ?? true,
    elements: new Map(),
    assumption: assumptionOf(characterSet),
  }
  new DataSetWalker({ maxDepth: 8, maxElements: 10_000 }).walk(dataSet, { start: 0, end: bytes.length })
  return dataSet
}

/** All values of an element as one text, as matching wants it; empty for universal matching. */
export const keyOf = (dataSet: DataSet, tag: string): string => textValues(dataSet, tag).join('\\')

/** A response in the transfer syntax of the request and the character set of the device. */
export function writeIdentifier(
  dataSet: WritableDataSet,
  transferSyntaxUid: string,
  characterSet: DeviceCharacterSet,
): RawDataSet {
  const encoding = {
    explicitVr: transferSyntaxUid !== IMPLICIT_VR_LITTLE_ENDIAN,
    encodeText: characterSet === 'gb18030' ? encodeGb18030 : (text: string) => Buffer.from(text, 'utf8'),
  }
  const bytes = encodeDataSet({ SpecificCharacterSet: declared[characterSet], ...dataSet }, encoding)
  return new RawDataSet(bytes, transferSyntaxUid)
}

/** The attributes of an answer that were asked for: those in the request, sequences item by item. */
export function onlyAsked(answer: WritableDataSet, asked: DataSet): WritableDataSet {
  const entries = [...asked.elements.keys()].flatMap((tag): [string, WritableDataSet[string]][] => {
    const attribute = attributeByTag(tag)
    if (!attribute || attribute.keyword === 'SpecificCharacterSet' || tag.endsWith('0000')) return []
    const { keyword, vr } = attribute
    const value = answer[keyword]
    if (vr !== 'SQ') return [[keyword, value ?? '']]
    const [item] = itemsOf(asked, tag)
    const given = Array.isArray(value) ? (value as readonly WritableDataSet[]) : []
    return [[keyword, item && item.elements.size > 0 ? given.map((one) => onlyAsked(one, item)) : given]]
  })
  return Object.fromEntries(entries)
}
