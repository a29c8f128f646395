import { createHash } from 'node:crypto'
import { fail, TooLarge } from '@ygt/core'
import { type DicomFailureReason, type ReadOptions, readDicom } from '../dicom/part10.ts'
import { attributesOf, type InstanceAttributes } from '../dicom/study-attributes.ts'
import type { ImagingContext } from '../imaging-context.ts'
import { largestInstance } from '../upload.ts'

/** An instance whose bytes are kept durably and which is not in the index yet. */
export interface KeptInstance {
  readonly name: string
  readonly attributes: InstanceAttributes
  readonly size: number
  readonly sha256: string
  readonly blob: string
  readonly warnings: readonly string[]
}

export interface UnreadableFile {
  readonly name: string
  readonly reason: DicomFailureReason
  readonly detail: string
  readonly sopClassUid?: string
  readonly sopInstanceUid?: string
}

export type Keeping =
  | { readonly ok: true; readonly instance: KeptInstance }
  | { readonly ok: false; readonly file: UnreadableFile }

/** Reads one file and keeps its bytes as they came, under their hash; a file that is here already is not written again. */
export async function keepInstance(
  ctx: ImagingContext,
  name: string,
  bytes: Uint8Array,
  options: ReadOptions = {},
): Promise<Keeping> {
  const reading = readDicom(bytes, options)
  if (!reading.ok) {
    const { reason, detail, identity } = reading
    return {
      ok: false,
      file: {
        name,
        reason,
        detail,
        ...(identity.sopClassUid && { sopClassUid: identity.sopClassUid }),
        ...(identity.sopInstanceUid && { sopInstanceUid: identity.sopInstanceUid }),
      },
    }
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const attributes = attributesOf(reading.instance)
  const blob = `dicom/${folderOf(attributes.studyInstanceUid)}/${sha256}.dcm`
  await ctx.blobs.put(blob, bytes, { sha256 })
  const warnings = reading.instance.warnings.map((w) => [w.code, w.tag, w.detail].filter(Boolean).join(' '))
  return {
    ok: true,
    instance: { name, attributes, size: bytes.length, sha256, blob, warnings },
  }
}

/**
 * The images of a study lie together, so that those which arrive together share the waits for their folder; there are 256 folders, as each
 * new one costs two waits more.
 */
const folderOf = (studyInstanceUid: string): string =>
  createHash('sha256').update(studyInstanceUid).digest('hex').slice(0, 2)

/** All of a stream in one buffer; above the limit it is refused with 413. */
export async function gather(stream: AsyncIterable<Uint8Array>, limit = largestInstance): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > limit) fail(TooLarge, { limit })
    chunks.push(chunk)
  }
  const [only] = chunks
  // what came in one piece is not copied
  if (only && chunks.length === 1) return Buffer.from(only.buffer, only.byteOffset, only.byteLength)
  return Buffer.concat(chunks)
}
