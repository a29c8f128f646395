import { parseMediaType } from './media-type-syntax.ts'
import { MultipartError, MultipartScanner } from './multipart-scanner.ts'

export { MultipartError } from './multipart-scanner.ts'

/** One part; `body` has to be read before the next part is asked for, what is left is skipped. Header names are in lower case. */
export type MultipartPart = {
  headers: ReadonlyMap<string, string>
  contentType: string
  body: AsyncIterable<Buffer>
}

export type MultipartLimits = {
  /** Bytes of one part's body. */
  maxPartBytes: number
  maxParts: number
  /** Bytes of one part's headers. */
  maxHeaderBytes: number
}

/**
 * The boundary and the root type of a `multipart/related; type="application/dicom"` header (PS3.18 section 8.6.1.2.1).
 * @throws MultipartError `not-multipart`, `no-boundary`
 */
export function multipartHeader(contentType: string | undefined): { boundary: string; rootType: string | undefined } {
  const media = parseMediaType(contentType ?? '')
  if (media?.type !== 'multipart/related')
    throw new MultipartError('not-multipart', `${contentType ?? 'no content type'}`)
  const boundary = media.parameters.get('boundary') ?? ''
  if (!BOUNDARY.test(boundary)) throw new MultipartError('no-boundary', 'the boundary is missing or not of RFC 2046')
  return { boundary, rootType: media.parameters.get('type')?.toLowerCase() }
}

/**
 * The parts of a multipart body (RFC 2046 section 5.1) as they arrive. Holds no more than one chunk and one boundary in memory.
 * A body that ends before its closing delimiter throws, after the parts that were whole.
 * @throws MultipartError `truncated`, `malformed-headers`, `headers-too-large`, `part-too-large`, `too-many-parts`
 */
export async function* multipartParts(
  source: AsyncIterable<Uint8Array>,
  { boundary, ...given }: { boundary: string } & Partial<MultipartLimits>,
): AsyncGenerator<MultipartPart> {
  const limits: MultipartLimits = { maxPartBytes: 2 ** 31, maxParts: 10_000, maxHeaderBytes: 16_384, ...given }
  const scanner = new MultipartScanner(source, boundary)
  try {
    while ((await scanner.skipBody()) === 'part') {
      if (scanner.parts > limits.maxParts)
        throw new MultipartError('too-many-parts', `more than ${limits.maxParts} parts`)
      const headers = parseHeaders(await scanner.headerBlock(limits.maxHeaderBytes))
      const contentType = headers.get('content-type') ?? 'application/octet-stream'
      yield { headers, contentType, body: bodyOf(scanner, limits.maxPartBytes) }
    }
  } finally {
    await scanner.close()
  }
}

/** A part to send. Bodies are given out chunk by chunk. */
export type OutgoingPart = { headers: Record<string, string>; body: Uint8Array | AsyncIterable<Uint8Array> }

/** The chunks of a multipart body; `boundary` must not occur in the parts (`newBoundary` sees to that). */
export async function* multipartBody(
  parts: AsyncIterable<OutgoingPart> | Iterable<OutgoingPart>,
  boundary: string,
): AsyncGenerator<Uint8Array> {
  for await (const { headers, body } of parts) {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value.replace(/[\r\n]/g, ' ')}\r\n`)
    yield Buffer.from(`\r\n--${boundary}\r\n${lines.join('')}\r\n`)
    if (body instanceof Uint8Array) yield body
    else yield* body
  }
  yield Buffer.from(`\r\n--${boundary}--\r\n`)
}

/** A boundary of 122 random bits. */
export const newBoundary = (): string => `ygt-${crypto.randomUUID()}`

const BOUNDARY = /^[0-9A-Za-z'()+_,\-./:=? ]{0,69}[0-9A-Za-z'()+_,\-./:=?]$/

async function* bodyOf(scanner: MultipartScanner, maxBytes: number): AsyncGenerator<Buffer> {
  let size = 0
  for (;;) {
    const chunk = await scanner.bodyChunk()
    if (!chunk) return
    size += chunk.length
    if (size > maxBytes) throw new MultipartError('part-too-large', `a part is larger than ${maxBytes} bytes`)
    yield chunk
  }
}

function parseHeaders(block: string): Map<string, string> {
  const headers = new Map<string, string>()
  for (const line of block
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .filter(Boolean)) {
    const [, name, value = ''] = /^([\w!#$%&'*+.^`|~-]+)[ \t]*:[ \t]*(.*?)[ \t]*$/.exec(line) ?? []
    if (!name) throw new MultipartError('malformed-headers', 'a header of a part has no name')
    headers.set(name.toLowerCase(), value)
  }
  return headers
}
