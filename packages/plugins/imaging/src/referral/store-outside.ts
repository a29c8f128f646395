import { createHash } from 'node:crypto'
import { fail } from '@ygt/core'
import { callOutside } from '@ygt/core/blocks/referral-gateway'
import { multipartBody, newBoundary } from '../dicom/multipart.ts'
import { OutsideRefusesImage } from '../imaging-problems.ts'

/** Time in which something has to move, in seconds: lines between hospitals are slow, not silent. */
const patience = 60
const largestAnswer = 2 ** 20
/** Duplicate SOP Instance (PS3.7 annex C.5.10): it is there already, which is what was wanted. */
const duplicate = 0x0111

export interface Destination {
  readonly to: { readonly url: string; readonly token: string }
  readonly uid: string
}

/**
 * Stores one instance at another hospital (STOW-RS, PS3.18 section 10.5), streaming. What is there already counts as arrived, so
 * that an instance whose answer was lost may be sent again.
 */
export async function storeOutside(file: AsyncIterable<Uint8Array>, { to, uid }: Destination) {
  const boundary = newBoundary()
  const hash = createHash('sha256')
  let bytes = 0
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of file) {
      hash.update(chunk)
      bytes += chunk.length
      yield chunk
    }
  }
  const { status, text } = await callOutside(`${to.url.replace(/\/$/, '')}/studies`, {
    method: 'POST',
    token: to.token,
    headers: {
      'content-type': `multipart/related; type="application/dicom"; boundary=${boundary}`,
      accept: 'application/dicom+json',
    },
    body: multipartBody([{ headers: { 'content-type': 'application/dicom' }, body: counted() }], boundary),
    seconds: patience,
    maxBytes: largestAnswer,
  })
  const reason = refusalOf(status, text)
  if (reason !== undefined) fail(OutsideRefusesImage, { uid, reason })
  return { bytes, sha256: hash.digest('hex') }
}

type Stored = Readonly<Record<string, { readonly Value?: readonly Stored[] | readonly number[] }>>

/** Why it was not stored (Failed SOP Sequence, PS3.18 table I.1-1); undefined when it is there. */
function refusalOf(status: number, text: string): string | undefined {
  const failed = itemsOf(text)[0]
  const reason = failed?.['00081197']?.Value?.[0]
  if (reason === duplicate) return undefined
  if (typeof reason === 'number') return `0x${reason.toString(16).toUpperCase().padStart(4, '0')}`
  return failed || status >= 400 ? `HTTP ${status}` : undefined
}

function itemsOf(text: string): readonly Stored[] {
  try {
    const { '00081198': failed } = JSON.parse(text) as Stored
    return (failed?.Value ?? []) as readonly Stored[]
  } catch {
    return []
  }
}
