import { attributeOf } from './attribute-dictionary.ts'
import { INDEXED_ATTRIBUTES, type IndexedAttribute, type QueryLevel } from './indexed-attributes.ts'
import { matchFor, type QidoValueMatch } from './qido-value.ts'

/** A search as PS3.18 section 10.6.1 describes it, checked and independent of how the index is stored. */
export type QidoQuery = {
  level: QueryLevel
  matches: QidoMatch[]
  /** Attributes to return beyond the required ones. */
  include: readonly IndexedAttribute[] | 'all'
  fuzzyMatching: boolean
  /** At most this many results, never more than the server's maximum. */
  limit: number
  offset: number
}

/** One condition; all have to hold. `ModalitiesInStudy` holds for a study when one of its series has the modality. */
export type QidoMatch = QidoValueMatch & { attribute: SearchAttribute }

export type SearchAttribute = Omit<IndexedAttribute, 'property'> & {
  property: IndexedAttribute['property'] | 'modalitiesInStudy'
}

export type QidoProblem = { parameter: string; value: string; reason: QidoProblemReason; detail: string }

export type QidoProblemReason =
  | 'unknown-attribute'
  | 'attribute-not-searchable'
  | 'attribute-of-lower-level'
  | 'invalid-value'
  | 'repeated-parameter'

export type QidoParsing = { ok: true; query: QidoQuery } | { ok: false; problems: QidoProblem[] }

/**
 * Parses query parameters, decoded, in the order of the request. Attributes are named by keyword, by tag (`00100010`), or by a path
 * into the Request Attributes Sequence. Every parameter that is wrong is reported, not the first only.
 */
export function parseQidoQuery(
  level: QueryLevel,
  parameters: Iterable<readonly [name: string, value: string]>,
  { maxLimit = 1000 }: { maxLimit?: number } = {},
): QidoParsing {
  const problems: QidoProblem[] = []
  const query: QidoQuery = { level, matches: [], include: [], fuzzyMatching: false, limit: maxLimit, offset: 0 }
  const seen = new Set<string>()
  for (const [parameter, value] of parameters) {
    const fail = (reason: QidoProblemReason, detail: string) => problems.push({ parameter, value, reason, detail })
    const option = Object.hasOwn(OPTIONS, parameter) ? OPTIONS[parameter] : undefined
    const problem = option ? option(query, value) : addMatch(query, seen, parameter, value)
    if (problem) fail(...problem)
  }
  query.limit = Math.min(query.limit, maxLimit)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, query }
}

type Complaint = readonly [reason: QidoProblemReason, detail: string] | undefined

const OPTIONS: Record<string, (query: QidoQuery, value: string) => Complaint> = {
  limit: (query, value) => {
    if (!/^[1-9]\d{0,8}$/.test(value)) return ['invalid-value', 'limit is a positive integer']
    query.limit = Number(value)
    return undefined
  },
  offset: (query, value) => {
    if (!/^\d{1,9}$/.test(value)) return ['invalid-value', 'offset is an integer from 0']
    query.offset = Number(value)
    return undefined
  },
  fuzzymatching: (query, value) => {
    if (!/^(true|false)$/i.test(value)) return ['invalid-value', 'fuzzymatching is true or false']
    query.fuzzyMatching = value.toLowerCase() === 'true'
    return undefined
  },
  includefield: (query, value) => {
    for (const name of value.split(',')) {
      if (name === 'all') query.include = 'all'
      else if (!attributeOf(name.split('.').at(-1) ?? ''))
        return ['unknown-attribute', `no attribute is called ${name}`]
      else if (query.include !== 'all') query.include = [...query.include, ...INDEXED_ATTRIBUTES.filter(isNamed(name))]
    }
    return undefined
  },
}

function addMatch(query: QidoQuery, seen: Set<string>, parameter: string, value: string): Complaint {
  const attribute = SEARCHABLE.find(isNamed(parameter))
  if (!attribute) {
    const known = attributeOf(parameter.split('.').at(-1) ?? '')
    return known
      ? ['attribute-not-searchable', `${known.keyword} is not among the attributes that can be searched`]
      : ['unknown-attribute', `no attribute is called ${parameter}`]
  }
  if (LEVELS.indexOf(attribute.level) > LEVELS.indexOf(query.level))
    return ['attribute-of-lower-level', `${attribute.keyword} belongs to the ${attribute.level}; search there`]
  if (seen.has(attribute.tag)) return ['repeated-parameter', `${attribute.keyword} is given twice`]
  seen.add(attribute.tag)
  const match = matchFor(attribute.vr, value)
  if (typeof match === 'string') return ['invalid-value', match]
  if (match) query.matches.push({ attribute, ...match })
  return undefined
}

const LEVELS: readonly QueryLevel[] = ['study', 'series', 'instance']

const SEARCHABLE: readonly SearchAttribute[] = [
  ...INDEXED_ATTRIBUTES.filter(({ searchable }) => searchable),
  {
    property: 'modalitiesInStudy',
    keyword: 'ModalitiesInStudy',
    tag: '00080061',
    vr: 'CS',
    level: 'study',
    searchable: true,
  },
]

/** By keyword or tag, alone or as the last step of a path through the sequence that holds it. */
const isNamed = (name: string) => (attribute: SearchAttribute) => {
  const steps = name.split('.')
  const own = steps.at(-1) ?? ''
  const isOwn = own === attribute.keyword || own.toUpperCase() === attribute.tag
  if (steps.length === 1) return isOwn
  return isOwn && steps.length === 2 && attributeOf(steps[0] ?? '')?.tag === attribute.within
}
