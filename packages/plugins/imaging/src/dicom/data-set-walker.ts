import { type ByteRange, type DataSet, type DicomElement, type DicomWarning, tagAt } from './data-set.ts'
import { elementHeader, read32, UNDEFINED_LENGTH } from './element-header.ts'
import { representationOf } from './value-representations.ts'

export type ReadLimits = {
  /** Nesting of sequences. */
  maxDepth: number
  /** Elements, items and fragments together: what bounds the memory that a hostile file can claim. */
  maxElements: number
}

/** The data set cannot be read any further. Thrown inside the reader only; `readDicom` turns it into a result. */
export class UnreadableDataSet extends Error {
  override name = 'UnreadableDataSet'
  readonly reason: 'truncated' | 'malformed' | 'too-deep' | 'too-many-elements' | 'too-large'
  readonly offset: number
  constructor(reason: UnreadableDataSet['reason'], offset: number, detail: string) {
    super(detail)
    this.reason = reason
    this.offset = offset
  }
}

/** Where to read: from `start` to `end`, or to an item delimiter, or to where `stop` says so. */
export type WalkRange = {
  start: number
  end: number
  depth?: number
  untilDelimiter?: boolean
  stop?: (tag: string, at: number) => boolean
}

/** Walks the encoding of PS3.5 section 7 and annex A. One walker reads one file; it collects warnings as it goes. */
export class DataSetWalker {
  readonly warnings: DicomWarning[] = []
  readonly #limits: ReadLimits
  #count = 0

  constructor(limits: ReadLimits) {
    this.#limits = limits
  }

  /**
   * Reads elements into `dataSet` and answers where it stopped.
   * A data set that is implicit although its transfer syntax says explicit, or the other way round, is read as it is.
   */
  walk(dataSet: DataSet, { start, end, depth = 0, untilDelimiter = false, stop }: WalkRange): number {
    const { bytes } = dataSet
    if (depth > this.#limits.maxDepth) throw new UnreadableDataSet('too-deep', start, 'sequences are nested too deeply')
    dataSet.explicitVr = this.#detectExplicitVr(dataSet, start, end)
    let at = start
    while (at < end) {
      if (depth === 0 && this.#isPadding(bytes, at, end)) return end
      this.#need(bytes, at, 8, end)
      const tag = tagAt(bytes, at, dataSet.littleEndian)
      if (stop?.(tag, at)) return at
      if (tag === ITEM_DELIMITER && untilDelimiter) return at + 8
      if (tag === SEQUENCE_DELIMITER && untilDelimiter) {
        this.#warn({ code: 'missing-delimiter', offset: at })
        return at
      }
      if (tag === ITEM_DELIMITER || tag === SEQUENCE_DELIMITER) at = this.#skipStray(tag, at)
      else at = this.#walkElement(dataSet, { tag, at, end, depth })
    }
    if (untilDelimiter) this.#atOpenEnd(bytes, at)
    return at
  }

  #walkElement(dataSet: DataSet, place: { tag: string; at: number; end: number; depth: number }): number {
    const { tag, at, end, depth } = place
    const { bytes } = dataSet
    if (tag === ITEM || tag === '00000000') throw new UnreadableDataSet('malformed', at, `unexpected tag ${tag}`)
    this.#claim(at)
    const header = elementHeader(dataSet, place)
    if (!header) return this.#need(bytes, at, 12, end)
    const { vr, written, headerLength, length } = header
    if (written && !representationOf(written)) this.#warn({ code: 'unknown-vr', offset: at, tag })
    const offset = at + headerLength
    const element: DicomElement = { tag, vr, offset, length }
    const sequence = { depth, implicit: written === 'UN' || !dataSet.explicitVr }
    let next = offset + length
    if (length === UNDEFINED_LENGTH) {
      const encapsulated = vr === 'OB' || vr === 'OW' || (PIXEL_DATA.has(tag) && vr !== 'SQ')
      next = encapsulated
        ? this.#walkFragments(dataSet, element, end)
        : this.#walkSequence(dataSet, element, { ...sequence, end, open: true })
    } else {
      this.#need(bytes, offset, length, end)
      if (vr === 'SQ')
        this.#recover(next, tag, () => this.#walkSequence(dataSet, element, { ...sequence, end: next, open: false }))
    }
    if (dataSet.elements.has(tag)) this.#warn({ code: 'duplicate-element', offset: at, tag })
    else dataSet.elements.set(tag, element)
    return next
  }

  #walkSequence(dataSet: DataSet, element: DicomElement, place: SequencePlace): number {
    const { end, depth, implicit, open } = place
    const { bytes } = dataSet
    const items: DataSet[] = []
    element.items = items
    const littleEndian = dataSet.littleEndian || (implicit && dataSet.explicitVr)
    let at = element.offset
    while (at < end) {
      this.#need(bytes, at, 8, end)
      const tag = tagAt(bytes, at, littleEndian)
      if (tag === SEQUENCE_DELIMITER && open) return close(element, at, at + 8)
      if (tag === SEQUENCE_DELIMITER || tag === ITEM_DELIMITER) {
        at = this.#skipStray(tag, at)
        continue
      }
      if (tag !== ITEM)
        throw new UnreadableDataSet('malformed', at, `${tag} where an item of ${element.tag} was expected`)
      this.#claim(at)
      const item: DataSet = { bytes, littleEndian, explicitVr: !implicit, elements: new Map(), parent: dataSet }
      items.push(item)
      at = this.#walkItem(item, { tag: element.tag, at, end, depth: depth + 1 })
    }
    if (open) this.#atOpenEnd(bytes, at)
    return close(element, at, at)
  }

  #walkItem(item: DataSet, { tag, at, end, depth }: { tag: string; at: number; end: number; depth: number }): number {
    const start = at + 8
    const length = read32(item, at + 4)
    if (length === UNDEFINED_LENGTH) return this.walk(item, { start, end, depth, untilDelimiter: true })
    const next = this.#need(item.bytes, start, length, end)
    this.#recover(next, tag, () => this.walk(item, { start, end: next, depth }))
    return next
  }

  #walkFragments(dataSet: DataSet, element: DicomElement, end: number): number {
    const { bytes, littleEndian } = dataSet
    const fragments: ByteRange[] = []
    element.fragments = fragments
    for (let at = element.offset; ; ) {
      this.#need(bytes, at, 8, end)
      const tag = tagAt(bytes, at, littleEndian)
      if (tag === SEQUENCE_DELIMITER) return close(element, at, at + 8)
      if (tag !== ITEM) throw new UnreadableDataSet('malformed', at, `${tag} where a fragment was expected`)
      this.#claim(at)
      const length = read32(dataSet, at + 4)
      fragments.push({ offset: at + 8, length })
      at = this.#need(bytes, at + 8, length, end)
    }
  }

  /** What breaks inside a container of known length leaves the rest of the file readable. */
  #recover(end: number, tag: string, read: () => void): void {
    try {
      read()
    } catch (error) {
      if (!(error instanceof UnreadableDataSet) || error.reason.startsWith('too-')) throw error
      this.#warn({ code: 'unreadable-item', offset: error.offset, tag, detail: `${error.message}; skipped to ${end}` })
    }
  }

  #detectExplicitVr(dataSet: DataSet, start: number, end: number): boolean {
    const { bytes, explicitVr, littleEndian } = dataSet
    if (end - start < 8 || tagAt(bytes, start, littleEndian).startsWith('FFFE')) return explicitVr
    const vr = bytes.toString('latin1', start + 4, start + 6)
    const looksExplicit = representationOf(vr) !== undefined || (explicitVr && /^[A-Z]{2}$/.test(vr))
    if (looksExplicit !== explicitVr) this.#warn({ code: 'encoding-differs-from-transfer-syntax', offset: start })
    return looksExplicit
  }

  /** Zeros up to the end of the file, as some devices pad to a block size. */
  #isPadding(bytes: Buffer, at: number, end: number): boolean {
    if (bytes[at] !== 0 || bytes[end - 1] !== 0 || bytes.subarray(at, end).some((byte) => byte !== 0)) return false
    this.#warn({ code: 'trailing-bytes', offset: at })
    return true
  }

  #skipStray(tag: string, at: number): number {
    this.#warn({ code: 'stray-delimiter', offset: at, tag })
    return at + 8
  }

  /** Answers the end of the claimed bytes. */
  #need(bytes: Buffer, at: number, length: number, end: number): number {
    if (at + length <= end) return at + length
    const reason = end >= bytes.length ? 'truncated' : 'malformed'
    throw new UnreadableDataSet(reason, at, `${length} bytes are claimed at ${at}, ${Math.max(0, end - at)} are there`)
  }

  #atOpenEnd(bytes: Buffer, at: number): void {
    if (at >= bytes.length)
      throw new UnreadableDataSet('truncated', at, 'the delimiter of a sequence is missing at the end of the file')
    this.#warn({ code: 'missing-delimiter', offset: at })
  }

  #claim(at: number): void {
    if (++this.#count > this.#limits.maxElements)
      throw new UnreadableDataSet('too-many-elements', at, 'more elements than the limit allows')
  }

  #warn(warning: DicomWarning): void {
    if (this.warnings.length < MAX_WARNINGS) this.warnings.push(warning)
  }
}

type SequencePlace = { end: number; depth: number; implicit: boolean; open: boolean }

const ITEM = 'FFFEE000'
const ITEM_DELIMITER = 'FFFEE00D'
const SEQUENCE_DELIMITER = 'FFFEE0DD'
const MAX_WARNINGS = 100
const PIXEL_DATA = new Set(['7FE00008', '7FE00009', '7FE00010'])

/** Gives an element the length that it turned out to have. */
function close(element: DicomElement, end: number, next: number): number {
  element.length = end - element.offset
  return next
}
