import { fail, type HandlerContext, NotFound, type z } from '@ygt/core'
import type { uploadView } from '../api.ts'
import type { ImagingContext } from '../imaging-context.ts'
import {
  InstanceConflict,
  NotDicom,
  SeveralStudies,
  StudyElsewhere,
  UploadClosed,
  UploadIncomplete,
  WrongOffset,
} from '../imaging-problems.ts'
import type { Study } from '../study.ts'
import { type Upload, upload } from '../upload.ts'
import { indexInstances } from './index-instances.ts'
import { gather, type KeptInstance, keepInstance } from './keep-instance.ts'
import { whileThereIsRoom } from './storage-full.ts'
import { untroubled } from './untroubled.ts'

/** Largest piece of a file, in bytes. */
export const largestChunk = 64 << 20

/** A day to finish an upload over a slow line. */
const patience = 86_400_000

export async function beginUpload(
  ctx: ImagingContext,
  {
    request,
    files,
  }: {
    readonly request?: string | null | undefined
    readonly files: readonly { readonly name: string; readonly size: number }[]
  },
): Promise<Upload> {
  const bytes = files.reduce((sum, f) => sum + f.size, 0)
  const expiresAt = new Date(Date.parse(ctx.now()) + patience).toISOString()
  return ctx.store(upload).create({
    request: request ?? null,
    files: files.map((f) => ({ ...f, received: 0, chunks: [] })),
    bytes,
    received: 0,
    expiresAt,
  })
}

/** Takes the next piece of a file. A piece that was sent before, in whole, is answered as if it had just come. */
export async function receiveChunk(
  ctx: HandlerContext<any, any, any> & ImagingContext,
  { id, number, offset }: { readonly id: string; readonly number: number; readonly offset: number },
): Promise<Upload> {
  const before = await openUpload(ctx, id)
  const file = before.files[number] ?? fail(NotFound)
  const bytes = await gather(ctx.upload.stream, largestChunk)
  if (file.chunks.some((c) => c.offset === offset && c.length === bytes.length)) return before
  if (offset !== file.received || bytes.length === 0 || offset + bytes.length > file.size)
    fail(WrongOffset, { received: file.received })
  const blob = `uploads/${id}/${number}/${offset}-${ctx.newId()}`
  await whileThereIsRoom(ctx.blobs.put(blob, bytes))
  try {
    return await untroubled(ctx, () => appendChunk(ctx, { id, number, chunk: { offset, length: bytes.length, blob } }))
  } catch (error) {
    await ctx.blobs.remove(blob)
    throw error
  }
}

interface Arriving {
  readonly id: string
  readonly number: number
  readonly chunk: Upload['files'][number]['chunks'][number]
}

/** Pieces of different files come at once: what stands in the row is read again within the unit of work. */
async function appendChunk(ctx: ImagingContext, { id, number, chunk }: Arriving): Promise<Upload> {
  const row = await openUpload(ctx, id)
  const current = row.files[number] ?? fail(NotFound)
  if (current.received !== chunk.offset) fail(WrongOffset, { received: current.received })
  const grown = { ...current, received: chunk.offset + chunk.length, chunks: [...current.chunks, chunk] }
  const files = row.files.map((f, i) => (i === number ? grown : f))
  return ctx.store(upload).update(id, { files, received: row.received + chunk.length }, { version: row.version })
}

/** Whole study or nothing: all files are read and kept first, then indexed in one unit of work. */
export async function completeUpload(ctx: ImagingContext, id: string): Promise<Study> {
  const row = await openUpload(ctx, id)
  const missing = row.files.filter((f) => f.received < f.size).length
  if (missing > 0) fail(UploadIncomplete, { missing })
  const instances: KeptInstance[] = []
  for (const file of row.files) {
    const bytes = await gather(piecesOf(ctx, file.chunks)).catch(async (error: unknown) => {
      // the pieces go when somebody else completes it meanwhile
      await openUpload(ctx, id)
      throw error
    })
    const keeping = await whileThereIsRoom(keepInstance(ctx, file.name, bytes))
    if (!keeping.ok) fail(NotDicom, { name: file.name, reason: `${keeping.file.reason}: ${keeping.file.detail}` })
    instances.push(keeping.instance)
  }
  const count = new Set(instances.map((i) => i.attributes.studyInstanceUid)).size
  if (count > 1) fail(SeveralStudies, { count })
  const placed = await untroubled(ctx, async () => {
    const open = await openUpload(ctx, id)
    const { studies, outcomes } = await indexInstances(ctx, { instances, source: 'upload', request: open.request })
    const refused = outcomes.find((o) => o.outcome === 'conflict' || o.outcome === 'elsewhere')
    if (refused?.outcome === 'elsewhere') fail(StudyElsewhere)
    if (refused) fail(InstanceConflict, { uid: refused.instance.attributes.sopInstanceUid })
    const files = open.files.map((f) => ({ ...f, chunks: [] }))
    await ctx.store(upload).update(id, { completedAt: ctx.now(), files }, { version: open.version })
    return studies[0] ?? fail(NotFound)
  })
  await removePieces(ctx, row)
  return placed
}

/** Uploads that nobody finished in time, with their pieces. */
export async function sweepUploads(ctx: ImagingContext): Promise<void> {
  const expired = { where: { expiresAt: { to: ctx.now() } }, limit: 100 }
  for (;;) {
    const { items } = await ctx.store(upload).list(expired)
    if (items.length === 0) return
    for (const row of items) await removePieces(ctx, row)
    await ctx.store(upload).removeWhere({ id: items.map(({ id }) => id) } as never)
  }
}

export function viewUpload({
  id,
  expiresAt,
  completedAt,
  bytes,
  received,
  files,
}: Upload): z.output<typeof uploadView> {
  return {
    id,
    expiresAt,
    completed: completedAt !== null,
    bytes,
    received,
    files: files.map(({ name, size, received: got }) => ({ name, size, received: got })),
  }
}

async function openUpload(ctx: ImagingContext, id: string): Promise<Upload> {
  const row = await ctx.store(upload).get(id)
  if (row.completedAt !== null || row.expiresAt <= ctx.now()) fail(UploadClosed)
  return row
}

async function* piecesOf(ctx: ImagingContext, chunks: Upload['files'][number]['chunks']): AsyncGenerator<Uint8Array> {
  for (const { blob } of [...chunks].sort((a, b) => a.offset - b.offset)) yield* await ctx.blobs.get(blob)
}

async function removePieces(ctx: ImagingContext, row: Upload): Promise<void> {
  for (const file of row.files) for (const { blob } of file.chunks) await ctx.blobs.remove(blob)
}
