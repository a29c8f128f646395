import { Worker } from 'node:worker_threads'
import { type ImageElementsFailure, imageElements } from './image-elements.ts'
import { type DicomFailureReason, type DicomInstance, readDicom } from './part10.ts'
import { PREVIEW_LABEL } from './preview-png.ts'
import type { RenderJob, RenderReply } from './render-worker.ts'

export type RenderOptions = {
  /** Counted from 1. */
  frame?: number
  /** In the units of the image after its rescale (Hounsfield units for CT); the file's own window, else all values, when absent. */
  window?: { center: number; width: number }
  /** Longest side of the picture, pixels. */
  maxSize?: number
}

/** `width` and `height` are those of the frame (corrected for pixels that are not square), `window` is the one that was used. */
export type Rendering =
  | {
      ok: true
      png: Buffer
      width: number
      height: number
      window?: { center: number; width: number }
      label: typeof PREVIEW_LABEL
    }
  | {
      ok: false
      reason: DicomFailureReason | ImageElementsFailure['reason'] | 'decoding-failed' | 'timed-out' | 'busy' | 'closed'
      detail?: string
    }

/** Draws frames in a worker thread, one after the other. */
export type FrameRenderer = {
  render(file: Uint8Array | DicomInstance, options?: RenderOptions): Promise<Rendering>
  close(): Promise<void>
}

/**
 * A renderer with its own worker, started when it is first needed and again after a time-out or a crash. Never rejects.
 * @param timeoutMs longest time for one frame, milliseconds
 * @param maxWaiting jobs that may wait; more are answered `busy`
 */
export function createFrameRenderer({ timeoutMs = 20_000, maxWaiting = 100 } = {}): FrameRenderer {
  let worker: Worker | undefined
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let closed = false

  async function run(job: RenderJob): Promise<Rendering> {
    if (closed) return { ok: false, reason: 'closed' }
    worker ??= startWorker()
    const outcome = await askWorker(worker, job, timeoutMs)
    if (outcome === 'timed-out' || outcome === 'crashed') {
      const broken = worker
      worker = undefined
      await broken.terminate()
      return { ok: false, reason: outcome === 'timed-out' ? 'timed-out' : 'decoding-failed' }
    }
    if (!outcome.ok) return { ok: false, reason: 'decoding-failed', detail: outcome.detail }
    const { png, ...facts } = outcome
    return { ...facts, png: Buffer.from(png.buffer, png.byteOffset, png.byteLength), label: PREVIEW_LABEL }
  }

  return {
    async render(file, { frame = 1, ...options } = {}) {
      const reading = file instanceof Uint8Array ? readDicom(file) : ({ ok: true, instance: file } as const)
      if (!reading.ok) return { ok: false, reason: reading.reason, detail: reading.detail }
      const image = imageElements(reading.instance, frame)
      if (!image.ok) return image
      if (waiting >= maxWaiting) return { ok: false, reason: 'busy' }
      waiting++
      const { transferSyntaxUid, elements } = image
      const result = last.then(() => run({ transferSyntaxUid, elements, ...options }))
      last = result
      return result.finally(() => waiting--)
    },
    async close() {
      closed = true
      await worker?.terminate()
      worker = undefined
    },
  }
}

/** One frame as PNG with a worker of its own; for many frames keep a renderer. */
export async function renderFrame(file: Uint8Array, options: RenderOptions = {}): Promise<Rendering> {
  const renderer = createFrameRenderer()
  try {
    return await renderer.render(file, options)
  } finally {
    await renderer.close()
  }
}

/** The worker's file has the ending of this one: `.ts` in a checkout, `.js` when built. It does not keep the process alive. */
function startWorker(): Worker {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const worker = new Worker(new URL(`./render-worker.${ending}`, import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
    stdout: true,
    stderr: true,
  })
  worker.on('error', () => {})
  worker.unref()
  return worker
}

async function askWorker(
  worker: Worker,
  job: RenderJob,
  timeoutMs: number,
): Promise<RenderReply | 'timed-out' | 'crashed'> {
  const { promise, resolve } = Promise.withResolvers<RenderReply | 'timed-out' | 'crashed'>()
  const timer = setTimeout(() => resolve('timed-out'), timeoutMs)
  const crashed = (): void => resolve('crashed')
  worker.once('message', resolve).once('exit', crashed)
  worker.ref()
  worker.postMessage(job)
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    worker.off('message', resolve).off('exit', crashed)
    worker.unref()
  }
}
