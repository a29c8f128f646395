import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { link, mkdir, open, opendir, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BlobStore, KnownBody, ListedBlob, PutResult } from './blob-store.ts'

/** Blobs in a folder: written beside, synced, then linked into place, so that a key is whole or absent. */
export function folderBlobStore(root: string): BlobStore {
  const pathOf = (key: string) => join(root, checkedKey(key))
  return {
    async put(key, body, known): Promise<PutResult> {
      const path = pathOf(key)
      await makeFolder(dirname(path))
      const part = join(dirname(path), `.part-${randomUUID()}`)
      try {
        const { size, sha256 } = await writeDurably(part, body, known)
        return { size, sha256, outcome: await linkInto(part, path) }
      } finally {
        await rm(part, { force: true })
      }
    },
    async get(key, range) {
      const path = pathOf(key)
      const { size } = await stat(path)
      const start = Math.min(range?.start ?? 0, size)
      const end = Math.min(range?.end ?? size, size)
      if (start >= end) return nothing()
      return end - start <= atOnce
        ? inOnePiece(path, start, end - start)
        : createReadStream(path, { start, end: end - 1 })
    },
    size: async (key) => (await stat(pathOf(key)).catch(() => undefined))?.size,
    remove: (key) => rm(pathOf(key), { force: true }),
    list: (folder) => filesBelow(root, checkedFolder(folder)),
    removeOlder: (key, before) => removeOlder(pathOf(key), before),
  }
}

async function* filesBelow(root: string, folder: string): AsyncGenerator<ListedBlob> {
  const entries = await opendir(join(root, folder)).catch(unlessAbsent)
  if (!entries) return
  for await (const entry of entries) {
    const key = `${folder}${entry.name}`
    if (entry.isDirectory()) yield* filesBelow(root, `${key}/`)
    const at = entry.isFile() ? await stat(join(root, key)).catch(unlessAbsent) : undefined
    if (at) yield { key, putAt: at.mtime }
  }
}

/**
 * Taken aside before its age is looked at: a put that comes before makes it young, and it goes back; one that comes after finds the
 * key free and writes.
 */
async function removeOlder(path: string, before: Date): Promise<boolean> {
  const aside = join(dirname(path), `.part-${randomUUID()}`)
  const taken = await rename(path, aside)
    .then(() => stat(aside))
    .catch(unlessAbsent)
  if (!taken) return false
  const old = taken.mtime < before
  if (!old) await linkInto(aside, path)
  await rm(aside, { force: true })
  return old
}

function unlessAbsent(error: unknown): undefined {
  if ((error as { code?: string }).code === 'ENOENT') return undefined
  throw error
}

async function writeDurably(
  path: string,
  body: AsyncIterable<Uint8Array> | Uint8Array,
  known: KnownBody | undefined,
): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256')
  const file = await open(path, 'wx')
  let size = 0
  try {
    const chunks = body instanceof Uint8Array ? [body] : body
    for await (const chunk of chunks) {
      if (!known) hash.update(chunk)
      size += chunk.length
      await file.writeFile(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { size, sha256: known?.sha256 ?? hash.digest('hex') }
}

/** A link fails when the key is taken: the first bytes under a key stay, and are as young as what was put now. */
async function linkInto(part: string, path: string): Promise<PutResult['outcome']> {
  try {
    await link(part, path)
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error
    const now = new Date()
    const touched = await utimes(path, now, now).then(() => true, unlessAbsent)
    // removed between the two: the key is free again
    return touched ? 'exists' : linkInto(part, path)
  }
  await syncFolder(dirname(path))
  return 'written'
}

/** A folder that was made is as durable as what is put into it: the entry for it stands in the folder above. */
async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true })
  if (first === undefined) return
  for (let made = path; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made))
}

/**
 * Entries of a folder are on the disk once a sync that began after they were made has ended: those who come while one runs share the next.
 */
function syncFolder(path: string): Promise<void> {
  const next = coming.get(path)
  if (next) return next
  const made = (running.get(path) ?? Promise.resolve()).then(async () => {
    coming.delete(path)
    const sync = syncedNow(path)
    const settled = sync.catch(() => undefined)
    running.set(path, settled)
    try {
      await sync
    } finally {
      if (running.get(path) === settled) running.delete(path)
    }
  })
  coming.set(path, made)
  return made
}

const running = new Map<string, Promise<void>>()
const coming = new Map<string, Promise<void>>()

async function syncedNow(path: string): Promise<void> {
  const folder = await open(path)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Up to so many bytes are read in one go: a stream would take dozens of turns for them. */
const atOnce = 4 << 20

async function* inOnePiece(path: string, start: number, length: number): AsyncGenerator<Uint8Array> {
  const file = await open(path)
  try {
    const bytes = Buffer.allocUnsafeSlow(length)
    let filled = 0
    while (filled < length) {
      const { bytesRead } = await file.read(bytes, filled, length - filled, start + filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    yield bytes.subarray(0, filled)
  } finally {
    await file.close()
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** A key with a slash at its end. */
export function checkedFolder(folder: string): string {
  if (!folder.endsWith('/')) throw new TypeError(`Not a folder of blobs: ${folder}`)
  return `${checkedKey(folder.slice(0, -1))}/`
}

export function checkedKey(key: string): string {
  if (!/^[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*$/.test(key) || key.split('/').some((part) => /^\.+$/.test(part)))
    throw new TypeError(`Not a blob key: ${key}`)
  return key
}
