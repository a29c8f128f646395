import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { partSize, s3BlobStore } from '../../src/persistence/s3-blob-store.ts'

/** What s3rver does not know: servers that honour `If-None-Match`, and servers that refuse it. */
let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

async function storeAnswering(put: (condition: string | undefined) => number) {
  const conditions: (string | undefined)[] = []
  server = createServer((request, response) => {
    request.resume().on('end', () => {
      const condition = request.headers['if-none-match']
      if (request.method === 'PUT') conditions.push(condition)
      response.writeHead(request.method === 'PUT' ? put(condition) : 404).end()
    })
  })
  return { ...(await listening(server)), conditions }
}

async function listening(on: Server) {
  await new Promise<void>((resolve) => on.listen(0, '127.0.0.1', resolve))
  const { port } = on.address() as AddressInfo
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'nobody', AWS_SECRET_ACCESS_KEY: 'nothing' })
  return { store: s3BlobStore(`s3://blobs?endpoint=http://127.0.0.1:${port}`) }
}

it('replaces nothing that somebody else wrote after it looked', async () => {
  const { store, conditions } = await storeAnswering(() => 412)
  expect((await store.put('a/b', Buffer.from('x'))).outcome).toBe('exists')
  expect(conditions).toEqual(['*'])
})

it('does without the condition where a server does not know it', async () => {
  const { store, conditions } = await storeAnswering((condition) => (condition ? 501 : 200))
  expect((await store.put('a/b', Buffer.from('x'))).outcome).toBe('written')
  expect(conditions.at(-1)).toBeUndefined()
})

it('gives up the parts of a body that breaks off', async () => {
  const asked: string[] = []
  server = createServer((request, response) => {
    const { method, url } = request
    asked.push(`${method} ${new URL(url ?? '', 'http://s3').searchParams}`)
    request.resume().on('end', () => {
      if (method === 'HEAD') response.writeHead(404).end()
      else if (method === 'POST')
        response
          .writeHead(200, { 'content-type': 'application/xml' })
          .end('<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>')
      else response.writeHead(method === 'DELETE' ? 204 : 200, { etag: '"1"' }).end()
    })
  })
  const { store } = await listening(server)
  const body = (async function* () {
    for (let part = 0; part < 3; part++) yield new Uint8Array(partSize)
    throw new Error('the line is down')
  })()
  await expect(store.put('a/b', body)).rejects.toThrow('the line is down')
  const steps = asked.map((step) => step.replace(/&?x-id=\w+/, ''))
  expect(steps).toEqual([
    'HEAD ',
    'POST uploads=',
    'PUT partNumber=1&uploadId=u1',
    'PUT partNumber=2&uploadId=u1',
    'PUT partNumber=3&uploadId=u1',
    'DELETE uploadId=u1',
  ])
})

it('copies what is there already onto itself, so that it is as young as what was put', async () => {
  const copied: (string | undefined)[] = []
  server = createServer((request, response) => {
    request.resume().on('end', () => {
      const source = request.headers['x-amz-copy-source']
      if (request.method === 'PUT') copied.push(`${source} ${request.headers['x-amz-metadata-directive']}`)
      const at = '<LastModified>2026-11-24T00:00:00.000Z</LastModified>'
      response.writeHead(200).end(request.method === 'PUT' ? `<CopyObjectResult>${at}</CopyObjectResult>` : undefined)
    })
  })
  const { store } = await listening(server)
  expect((await store.put('a/b', Buffer.from('x'))).outcome).toBe('exists')
  expect(copied).toEqual(['blobs/a/b REPLACE'])
})

it('lists page after page', async () => {
  const asked: (string | null)[] = []
  server = createServer((request, response) => {
    const query = new URL(request.url ?? '', 'http://s3').searchParams
    const token = query.get('continuation-token')
    asked.push(token)
    const [key, rest] = token ? ['a/2', ''] : ['a/1', '<NextContinuationToken>next</NextContinuationToken>']
    const found = `<Contents><Key>${key}</Key><LastModified>2026-11-24T00:00:00.000Z</LastModified></Contents>`
    response.writeHead(200).end(`<ListBucketResult>${found}${rest}</ListBucketResult>`)
  })
  const { store } = await listening(server)
  const keys = (await Array.fromAsync(store.list('a/'))).map(({ key }) => key)
  expect([keys, asked]).toEqual([
    ['a/1', 'a/2'],
    [null, 'next'],
  ])
})

it('passes on what is wrong with the store', async () => {
  const { store } = await storeAnswering(() => 403)
  await expect(store.put('a/b', Buffer.from('x'))).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } })
})
