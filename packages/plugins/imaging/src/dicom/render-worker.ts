import { parentPort } from 'node:worker_threads'
import dcmjsImaging from 'dcmjs-imaging'
import { previewPng } from './preview-png.ts'

/** Decodes and draws one frame at a time; `render-frame.ts` feeds it. Runs in a worker thread so that a bad file cannot stop the server. */

export type RenderJob = {
  transferSyntaxUid: string
  elements: Record<string, unknown>
  window?: { center: number; width: number }
  maxSize?: number
}

export type RenderReply =
  | { ok: true; png: Uint8Array; width: number; height: number; window?: { center: number; width: number } }
  | { ok: false; detail: string }

const { DicomImage, NativePixelDecoder, WindowLevel } = dcmjsImaging
const decoder = NativePixelDecoder.initializeAsync()

parentPort?.on('message', (job: RenderJob) => {
  decoder
    .then(() => render(job))
    .catch(
      (error: unknown): RenderReply => ({ ok: false, detail: error instanceof Error ? error.message : String(error) }),
    )
    .then(
      (reply) => parentPort?.postMessage(reply),
      () => process.exit(1),
    )
})

function render({ transferSyntaxUid, elements, window, maxSize }: RenderJob): RenderReply {
  const image = new DicomImage(elements, transferSyntaxUid)
  const drawn = image.render({
    frame: 0,
    renderOverlays: false,
    ...(window && { windowLevel: new WindowLevel(window.width, window.center) }),
  })
  const { width, height } = drawn
  const png = previewPng({ width, height, rgba: new Uint8Array(drawn.pixels) }, maxSize)
  const used = drawn.windowLevel && { center: drawn.windowLevel.getLevel(), width: drawn.windowLevel.getWindow() }
  return { ok: true, png, width, height, ...(used && { window: used }) }
}
