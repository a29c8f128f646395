import { once } from 'node:events'
import { createDeflateRaw, deflateRawSync } from 'node:zlib'
import { fileHeader } from '../../src/dicom/part10-writer.ts'
import { DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN, EXPLICIT_VR_BIG_ENDIAN } from '../../src/dicom/transfer-syntaxes.ts'
import { CT, delimiter, element, file, identityElements, item, REPORT, UNDEFINED, us } from '../dicom/raw-elements.ts'

/** A file that devices really send, or somebody sends to do harm; `reason` says why it is refused, null that it is kept. */
export interface BadFile {
  readonly name: string
  readonly bytes: Buffer
  readonly reason: string | null
  readonly uid: string
}

/** UIDs of a file of its own, so that each stands for itself. */
const uidsOf = (n: number) => ({
  '00080018': `1.2.3.${n}.4`,
  '0020000D': `1.2.3.${n}`,
  '0020000E': `1.2.3.${n}.1`,
})

/** Two by two pixels of 16 bits; `pixels` in bytes may be another number than they take. */
function image(n: number, { frames, pixels = 8, bigEndian = false }: Partial<Record<'pixels', number>> & Odd): Buffer {
  const syntax = { bigEndian }
  const numbers = { '00280010': 2, '00280011': 2, '00280100': 16, '00280101': 16, '00280102': 15, '00280103': 0 }
  const layout = Object.entries(numbers).map(([tag, value]) => element(tag, 'US', us(value, bigEndian), syntax))
  return Buffer.concat([
    identityElements(CT, syntax, uidsOf(n)),
    element('00280002', 'US', us(1, bigEndian), syntax),
    element('00280004', 'CS', 'MONOCHROME2', syntax),
    ...(frames === undefined ? [] : [element('00280008', 'IS', frames, syntax)]),
    ...layout,
    element('7FE00010', 'OW', Buffer.alloc(pixels, 1), syntax),
  ])
}
interface Odd {
  readonly frames?: string
  readonly bigEndian?: boolean
}

const deflatedHeader = fileHeader({
  sopClassUid: REPORT,
  sopInstanceUid: '1.2.3.4',
  transferSyntaxUid: DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN,
})

/** Half a megabyte that becomes more than 512 MiB. */
async function bomb(n: number): Promise<Buffer> {
  const deflating = createDeflateRaw({ level: 1 })
  const chunks: Buffer[] = []
  deflating.on('data', (chunk: Buffer) => chunks.push(chunk))
  const zeros = Buffer.alloc(1 << 20)
  deflating.write(identityElements(REPORT, {}, uidsOf(n)))
  deflating.write(element('00420011', 'OB', '', { length: 520 << 20 }))
  for (let mebibyte = 0; mebibyte < 520; mebibyte++) if (!deflating.write(zeros)) await once(deflating, 'drain')
  deflating.end()
  await once(deflating, 'end')
  return Buffer.concat([deflatedHeader, ...chunks])
}

const nested = (n: number): Buffer => {
  const level = Buffer.concat([element('0040A730', 'SQ', '', { length: UNDEFINED }), item(UNDEFINED)])
  return file([identityElements(REPORT, {}, uidsOf(n)), ...Array.from({ length: 10_000 }, () => level)])
}

export async function badFiles(): Promise<readonly BadFile[]> {
  const made: readonly (readonly [string, Buffer, string | null])[] = [
    ['deflated', Buffer.concat([deflatedHeader, deflateRawSync(identityElements(REPORT, {}, uidsOf(0)))]), null],
    ['big-endian', file([image(1, { bigEndian: true })], EXPLICIT_VR_BIG_ENDIAN), null],
    ['zero-frame', file([image(2, { frames: '0' })]), null],
    ['fewer-pixels', file([image(3, { pixels: 4 })]), null],
    ['truncated', file([image(4, {})]).subarray(0, -3), 'truncated'],
    ['deflated-cut', Buffer.concat([deflatedHeader, deflateRawSync(image(5, {})).subarray(0, -6)]), 'truncated'],
    [
      'length-beyond-the-file',
      file([identityElements(REPORT, {}, uidsOf(6)), element('00420011', 'OB', 'x', { length: 0xfffffff0 })]),
      'truncated',
    ],
    [
      'private-tags-only',
      file([element('00290010', 'LO', 'NOBODY 1.0'), element('00291001', 'OB', Buffer.alloc(64))]),
      'no-sop-instance-uid',
    ],
    ['without-pixels', file([identityElements(CT, {}, uidsOf(8))]), 'no-pixel-data'],
    ['garbage-for-a-tag', file([identityElements(REPORT, {}, uidsOf(9)), delimiter('FFFEE000')]), 'malformed'],
    ['nested-without-end', nested(10), 'too-deep'],
    ['inflates-without-end', await bomb(11), 'too-large'],
  ]
  return made.map(([name, bytes, reason], n) => ({ name, bytes, reason, uid: uidsOf(n)['00080018'] }))
}
