import { type CharacterSetAssumption, type DataSet, type DicomWarning, tagAt } from './data-set.ts'
import { DataSetWalker, type ReadLimits, UnreadableDataSet } from './data-set-walker.ts'
import { firstText } from './element-values.ts'
import { inflateDataSet } from './inflate-data-set.ts'
import { type IdentityProblem, type InstanceIdentity, identityOf, partialIdentity } from './instance-identity.ts'
import { pixelLayoutOf } from './pixel-layout.ts'
import { CONTENT_TAGS, type ContentKind, MEDIA_DIRECTORY, requiredContent } from './sop-classes.ts'
import {
  EXPLICIT_VR_BIG_ENDIAN,
  EXPLICIT_VR_LITTLE_ENDIAN,
  IMPLICIT_VR_LITTLE_ENDIAN,
  type TransferSyntax,
  transferSyntaxOf,
} from './transfer-syntaxes.ts'
import { representationOf } from './value-representations.ts'

/** A readable instance. `transferSyntaxUid` is the declared one, or what was found where none was declared. */
export type DicomInstance = {
  identity: InstanceIdentity
  transferSyntaxUid: string
  meta: DataSet
  dataSet: DataSet
  warnings: DicomWarning[]
}

export type DicomFailureReason =
  | 'empty'
  | 'not-dicom'
  | UnreadableDataSet['reason']
  | 'media-directory'
  | IdentityProblem['reason']
  | `no-${ContentKind}`

/** Why a file cannot be kept, where it broke (byte offset), and as much of its identity as could be read. */
export type DicomFailure = {
  ok: false
  reason: DicomFailureReason
  detail: string
  offset?: number
  identity: Partial<InstanceIdentity>
}

export type DicomReading = { ok: true; instance: DicomInstance } | DicomFailure

export type ReadOptions = Partial<ReadLimits> & {
  /** What the device setting says about undeclared or wrongly declared text. */
  characterSet?: CharacterSetAssumption | undefined
  /** Upper bound for a deflated data set, bytes. */
  maxInflatedBytes?: number
  /** `true` keeps an image without pixels (a header only) and warns instead of failing. */
  allowMissingContent?: boolean
}

/**
 * Reads a DICOM file (PS3.10 section 7) down to the place of every element, without decoding pixels and without copying.
 * Never throws and never reads past the bytes. A file whose data set breaks off, or that lacks what its SOP class must bring,
 * is a failure; what is merely odd (no preamble, wrong VR encoding, broken private sequences) is read, with warnings.
 */
export function readDicom(input: Uint8Array, options: ReadOptions = {}): DicomReading {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength)
  const start = startOf(bytes)
  if (start === undefined) return notDicom(bytes)
  const walker = new DataSetWalker({ maxDepth: options.maxDepth ?? 64, maxElements: options.maxElements ?? 500_000 })
  const { warnings } = walker
  if (start === 0) warnings.push({ code: 'no-preamble' })
  let dataSet = emptyDataSet(bytes)
  try {
    const meta = emptyDataSet(bytes)
    const from = readMeta(walker, meta, start)
    const declared = firstText(meta, '00020010')
    const syntax = encodingOf({ bytes, from, declared, warnings })
    const maxBytes = options.maxInflatedBytes ?? 512 * 2 ** 20
    const body = syntax.deflated ? inflateDataSet(bytes.subarray(from), maxBytes) : bytes
    dataSet = { ...emptyDataSet(body), littleEndian: syntax.littleEndian, explicitVr: syntax.explicitVr }
    if (options.characterSet) dataSet.assumption = options.characterSet
    walker.walk(dataSet, { start: syntax.deflated ? 0 : from, end: body.length })
    return check({ meta, dataSet, transferSyntaxUid: declared ?? syntax.uid, warnings }, options)
  } catch (error) {
    if (!(error instanceof UnreadableDataSet)) throw error
    const { reason, message: detail, offset } = error
    return { ok: false, reason, detail, offset, identity: partialIdentity(dataSet) }
  }
}

/** The header of a file: everything before its pixel data, which begins at `end` of the data set's bytes. */
export type DicomHeader = { meta: DataSet; dataSet: DataSet; transferSyntaxUid: string; end: number }

/**
 * Reads a beginning of a file down to its pixel data. `more`: it is not long enough; `deflated`: it has to be there as a whole.
 * `whole` says that nothing comes after it.
 * @throws UnreadableDataSet for what is no DICOM
 */
export function readHeader(bytes: Buffer, whole: boolean): DicomHeader | 'more' | 'deflated' {
  const start = startOf(bytes)
  if (start === undefined) {
    if (!whole && bytes.length < 4096) return 'more'
    throw new UnreadableDataSet('malformed', 0, 'neither a preamble with DICM nor a bare data set')
  }
  try {
    const walker = new DataSetWalker({ maxDepth: 64, maxElements: 500_000 })
    const meta = emptyDataSet(bytes)
    const from = readMeta(walker, meta, start)
    const syntax = encodingOf({ bytes, from, declared: firstText(meta, '00020010'), warnings: walker.warnings })
    if (syntax.deflated && !whole) return 'deflated'
    const body = syntax.deflated ? inflateDataSet(bytes.subarray(from), 2 ** 29) : bytes
    const dataSet = { ...emptyDataSet(body), littleEndian: syntax.littleEndian, explicitVr: syntax.explicitVr }
    const end = walker.walk(dataSet, {
      start: syntax.deflated ? 0 : from,
      end: body.length,
      stop: (tag) => tag.startsWith('7FE0'),
    })
    const complete = whole || syntax.deflated || end + 12 <= body.length
    // what was deflated is written again as it was inflated
    const declared = firstText(meta, '00020010')
    const transferSyntaxUid = syntax.deflated ? EXPLICIT_VR_LITTLE_ENDIAN : (declared ?? syntax.uid)
    return complete ? { meta, dataSet, transferSyntaxUid, end } : 'more'
  } catch (error) {
    if (!whole && error instanceof UnreadableDataSet && error.reason === 'truncated') return 'more'
    throw error
  }
}

/** Where the data set of a readable file begins, behind the file meta information; what goes over the wire. */
export function dataSetOffset(input: Uint8Array): number {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength)
  const start = startOf(bytes) ?? 0
  return readMeta(new DataSetWalker({ maxDepth: 64, maxElements: 500_000 }), emptyDataSet(bytes), start)
}

const emptyDataSet = (bytes: Buffer): DataSet => ({ bytes, littleEndian: true, explicitVr: true, elements: new Map() })

function notDicom(bytes: Buffer): DicomFailure {
  if (bytes.length === 0) return { ok: false, reason: 'empty', detail: 'the file has no bytes', identity: {} }
  return { ok: false, reason: 'not-dicom', detail: 'neither a preamble with DICM nor a bare data set', identity: {} }
}

/** Behind preamble and prefix, or at zero for a data set without them; undefined when it is neither. */
function startOf(bytes: Buffer): number | undefined {
  if (bytes.length >= 132 && bytes.toString('latin1', 128, 132) === 'DICM') return 132
  if (bytes.length < 8) return undefined
  const tag = tagAt(bytes, 0, true)
  const explicit = representationOf(bytes.toString('latin1', 4, 6)) !== undefined
  if (explicit && (/^000[28]00/.test(tag) || tagAt(bytes, 0, false).startsWith('000800'))) return 0
  return /^000[28]00/.test(tag) && bytes.readUInt32LE(4) <= Math.min(64, bytes.length - 8) ? 0 : undefined
}

/** The file meta information, group 0002, always explicit VR little endian (PS3.10 section 7.1). Answers where it ends. */
function readMeta(walker: DataSetWalker, meta: DataSet, start: number): number {
  const { bytes } = meta
  if (start === 0 && !tagAt(bytes, 0, true).startsWith('0002')) {
    walker.warnings.push({ code: 'no-file-meta' })
    return start
  }
  // Deflated bytes can look like anything, so there the declared length counts as well.
  const passed = (at: number): boolean => {
    const length = meta.elements.get('00020000')
    if (length?.length !== 4 || !transferSyntaxOf(firstText(meta, '00020010') ?? '')?.deflated) return false
    return at >= length.offset + 4 + bytes.readUInt32LE(length.offset)
  }
  const end = walker.walk(meta, { start, end: bytes.length, stop: (tag, at) => !tag.startsWith('0002') || passed(at) })
  if (end >= bytes.length) throw new UnreadableDataSet('truncated', end, 'the data set is missing')
  if (meta.elements.size === 0) walker.warnings.push({ code: 'no-file-meta' })
  return end
}

/** The encoding of the transfer syntax; where that is missing or unknown, the one that the first element shows. */
function encodingOf(found: { bytes: Buffer; from: number; declared?: string | undefined; warnings: DicomWarning[] }) {
  const { bytes, from, declared, warnings } = found
  const known = transferSyntaxOf(declared ?? '')
  if (known) return known
  warnings.push(declared ? { code: 'unknown-transfer-syntax', detail: declared } : { code: 'no-transfer-syntax' })
  const explicit = representationOf(bytes.toString('latin1', from + 4, from + 6)) !== undefined
  const bigEndian = explicit && from + 4 <= bytes.length && tagAt(bytes, from, false).startsWith('0008')
  const uid = bigEndian ? EXPLICIT_VR_BIG_ENDIAN : explicit ? EXPLICIT_VR_LITTLE_ENDIAN : IMPLICIT_VR_LITTLE_ENDIAN
  return transferSyntaxOf(uid) as TransferSyntax
}

/** Whether what was read is a whole instance. */
function check(read: Omit<DicomInstance, 'identity'>, options: ReadOptions): DicomReading {
  const { meta, dataSet, warnings } = read
  const fail = (reason: DicomFailureReason, detail: string): DicomFailure => ({
    ok: false,
    reason,
    detail,
    identity: partialIdentity(dataSet),
  })
  if (firstText(meta, '00020002') === MEDIA_DIRECTORY || dataSet.elements.has('00041220'))
    return fail('media-directory', 'a DICOMDIR lists files and is not an instance')
  const identity = identityOf(dataSet, warnings)
  if ('reason' in identity) return fail(identity.reason, identity.detail)
  const content = requiredContent(identity.sopClassUid)
  if (content && !CONTENT_TAGS[content].some((tag) => dataSet.elements.has(tag))) {
    if (!options.allowMissingContent) return fail(`no-${content}`, `SOP class ${identity.sopClassUid} needs ${content}`)
    warnings.push({ code: 'no-content', detail: content })
  }
  const metaUid = firstText(meta, '00020003')
  if (metaUid && metaUid !== identity.sopInstanceUid)
    warnings.push({ code: 'sop-instance-uid-differs-from-meta', detail: metaUid })
  const expected = pixelLayoutOf(dataSet)?.totalBytes ?? 0
  const pixels = dataSet.elements.get('7FE00010')
  if (pixels && !pixels.fragments && pixels.length < expected)
    warnings.push({ code: 'pixel-data-shorter-than-image', detail: `${pixels.length} of ${expected} bytes` })
  return { ok: true, instance: { identity, ...read } }
}
