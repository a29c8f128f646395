import { type DicomJson, jsonElement } from './dicom-json.ts'
import { INDEXED_ATTRIBUTES, type IndexedAttribute, type QueryLevel } from './indexed-attributes.ts'
import type { InstanceAttributes } from './study-attributes.ts'

/** What a search over the index finds: attributes of the level and above, and the counts that the archive keeps. */
export type QidoRow = Partial<InstanceAttributes> & {
  modalitiesInStudy?: readonly string[]
  numberOfStudyRelatedSeries?: number
  numberOfStudyRelatedInstances?: number
  numberOfSeriesRelatedInstances?: number
}

export type QidoResultOptions = {
  level: QueryLevel
  /** Address of the study, series or instance that the row stands for (Retrieve URL). */
  retrieveUrl: string
  /** Levels whose required attributes are returned: the level itself, and those above it that the request did not name in its path. */
  levels: readonly QueryLevel[]
  /** Attributes asked for beyond the required ones, or all. */
  include: readonly IndexedAttribute[] | 'all'
}

/** One object of a QIDO-RS response (PS3.18 tables 10.6.3-3 to 10.6.3-5). Required attributes stand even when they are empty. */
export function qidoResult(row: QidoRow, { level, retrieveUrl, levels, include }: QidoResultOptions): DicomJson {
  const json: DicomJson = {
    '00080005': jsonElement('CS', ['ISO_IR 192']),
    '00080056': jsonElement('CS', ['ONLINE']),
    '00081190': jsonElement('UR', [retrieveUrl]),
  }
  for (const attribute of INDEXED_ATTRIBUTES) {
    if (!reaches(level, attribute.level)) continue
    const required = levels.map((at) => REQUIRED[at].get(attribute.tag)).find((presence) => presence !== undefined)
    const asked = include === 'all' || include.some(({ tag }) => tag === attribute.tag)
    const value = row[attribute.property]
    if (required === 'always' || (value != null && (required === 'if-known' || asked))) put(json, attribute, value)
  }
  if (levels.includes('study')) {
    json['00080061'] = jsonElement('CS', row.modalitiesInStudy ?? [])
    json['00201206'] = jsonElement('IS', [row.numberOfStudyRelatedSeries])
    json['00201208'] = jsonElement('IS', [row.numberOfStudyRelatedInstances])
  }
  if (levels.includes('series')) json['00201209'] = jsonElement('IS', [row.numberOfSeriesRelatedInstances])
  return Object.fromEntries(Object.entries(json).sort(([a], [b]) => (a < b ? -1 : 1)))
}

type Presence = 'always' | 'if-known'

const REQUIRED: Record<QueryLevel, ReadonlyMap<string, Presence>> = {
  study: new Map<string, Presence>([
    ['00080020', 'always'],
    ['00080030', 'always'],
    ['00080050', 'always'],
    ['00080090', 'always'],
    ['00080201', 'if-known'],
    ['00100010', 'always'],
    ['00100020', 'always'],
    ['00100030', 'always'],
    ['00100040', 'always'],
    ['0020000D', 'always'],
    ['00200010', 'always'],
  ]),
  series: new Map<string, Presence>([
    ['00080060', 'always'],
    ['00080201', 'if-known'],
    ['0008103E', 'if-known'],
    ['0020000E', 'always'],
    ['00200011', 'always'],
    ['00400244', 'if-known'],
    ['00400245', 'if-known'],
    ['00400009', 'if-known'],
    ['00401001', 'if-known'],
  ]),
  instance: new Map<string, Presence>([
    ['00080016', 'always'],
    ['00080018', 'always'],
    ['00080201', 'if-known'],
    ['00200013', 'always'],
    ['00280010', 'if-known'],
    ['00280011', 'if-known'],
    ['00280100', 'if-known'],
    ['00280008', 'if-known'],
  ]),
}

const ORDER: readonly QueryLevel[] = ['study', 'series', 'instance']

/** A row of a level knows the attributes of that level and of those above. */
const reaches = (level: QueryLevel, of: QueryLevel): boolean => ORDER.indexOf(of) <= ORDER.indexOf(level)

function put(
  json: DicomJson,
  { tag, vr, within, multiple }: IndexedAttribute,
  value: string | number | null | undefined,
): void {
  const values = multiple && typeof value === 'string' ? value.split('\\') : [value]
  if (!within) {
    json[tag] = jsonElement(vr, values)
    return
  }
  const existing = json[within]?.Value?.[0]
  const item: DicomJson = existing && typeof existing === 'object' ? (existing as DicomJson) : {}
  json[within] = { vr: 'SQ', Value: [{ ...item, [tag]: jsonElement(vr, values) }] }
}
