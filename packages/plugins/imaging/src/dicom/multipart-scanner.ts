export type MultipartErrorReason =
  | 'not-multipart'
  | 'no-boundary'
  | 'truncated'
  | 'malformed-headers'
  | 'headers-too-large'
  | 'part-too-large'
  | 'too-many-parts'

export class MultipartError extends Error {
  override name = 'MultipartError'
  readonly reason: MultipartErrorReason
  constructor(reason: MultipartErrorReason, detail: string) {
    super(detail)
    this.reason = reason
  }
}

/**
 * Finds the delimiters in a stream of chunks and tells content from what lies between delimiters.
 * It begins as if a line break came before the stream, so that the first delimiter is like all others.
 */
export class MultipartScanner {
  /** Delimiters that opened a part so far. */
  parts = 0
  #state: 'body' | 'part' | 'end' = 'body'
  #buffer: Buffer = Buffer.from('\r\n')
  /** Bytes at the front of the buffer that may begin a delimiter but are no content. */
  #lead = 2
  readonly #delimiter: Buffer
  readonly #chunks: AsyncIterator<Uint8Array>

  constructor(source: AsyncIterable<Uint8Array>, boundary: string) {
    this.#delimiter = Buffer.from(`\r\n--${boundary}`)
    this.#chunks = source[Symbol.asyncIterator]()
  }

  /** Reads to the next delimiter and says whether a part follows it; what follows the last one is read and dropped. */
  async skipBody(): Promise<'part' | 'end'> {
    while (await this.bodyChunk()) {}
    if (this.#state === 'part') return 'part'
    do this.#buffer = EMPTY
    while (await this.#more())
    return 'end'
  }

  /** The header lines of the part that begins here; its body follows. */
  async headerBlock(maxBytes: number): Promise<string> {
    for (;;) {
      const end = this.#buffer.indexOf('\r\n\r\n')
      if ((end < 0 ? this.#buffer.length : end) > maxBytes)
        throw new MultipartError('headers-too-large', `the headers of a part exceed ${maxBytes} bytes`)
      if (end >= 0) {
        const block = this.#buffer.toString('latin1', 2, Math.max(2, end))
        // The line break before the body stays: in a part without a body it belongs to the next delimiter.
        this.#buffer = this.#buffer.subarray(end + 2)
        this.#lead = 2
        this.#state = 'body'
        return block
      }
      await this.#require()
    }
  }

  /** The next bytes of the body, or undefined when it is over. */
  async bodyChunk(): Promise<Buffer | undefined> {
    while (this.#state === 'body') {
      const at = this.#buffer.indexOf(this.#delimiter)
      const kind = at < 0 ? 'none' : this.#kindOfDelimiter(at)
      const safe = kind === 'none' ? this.#buffer.length - this.#delimiter.length + 1 : kind === 'content' ? at + 1 : at
      const chunk = this.#take(Math.max(0, safe))
      if (chunk.length > 0) return chunk
      if (kind === 'part' || kind === 'end') this.#pass(kind)
      else if (kind !== 'content') await this.#require()
    }
    return undefined
  }

  /** Lets go of the source. */
  async close(): Promise<void> {
    await this.#chunks.return?.()
  }

  #take(end: number): Buffer {
    const from = Math.min(this.#lead, end)
    const chunk = this.#buffer.subarray(from, end)
    this.#lead -= from
    this.#buffer = this.#buffer.subarray(end)
    return chunk
  }

  /** What stands behind the delimiter at `at`: padding and a line break, two dashes, more text, or not yet enough to tell. */
  #kindOfDelimiter(at: number): 'part' | 'end' | 'content' | 'unknown' {
    const start = at + this.#delimiter.length
    const tail = this.#buffer.toString('latin1', start, start + MAX_PADDING)
    if (tail.startsWith('--')) return 'end'
    if (/^[ \t]*\r\n/.test(tail)) return 'part'
    return tail.length < MAX_PADDING && /^(-|[ \t]*\r?)$/.test(tail) ? 'unknown' : 'content'
  }

  /** Goes behind the delimiter that the buffer begins with; the line break that ends it stays for the headers. */
  #pass(kind: 'part' | 'end'): void {
    this.#state = kind
    if (kind === 'part') this.parts++
    const line = this.#delimiter.length
    this.#buffer = this.#buffer.subarray(kind === 'part' ? this.#buffer.indexOf('\r\n', line) : line)
  }

  async #require(): Promise<void> {
    if (!(await this.#more())) throw new MultipartError('truncated', 'the body ends before its closing delimiter')
  }

  async #more(): Promise<boolean> {
    const { done, value } = await this.#chunks.next()
    if (done) return false
    this.#buffer = Buffer.concat([this.#buffer, value])
    return true
  }
}

const EMPTY = Buffer.alloc(0)
/** White space behind a boundary that is still taken for padding. */
const MAX_PADDING = 64
