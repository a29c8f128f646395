import { createHash } from 'node:crypto'
import type { BlobStore, PutResult } from './blob-store.ts'
import { checkedKey } from './folder-blob-store.ts'

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

/** Blobs in an S3-compatible store. The SDK is loaded at the first use: a county with a folder never pays for it. */
export function s3BlobStore(address: string): BlobStore {
  const { bucket, prefix, endpoint, region } = parseS3Address(address)
  const Key = (key: string) => (prefix ? `${prefix}/${checkedKey(key)}` : checkedKey(key))
  let opened:
    | Promise<{ sdk: typeof import('@aws-sdk/client-s3'); client: import('@aws-sdk/client-s3').S3Client }>
    | undefined
  const open = () =>
    (opened ??= import('@aws-sdk/client-s3').then((sdk) => ({
      sdk,
      client: new sdk.S3Client({
        region,
        forcePathStyle: true,
        ...(endpoint && { endpoint }),
        requestChecksumCalculation: 'WHEN_REQUIRED',
      }),
    })))

  async function size(key: string): Promise<number | undefined> {
    const { sdk, client } = await open()
    try {
      return (await client.send(new sdk.HeadObjectCommand({ Bucket: bucket, Key: Key(key) }))).ContentLength
    } catch (error) {
      if ((error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 404) return undefined
      throw error
    }
  }

  return {
    size,
    async put(key, body): Promise<PutResult> {
      const { sdk, client } = await open()
      const bytes = body instanceof Uint8Array ? body : await gathered(body)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      if ((await size(key)) !== undefined) return { size: bytes.length, sha256, outcome: 'exists' }
      await client.send(
        new sdk.PutObjectCommand({ Bucket: bucket, Key: Key(key), Body: bytes, ContentLength: bytes.length }),
      )
      return { size: bytes.length, sha256, outcome: 'written' }
    },
    async get(key, range) {
      const { sdk, client } = await open()
      const Range = range && `bytes=${range.start}-${range.end - 1}`
      const { Body } = await client.send(
        new sdk.GetObjectCommand({ Bucket: bucket, Key: Key(key), ...(Range && { Range }) }),
      )
      return Body as AsyncIterable<Uint8Array>
    },
    async remove(key) {
      const { sdk, client } = await open()
      await client.send(new sdk.DeleteObjectCommand({ Bucket: bucket, Key: Key(key) }))
    },
  }
}

async function gathered(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks)
}
