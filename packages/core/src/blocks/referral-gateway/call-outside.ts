import { Readable } from 'node:stream'
import { fail, ProblemError } from '../../problem/define-problem.ts'
import {
  OutsideFails,
  OutsideRedirects,
  OutsideRefusesUs,
  OutsideSilent,
  OutsideTooLarge,
  OutsideUnreachable,
} from './gateway-problems.ts'

export interface OutsideCall {
  readonly method: 'GET' | 'POST'
  /** Bearer token; none while it is empty. */
  readonly token: string
  readonly headers?: Readonly<Record<string, string>>
  /** A text, or bytes as they come: held in memory chunk by chunk. */
  readonly body?: string | AsyncIterable<Uint8Array>
  /** Given up when nothing moves for so many seconds, in either direction. */
  readonly seconds: number
  /** Largest answer that is read, in bytes. */
  readonly maxBytes: number
}

export interface OutsideAnswer {
  readonly status: number
  readonly text: string
}

/** Statuses by which the other side says that what was sent is at fault; anything else above 399 is tried again. */
const faultOfContent = new Set([400, 409, 410, 412, 413, 415, 422])

/**
 * One HTTP call to another hospital. It goes to the address that the county set and nowhere else: a redirect is a failure, so that
 * neither credentials nor data of residents follow it. Answers with 2xx and with what blames the content; fails otherwise, with a
 * problem that says what to do.
 */
export async function callOutside(address: string, call: OutsideCall): Promise<OutsideAnswer> {
  const { host } = new URL(address)
  const watch = idleWatch(call.seconds)
  try {
    const response = await fetch(address, {
      method: call.method,
      redirect: 'manual',
      signal: watch.signal,
      headers: { ...call.headers, ...(call.token !== '' && { authorization: `Bearer ${call.token}` }) },
      ...bodyOf(call.body, watch.moved),
    })
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel()
      return fail(OutsideRedirects, { host })
    }
    const text = await limitedText(response, call.maxBytes, { host, moved: watch.moved })
    const { status } = response
    if (status < 400 || faultOfContent.has(status)) return { status, text }
    if (status === 401 || status === 403) return fail(OutsideRefusesUs, { host, status })
    return fail(OutsideFails, { host, status, text: text.slice(0, 200) })
  } catch (error) {
    if (error instanceof ProblemError) throw error
    if (watch.signal.aborted) return fail(OutsideSilent, { host, seconds: call.seconds })
    return fail(OutsideUnreachable, { host, reason: reasonOf(error) })
  } finally {
    watch.end()
  }
}

function idleWatch(seconds: number) {
  const controller = new AbortController()
  const start = () => setTimeout(() => controller.abort(), seconds * 1000)
  let timer = start()
  const end = () => clearTimeout(timer)
  const moved = () => {
    end()
    timer = start()
  }
  return { signal: controller.signal, moved, end }
}

function bodyOf(body: OutsideCall['body'], moved: () => void): RequestInit {
  if (body === undefined || typeof body === 'string') return body === undefined ? {} : { body }
  async function* watched(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      moved()
      yield chunk
    }
  }
  // a body that streams needs to say so: its answer comes after it
  return { body: Readable.toWeb(Readable.from(watched(body))) as never, duplex: 'half' } as RequestInit
}

async function limitedText(
  response: Response,
  limit: number,
  { host, moved }: { readonly host: string; readonly moved: () => void },
): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    moved()
    size += chunk.length
    if (size > limit) return fail(OutsideTooLarge, { host, limit })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** `ECONNREFUSED` and its like; `fetch` hides them behind “fetch failed”. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error & { cause?: { readonly code?: string; readonly message?: string } }
  return cause?.code ?? cause?.message ?? message
}
