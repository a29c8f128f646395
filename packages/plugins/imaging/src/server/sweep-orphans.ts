import type { ListedBlob } from '@ygt/core'
import type { ImagingContext } from '../imaging-context.ts'
import { instance } from '../study.ts'
import { upload } from '../upload.ts'

/** Younger bytes may belong to what is arriving: they are kept before they are in the index. Milliseconds. */
const spared = 86_400_000
/** Blobs that are looked up together. */
const page = 200

/** Which of some keys are referred to; key images, measurements and the archive queue refer to instances, and those to blobs. */
type Referred = (ctx: ImagingContext, keys: readonly string[]) => Promise<ReadonlySet<string>>

const folders: Readonly<Record<string, Referred>> = {
  'dicom/': async (ctx, keys) => {
    const { items } = await ctx.store(instance).list({ where: { blob: [...keys] } as never, limit: page })
    return new Set(items.map(({ blob }) => String(blob)))
  },
  'uploads/': async (ctx, keys) => {
    const ids = [...new Set(keys.map((key) => key.split('/')[1] ?? ''))]
    const { items } = await ctx.store(upload).list({ where: { id: ids } as never, limit: page })
    return new Set(items.flatMap(({ files }) => files.flatMap(({ chunks }) => chunks.map(({ blob }) => blob))))
  },
}

/** Removes what is older than a day and nothing refers to. Runs with the rights of the system, over all institutions. */
export async function sweepOrphans(ctx: ImagingContext): Promise<void> {
  const before = new Date(Date.parse(ctx.now()) - spared)
  for (const [folder, referred] of Object.entries(folders))
    for await (const keys of oldPages(ctx.blobs.list(folder), before)) {
      const kept = await referred(ctx, keys)
      for (const key of keys) if (!kept.has(key)) await ctx.blobs.removeOlder(key, before)
    }
}

async function* oldPages(listed: AsyncIterable<ListedBlob>, before: Date): AsyncGenerator<readonly string[]> {
  let keys: string[] = []
  for await (const { key, putAt } of listed) {
    if (putAt < before) keys.push(key)
    if (keys.length < page) continue
    yield keys
    keys = []
  }
  if (keys.length > 0) yield keys
}
