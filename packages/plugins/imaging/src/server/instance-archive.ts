import { createHash } from 'node:crypto'
import { fail, NotFound } from '@ygt/core'
import type { ImagingContext } from '../imaging-context.ts'
import { ArchiveDown } from '../imaging-problems.ts'
import { type Instance, instance } from '../study.ts'
import { gather } from './keep-instance.ts'
import { readFromOrthanc, storeInOrthanc } from './orthanc-client.ts'

/** Instances that are handed over between two looks at what waits. */
const batch = 50
/** Stays in our own store: the archive has other bytes under its UID. */
const here = 'here'

/** The bytes of an instance, wherever they are: in our own store until they are handed over, then in the archive. */
export async function readInstance(
  ctx: ImagingContext,
  { blob, sopInstanceUid }: { readonly blob: string; readonly sopInstanceUid: string },
): Promise<AsyncIterable<Uint8Array>> {
  const { archive } = ctx.settings
  try {
    return await ctx.blobs.get(blob)
  } catch (error) {
    const row = await ctx.asSystem('an instance is looked for in the archive', (system) =>
      system.store(instance).findBy({ sopInstanceUid }),
    )
    if (!row?.archived || row.archived === here) throw error
    const file = await readFromOrthanc(archive, row.archived).catch(() => fail(ArchiveDown))
    // the archive is somebody else's: what it gives is what it was given, or nothing
    if (hashOf(file) !== row.sha256) fail(NotFound)
    return once(file)
  }
}

/**
 * Hands over what waits, the oldest first. A file leaves our store after the archive has given it back byte for byte; so an
 * archive that is down, or fills up, costs nothing but room here.
 */
export async function forwardInstances(ctx: ImagingContext): Promise<void> {
  if (ctx.settings.archive.kind !== 'orthanc') return
  for (;;) {
    const { items } = await ctx.store(instance).list({ where: { archived: null }, limit: batch, sort: 'createdAt' })
    for (const row of items) await forward(ctx, row)
    if (items.length < batch) return
  }
}

async function forward(ctx: ImagingContext, { id, blob, sha256 }: Instance): Promise<void> {
  const { archive } = ctx.settings
  const archived = await storeInOrthanc(archive, await gather(await ctx.blobs.get(blob)))
  const same = hashOf(await readFromOrthanc(archive, archived)) === sha256
  await ctx.store(instance).update(id, { archived: same ? archived : here })
  if (same) await ctx.blobs.remove(blob)
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
