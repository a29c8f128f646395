import {
  Enums,
  getRenderingCapabilities,
  RenderingEngine,
  StackViewport,
  setUseCPURendering,
  type Types,
} from '@cornerstonejs/core'

/**
 * A stack that the program draws itself. Where the browser has no graphics card it only imitates one, which takes about twice as long for each picture.
 * Cornerstone has this choice for the whole page; here it is one of each viewport, because volumes cannot do without the card.
 */
export class ProcessorStackViewport extends StackViewport {
  static override get useCustomRenderingPipeline(): boolean {
    return true
  }
}

export const PROCESSOR_STACK = 'ygtProcessorStack'

/** Whether stacks are better drawn by the program itself on this machine. */
export function drawsWithoutCard(): boolean {
  const { webgl, softwareRasterizer } = getRenderingCapabilities()
  return !webgl || softwareRasterizer
}

/** An engine with one stack, drawn as asked; Cornerstone decides it while it makes the two. */
export function enableStack(
  engineId: string,
  input: Omit<Types.PublicViewportInput, 'type'>,
  card: boolean,
): RenderingEngine {
  if (!card) setUseCPURendering(true, false)
  try {
    const engine = new RenderingEngine(engineId)
    const type = card ? Enums.ViewportType.STACK : (PROCESSOR_STACK as Types.PublicViewportInput['type'])
    engine.enableElement({ ...input, type })
    return engine
  } finally {
    setUseCPURendering(!getRenderingCapabilities().webgl, false)
  }
}

/**
 * Whether the program must leave a picture to the card. Values that are no whole numbers (PET, some MR) it would round in place,
 * and everything that is measured on them would be wrong.
 */
export function needsCard(picture: Types.IImage): boolean {
  return picture.getPixelData() instanceof Float32Array
}

/**
 * Takes a window over from picture to picture. Drawn by the program a stack keeps the window of the first picture, but tells that of the file; here it
 * does as on a card: what somebody set stays, otherwise each picture has its own.
 */
export function keepWindow(viewport: Types.IStackViewport, chosen: Types.VOIRange | undefined): void {
  const voiRange = chosen ?? viewport.getProperties().voiRange
  if (voiRange && !viewport.getCornerstoneImage()?.color) viewport.setProperties({ voiRange }, true)
}
