import { fail, type HandlerContext, type z } from '@ygt/core'
import type { uploadView } from '../api.ts'
import type { ImagingContext } from '../imaging-context.ts'
import {
  InstanceConflict,
  NotDicom,
  SeveralStudies,
  UploadClosed,
  UploadIncomplete,
  WrongOffset,
} from '../imaging-problems.ts'
import type { Study } from '../study.ts'
import { type Upload, upload } from '../upload.ts'
import { indexInstances } from './index-instances.ts'
import { gather, type KeptInstance, keepInstance, largestInstance } from './keep-instance.ts'

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
  const file = before.files[number] ?? fail(WrongOffset, { received: 0 })
  const repeated = file.chunks.find((c) => c.offset === offset)
  const bytes = await gather(ctx.upload.stream, 64 << 20)
  if (repeated && repeated.length === bytes.length) return before
  if (offset !== file.received || bytes.length === 0 || offset + bytes.length > file.size)
    fail(WrongOffset, { received: file.received })
  const blob = `uploads/${id}/${number}/${offset}-${ctx.newId()}`
  await ctx.blobs.put(blob, bytes)
  // pieces of different files may come at once: read again under the lock of the unit of work
  return ctx.work(async () => {
    const row = await openUpload(ctx, id)
    const current = row.files[number]
    if (!current || current.received !== offset) fail(WrongOffset, { received: current?.received ?? 0 })
    const files = row.files.map((f, i) =>
      i === number
        ? { ...f, received: offset + bytes.length, chunks: [...f.chunks, { offset, length: bytes.length, blob }] }
        : f,
    )
    return ctx.store(upload).update(id, { files, received: row.received + bytes.length }, { version: row.version })
  })
}

/** Whole study or nothing: all files are read and kept first, then indexed in one unit of work. */
export async function completeUpload(ctx: ImagingContext, id: string): Promise<Study> {
  const row = await openUpload(ctx, id)
  const missing = row.files.filter((f) => f.received < f.size).length
  if (missing > 0) fail(UploadIncomplete, { missing })
  const instances: KeptInstance[] = []
  for (const file of row.files) {
    const bytes = await gather(piecesOf(ctx, file.chunks), largestInstance)
    const keeping = await keepInstance(ctx, file.name, bytes)
    if (!keeping.ok) fail(NotDicom, { name: file.name, reason: `${keeping.file.reason}: ${keeping.file.detail}` })
    instances.push(keeping.instance)
  }
  const count = new Set(instances.map((i) => i.attributes.studyInstanceUid)).size
  if (count > 1) fail(SeveralStudies, { count })
  const placed = await ctx.work(async () => {
    const { studies, outcomes } = await indexInstances(ctx, { instances, source: 'upload', request: row.request })
    const conflict = outcomes.find((o) => o.outcome === 'conflict')
    if (conflict) fail(InstanceConflict, { uid: conflict.instance.attributes.sopInstanceUid })
    await ctx
      .store(upload)
      .update(
        id,
        { completedAt: ctx.now(), files: row.files.map((f) => ({ ...f, chunks: [] })) },
        { version: row.version },
      )
    return studies[0] ?? fail(UploadClosed)
  })
  await removePieces(ctx, row)
  return placed
}

/** Uploads that nobody finished in time, with their pieces. */
export async function sweepUploads(ctx: ImagingContext): Promise<void> {
  const { items } = await ctx.store(upload).list({ where: { expiresAt: { to: ctx.now() } }, limit: 100 })
  for (const row of items) {
    await removePieces(ctx, row)
    await ctx.store(upload).removeWhere({ id: row.id } as never)
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
