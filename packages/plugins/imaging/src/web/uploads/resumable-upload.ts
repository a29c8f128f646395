import type { Client } from '@ygt/core'
import type { imaging } from '../../plugin.ts'

type Imaging = Client<(typeof imaging)['api']>
export type UploadView = Extract<Awaited<ReturnType<Imaging['getUpload']>>, { readonly ok: true }>['data']

/** Bytes of one piece: small enough for a slow line to finish, large enough for a fast one to be busy. */
export const pieceSize = 1 << 20

/** Waits between tries while the line is down, in milliseconds; the last one repeats. */
export const linePauses: readonly number[] = [1_000, 2_000, 5_000, 10_000]

export interface Sending {
  readonly client: Imaging
  readonly upload: UploadView
  readonly files: readonly File[]
  readonly signal: AbortSignal
  readonly progress: (received: number) => void
  readonly waiting: (line: 'down' | 'up') => void
  readonly pauses?: readonly number[]
}

/** Sends what the server does not have yet, file by file, piece by piece; goes on where it stopped when the line comes back. */
export async function sendFiles({
  client,
  upload,
  files,
  signal,
  progress,
  waiting,
  pauses = linePauses,
}: Sending): Promise<'sent' | 'cancelled'> {
  let known = upload
  for (const [number, announced] of upload.files.entries()) {
    const file = files.find(({ name, size }) => name === announced.name && size === announced.size) ?? files[number]
    if (!file) continue
    for (let tries = 0; (known.files[number]?.received ?? 0) < announced.size; ) {
      if (signal.aborted) return 'cancelled'
      const offset = known.files[number]?.received ?? 0
      const body = file.slice(offset, Math.min(offset + pieceSize, announced.size))
      try {
        const answer = await client.sendChunk(
          { id: upload.id, number, offset },
          { upload: { type: 'application/octet-stream', body }, signal },
        )
        // after a piece that arrived without our knowing, the server says where to go on
        const view = answer.ok ? answer.data : await viewOf(client, upload.id)
        if (!view) throw new UploadRefused(answer)
        known = view
        tries = 0
        waiting('up')
        progress(known.received)
      } catch (error) {
        if (signal.aborted) return 'cancelled'
        if (error instanceof UploadRefused) throw error
        waiting('down')
        await pause(pauses[Math.min(tries++, pauses.length - 1)] ?? 0)
        known = (await viewOf(client, upload.id).catch(() => undefined)) ?? known
      }
    }
  }
  return 'sent'
}

/** The server will not take it, whatever the line does. */
export class UploadRefused extends Error {
  readonly answer: unknown
  constructor(answer: unknown) {
    super('refused')
    this.answer = answer
  }
}

async function viewOf(client: Imaging, id: string): Promise<UploadView | undefined> {
  const answer = await client.getUpload({ id })
  return answer.ok && !answer.data.completed ? answer.data : undefined
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))
