import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { link, mkdir, open, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BlobStore, KnownBody, PutResult } from './blob-store.ts'

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
  }
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

/** A link fails when the key is taken: the first bytes under a key stay. */
async function linkInto(part: string, path: string): Promise<PutResult['outcome']> {
  try {
    await link(part, path)
  } catch (error) {
    if ((error as { code?: string }).code === 'EEXIST') return 'exists'
    throw error
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

async function syncFolder(path: string): Promise<void> {
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

export function checkedKey(key: string): string {
  if (!/^[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*$/.test(key) || key.split('/').some((part) => /^\.+$/.test(part)))
    throw new TypeError(`Not a blob key: ${key}`)
  return key
}
