import { createHash, type Hash } from 'node:crypto'
import type { CompletedPart, S3Client } from '@aws-sdk/client-s3'
import type { BlobStore, ListedBlob, PutResult } from './blob-store.ts'
import { checkedFolder, checkedKey } from './folder-blob-store.ts'
import { inParts } from './in-parts.ts'

export interface S3Address {
  readonly bucket: string
  readonly prefix: string
  readonly endpoint: string | undefined
  readonly region: string
}

/** `s3://bucket/prefix?endpoint=http://…&region=…`; credentials come from the environment as the AWS SDK reads them. */
export function parseS3Address(address: string): S3Address {
  const url = URL.parse(address)
  if (!url || url.protocol !== 's3:' || !url.hostname) throw new TypeError(`Not an S3 address: ${address}`)
  return {
    bucket: url.hostname,
    prefix: url.pathname.replace(/^\/|\/$/g, ''),
    endpoint: url.searchParams.get('endpoint') ?? undefined,
    region: url.searchParams.get('region') ?? 'us-east-1',
  }
}

/** Bytes of one part of a large body: what a put holds in memory. S3 wants 5 MiB at least, and 10 000 parts at most. */
export const partSize = 8 << 20

/**
 * Blobs in an S3-compatible store. A key is whole or absent, and its first bytes stay: puts ask for `If-None-Match: *`, which AWS,
 * MinIO and Ceph honour; where a server ignores it, puts of one process to one key still wait for each other.
 * The SDK is loaded at the first use: a county with a folder never pays for it.
 */
export function s3BlobStore(address: string): BlobStore {
  const { bucket, prefix, endpoint, region } = parseS3Address(address)
  const place = (key: string) => ({ Bucket: bucket, Key: prefix ? `${prefix}/${checkedKey(key)}` : checkedKey(key) })
  const open = opener({ endpoint, region })
  const puts = new Map<string, Promise<unknown>>()

  async function head(key: string) {
    const { sdk, client } = await open()
    try {
      return await client.send(new sdk.HeadObjectCommand(place(key)))
    } catch (error) {
      if (statusOf(error) === 404) return undefined
      throw error
    }
  }

  /** An object copied onto itself is as young as one that was put now. */
  async function touch(key: string): Promise<void> {
    const { sdk, client } = await open()
    const at = place(key)
    const CopySource = `${at.Bucket}/${at.Key}`
    await client.send(new sdk.CopyObjectCommand({ ...at, CopySource, MetadataDirective: 'REPLACE' }))
  }

  async function remove(key: string): Promise<void> {
    const { sdk, client } = await open()
    await client.send(new sdk.DeleteObjectCommand(place(key)))
  }

  async function* listed(folder: string): AsyncGenerator<ListedBlob> {
    const { sdk, client } = await open()
    const root = prefix ? `${prefix}/` : ''
    let ContinuationToken: string | undefined
    do {
      const page = { Bucket: bucket, Prefix: root + folder, ...(ContinuationToken && { ContinuationToken }) }
      const { Contents = [], NextContinuationToken } = await client.send(new sdk.ListObjectsV2Command(page))
      for (const { Key, LastModified } of Contents)
        if (Key && LastModified) yield { key: Key.slice(root.length), putAt: LastModified }
      ContinuationToken = NextContinuationToken
    } while (ContinuationToken)
  }

  async function putAlone(key: string, body: AsyncIterable<Uint8Array> | Uint8Array): Promise<PutResult> {
    const hash = createHash('sha256')
    const counted = counting(body instanceof Uint8Array ? [body] : body, hash)
    if (await head(key)) {
      await touch(key)
      for await (const _ of counted.chunks) void _ // only its hash is wanted
      return { size: counted.size(), sha256: hash.digest('hex'), outcome: 'exists' }
    }
    const outcome = await write({ ...(await open()), place: place(key) }, inParts(counted.chunks, partSize))
    return { size: counted.size(), sha256: hash.digest('hex'), outcome }
  }

  return {
    size: async (key) => (await head(key))?.ContentLength,
    list: (folder) => listed(checkedFolder(folder)),
    async removeOlder(key, before) {
      const { LastModified } = (await head(key)) ?? {}
      if (!LastModified || LastModified >= before) return false
      await remove(key)
      return true
    },
    async put(key, body): Promise<PutResult> {
      checkedKey(key)
      const before = puts.get(key)
      const mine = Promise.resolve(before)
        .catch(() => undefined)
        .then(() => putAlone(key, body))
      puts.set(key, mine)
      try {
        return await mine
      } finally {
        if (puts.get(key) === mine) puts.delete(key)
      }
    },
    async get(key, range) {
      const { sdk, client } = await open()
      if (range && range.start >= range.end) return nothing()
      const Range = range && `bytes=${range.start}-${range.end - 1}`
      try {
        const { Body } = await client.send(new sdk.GetObjectCommand({ ...place(key), ...(Range && { Range }) }))
        return Body as AsyncIterable<Uint8Array>
      } catch (error) {
        // a range behind the end is empty, as it is of a file
        if (statusOf(error) === 416) return nothing()
        throw error
      }
    },
    remove,
  }
}

interface Opened {
  readonly sdk: typeof import('@aws-sdk/client-s3')
  readonly client: S3Client
}

function opener({ endpoint, region }: Pick<S3Address, 'endpoint' | 'region'>): () => Promise<Opened> {
  let opened: Promise<Opened> | undefined
  return () =>
    (opened ??= import('@aws-sdk/client-s3').then((sdk) => ({
      sdk,
      client: new sdk.S3Client({
        region,
        forcePathStyle: true,
        ...(endpoint && { endpoint }),
        requestChecksumCalculation: 'WHEN_REQUIRED',
      }),
    })))
}

interface Writing extends Opened {
  readonly place: { readonly Bucket: string; readonly Key: string }
}

/** A body of one part is one request; a larger one is sent part by part, and appears when all of them are there. */
async function write(writing: Writing, parts: AsyncIterator<Buffer>): Promise<PutResult['outcome']> {
  const { sdk, client, place } = writing
  const first = await parts.next()
  const Body = first.done ? Buffer.alloc(0) : first.value
  const second = first.done ? first : await parts.next()
  if (second.done)
    return unlessTaken((condition) =>
      client.send(new sdk.PutObjectCommand({ ...place, Body, ContentLength: Body.length, ...condition })),
    )
  const { UploadId } = await client.send(new sdk.CreateMultipartUploadCommand(place))
  try {
    const Parts: CompletedPart[] = []
    const sendPart = async (bytes: Buffer) => {
      const PartNumber = Parts.length + 1
      const part = { ...place, UploadId, PartNumber, Body: bytes, ContentLength: bytes.length }
      Parts.push({ PartNumber, ETag: (await client.send(new sdk.UploadPartCommand(part))).ETag })
    }
    await sendPart(Body)
    await sendPart(second.value)
    for (let next = await parts.next(); !next.done; next = await parts.next()) await sendPart(next.value)
    const whole = { ...place, UploadId, MultipartUpload: { Parts } }
    const outcome = await unlessTaken((condition) =>
      client.send(new sdk.CompleteMultipartUploadCommand({ ...whole, ...condition })),
    )
    if (outcome === 'exists') await client.send(new sdk.AbortMultipartUploadCommand({ ...place, UploadId }))
    return outcome
  } catch (error) {
    await client.send(new sdk.AbortMultipartUploadCommand({ ...place, UploadId })).catch(() => undefined)
    throw error
  }
}

/** Sends a request that must not replace anything; once more without the condition to a server that does not know it. */
async function unlessTaken(
  send: (condition: { IfNoneMatch?: string }) => Promise<unknown>,
): Promise<PutResult['outcome']> {
  try {
    await send({ IfNoneMatch: '*' })
  } catch (error) {
    const status = statusOf(error)
    // 409: two conditional writes at once, of which the other one went through
    if (status === 412 || status === 409) return 'exists'
    if (status !== 501) throw error
    await send({})
  }
  return 'written'
}

function statusOf(error: unknown): number | undefined {
  return (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode
}

function counting(body: Iterable<Uint8Array> | AsyncIterable<Uint8Array>, hash: Hash) {
  let size = 0
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of body) {
      hash.update(chunk)
      size += chunk.length
      yield chunk
    }
  }
  return { chunks: chunks(), size: () => size }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
