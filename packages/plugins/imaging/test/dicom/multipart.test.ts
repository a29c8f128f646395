import { Readable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  MultipartError,
  multipartBody,
  multipartHeader,
  multipartParts,
  newBoundary,
} from '../../src/dicom/multipart.ts'

type Limits = Parameters<typeof multipartParts>[1]

async function collect(chunks: Iterable<Uint8Array>, limits: Partial<Limits> = {}) {
  const parts: { type: string; body: string }[] = []
  for await (const { contentType, body } of multipartParts(Readable.from(chunks), { boundary: 'b', ...limits })) {
    const read: Buffer[] = []
    for await (const chunk of body) read.push(chunk)
    parts.push({ type: contentType, body: Buffer.concat(read).toString('latin1') })
  }
  return parts
}
const reasonOf = async (read: Promise<unknown>) => {
  const error = await read.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return error instanceof MultipartError ? error.reason : error
}

const message = Buffer.from(
  [
    'a preamble that nobody reads\r\n',
    '--b\r\nContent-Type: application/dicom\r\nContent-Location: x\r\n\r\nfirst\r\n--bogus\r\n--b-\r\nstill first\r\n',
    '--b \t\r\n\r\nno headers\r\n',
    '--b\r\ncontent-TYPE:application/dicom;\r\n\ttransfer-syntax=1.2\r\n\r\n',
    '\r\n--b\r\nContent-Type: text/plain\r\n',
    '\r\n--b--\r\nan epilogue',
  ].join(''),
)
const parts = [
  { type: 'application/dicom', body: 'first\r\n--bogus\r\n--b-\r\nstill first' },
  { type: 'application/octet-stream', body: 'no headers' },
  { type: 'application/dicom; transfer-syntax=1.2', body: '' },
  { type: 'text/plain', body: '' },
]

test('a message in one piece', async () => {
  expect(await collect([message])).toEqual(parts)
})

test('a message cut in two at every byte', async () => {
  for (let at = 0; at <= message.length; at++)
    expect(await collect([message.subarray(0, at), message.subarray(at)]), `cut at ${at}`).toEqual(parts)
})

test('a message byte by byte', async () => {
  expect(await collect([...message].map((byte) => Buffer.from([byte])))).toEqual(parts)
})

test('a message that ends early, wherever, is truncated', async () => {
  const end = message.indexOf('--b--') + 5
  for (let length = 0; length < end; length++)
    expect(await reasonOf(collect([message.subarray(0, length)])), `cut at ${length}`).toBe('truncated')
  expect(await collect([message.subarray(0, end)])).toEqual(parts)
})

test('parts that nobody reads are skipped', async () => {
  const types: string[] = []
  for await (const { contentType } of multipartParts(Readable.from([message]), { boundary: 'b' }))
    types.push(contentType)
  expect(types).toEqual(parts.map(({ type }) => type))
})

test('what is built is what is read', async () => {
  const bodies = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(bodies, fc.integer({ min: 1, max: 64 }), async (contents, size) => {
      const boundary = newBoundary()
      const built: Uint8Array[] = []
      const outgoing = contents.map((body) => ({ headers: { 'Content-Type': 'application/dicom' }, body }))
      for await (const chunk of multipartBody(outgoing, boundary)) built.push(chunk)
      const whole = Buffer.concat(built)
      const chunks = Array.from({ length: Math.ceil(whole.length / size) }, (_, i) =>
        whole.subarray(i * size, (i + 1) * size),
      )
      const read = await collect(chunks, { boundary })
      expect(read.map(({ body }) => body)).toEqual(contents.map((body) => Buffer.from(body).toString('latin1')))
    }),
    { numRuns: 60 },
  )
})

test('a streamed body is passed on chunk by chunk', async () => {
  const body = Readable.from([Buffer.from('ab'), Buffer.from('cd')])
  const built: Uint8Array[] = []
  for await (const chunk of multipartBody([{ headers: {}, body }], 'b')) built.push(chunk)
  expect(built).toHaveLength(4)
  expect(await collect(built)).toEqual([{ type: 'application/octet-stream', body: 'abcd' }])
})

describe('limits', () => {
  const part = (headers: string, body: string) => Buffer.from(`--b\r\n${headers}\r\n${body}\r\n`)
  const end = Buffer.from('--b--')

  test('of a part', async () => {
    const chunks = [part('', 'x'.repeat(100)), end]
    expect(await reasonOf(collect(chunks, { maxPartBytes: 99 }))).toBe('part-too-large')
    expect(await collect(chunks, { maxPartBytes: 100 })).toHaveLength(1)
  })

  test('of the headers, also when they never end', async () => {
    expect(await reasonOf(collect([part(`A: ${'x'.repeat(100)}\r\n`, ''), end], { maxHeaderBytes: 50 }))).toBe(
      'headers-too-large',
    )
    const endless = Readable.from(
      (function* () {
        yield Buffer.from('--b\r\n')
        for (;;) yield Buffer.from('A: b\r\n')
      })(),
    )
    const read = async () => {
      for await (const { contentType } of multipartParts(endless, { boundary: 'b' }))
        expect(contentType).toBeUndefined()
    }
    expect(await reasonOf(read())).toBe('headers-too-large')
  })

  test('of the number of parts', async () => {
    expect(await reasonOf(collect([part('', 'x'), part('', 'x'), end], { maxParts: 1 }))).toBe('too-many-parts')
  })

  test('memory stays that of a chunk', async () => {
    const chunk = Buffer.alloc(65_536, 'x')
    let largest = 0
    let size = 0
    const source = Readable.from(
      (function* () {
        yield Buffer.from('--b\r\n\r\n')
        for (let i = 0; i < 320; i++) yield chunk
        yield Buffer.from('\r\n--b--')
      })(),
    )
    for await (const { body } of multipartParts(source, { boundary: 'b' }))
      for await (const piece of body) {
        largest = Math.max(largest, piece.length)
        size += piece.length
      }
    expect(size).toBe(320 * 65_536)
    expect(largest).toBeLessThanOrEqual(65_536 + 16)
  })

  test('a header without a name', async () => {
    expect(await reasonOf(collect([part('no colon here\r\n', ''), end]))).toBe('malformed-headers')
  })
})

test('a reader that stops early lets go of the source', async () => {
  const source = Readable.from([message])
  for await (const part of multipartParts(source, { boundary: 'b' })) {
    expect(part.contentType).toBe('application/dicom')
    break
  }
  expect(source.destroyed).toBe(true)
})

describe('the content type', () => {
  test('names boundary and root type', () => {
    const header = multipartHeader('multipart/related; type="application/dicom"; boundary="a b"')
    expect(header).toEqual({ boundary: 'a b', rootType: 'application/dicom' })
    expect(multipartHeader('Multipart/Related;boundary=x;Type=Application/DICOM').rootType).toBe('application/dicom')
  })

  test.each([
    [undefined, 'not-multipart'],
    ['application/dicom', 'not-multipart'],
    ['multipart/form-data; boundary=x', 'not-multipart'],
    ['multipart/related; type="application/dicom"', 'no-boundary'],
    ['multipart/related; boundary=""', 'no-boundary'],
    [`multipart/related; boundary=${'x'.repeat(71)}`, 'no-boundary'],
    ['multipart/related; boundary="ends in a space "', 'no-boundary'],
  ])('%s is refused: %s', async (contentType, reason) => {
    expect(await reasonOf(Promise.resolve().then(() => multipartHeader(contentType)))).toBe(reason)
  })
})
