import type { OutsideIdentity } from '@ygt/core/blocks/orders'
import { attributeByTag } from '../dicom/attribute-dictionary.ts'
import type { DataSet, DicomElement } from '../dicom/data-set.ts'
import { encodedElement, encodedItem } from '../dicom/element-encoder.ts'
import { bytesOf, textValues } from '../dicom/element-values.ts'
import { representationOf } from '../dicom/value-representations.ts'
import { type Keepable, stays } from './header-rules.ts'

export interface Disclosure {
  readonly identity: OutsideIdentity
  readonly keep: ReadonlySet<Keepable>
}

/**
 * The header of an image as it leaves the county: what the rules let stay, at every depth, under the number of the case in place
 * of the resident. Written in the encoding it came in, text as UTF-8. Pixel data is not part of it.
 */
export function deidentifiedHeader(dataSet: DataSet, disclosure: Disclosure): Buffer {
  const written = new Map<string, Buffer>()
  for (const element of dataSet.elements.values()) {
    if (!stays(element.tag, element.vr, disclosure.keep)) continue
    const bytes = encodedOf(dataSet, element, { disclosure, root: dataSet })
    if (bytes) written.set(element.tag, bytes)
  }
  for (const [tag, text] of Object.entries(statedOf(disclosure, dataSet)))
    if (text !== undefined && !(text === '' && written.has(tag)))
      written.set(tag, encodedElement(tag, attributeByTag(tag)?.vr ?? 'LO', Buffer.from(text, 'utf8'), dataSet))
  return Buffer.concat([...written].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, bytes]) => bytes))
}

interface Place {
  readonly disclosure: Disclosure
  readonly root: DataSet
}

/** Undefined for what cannot be written again as it is: an unknown attribute, fragments. */
function encodedOf(dataSet: DataSet, element: DicomElement, place: Place): Buffer | undefined {
  const { tag, vr, items, fragments } = element
  if (!attributeByTag(tag) || fragments) return undefined
  if (vr === 'SQ') {
    const bodies = (items ?? []).map((item) => itemBody(item, place))
    return encodedElement(tag, vr, Buffer.concat(bodies.map((body) => encodedItem(body, place.root))), place.root)
  }
  // a value in the other byte order, in a sequence that a system without the dictionary wrote
  if (dataSet.littleEndian !== place.root.littleEndian) return undefined
  const localized = representationOf(vr)?.localized ?? false
  const value = localized ? Buffer.from(textValues(dataSet, tag).join('\\'), 'utf8') : bytesOf(dataSet, element)
  return encodedElement(tag, vr, value, place.root)
}

function itemBody(item: DataSet, place: Place): Buffer {
  const kept = [...item.elements.values()].filter(({ tag, vr }) => stays(tag, vr, place.disclosure.keep))
  return Buffer.concat(kept.flatMap((element) => encodedOf(item, element, place) ?? []))
}

const sexes: Readonly<Record<string, string>> = { male: 'M', female: 'F', other: 'O' }

/** What the header says in place of what was removed; empty values stand where an image has to have the attribute (type 2). */
function statedOf({ identity, keep }: Disclosure, { elements }: DataSet): Record<string, string | undefined> {
  const wholeDate = identity.birthDate?.length === 10 ? identity.birthDate.replaceAll('-', '') : ''
  return {
    '00080005': 'ISO_IR 192',
    '00080020': '',
    '00080030': '',
    '00080023': elements.has('00080023') ? '' : undefined,
    '00080033': elements.has('00080033') ? '' : undefined,
    '00080050': '',
    '00080070': elements.has('00080070') ? '' : undefined,
    '00080090': '',
    '00100010': identity.name ?? identity.number,
    '00100020': identity.number,
    '00100030': wholeDate,
    '00100040': sexes[identity.sex] ?? '',
    '00120062': identity.name === null ? 'YES' : 'NO',
    '00120063': [
      'YGT CASE REFERRAL 1',
      'UIDS KEPT',
      ...[...keep].toSorted().map((one) => `${one.toUpperCase()} KEPT`),
    ].join('\\'),
    '00200010': '',
    '00280303': keep.has('dates') ? 'UNMODIFIED' : 'REMOVED',
  }
}
