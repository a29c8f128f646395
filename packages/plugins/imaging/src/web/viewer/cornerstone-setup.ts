import { cache, init as initCore, metaData, registerViewportType } from '@cornerstonejs/core'
import { init as initLoader, wadouri } from '@cornerstonejs/dicom-image-loader'
import { addTool, init as initTools } from '@cornerstonejs/tools'
import { imageHeaders } from './image-pass.ts'
import { PROCESSOR_STACK, ProcessorStackViewport } from './processor-stack.ts'
import { guardPlane, type ImagePlane } from './spacing-guard.ts'
import { TOOL_CLASSES } from './viewer-tools.ts'

/** Decoded pictures kept in memory, bytes: enough for a long CT series, little enough for a clinic's laptop. */
const CACHE_BYTES = 768 * 2 ** 20

/**
 * Starts Cornerstone, which is one for the whole page, the first time it is needed.
 * Headers are read with dicom-parser and not with dcmjs, Cornerstone's other choice: dcmjs refuses files whose character set is ISO 2022 IR 58.
 */
export function prepareCornerstone(): void {
  if (prepared) return
  prepared = true
  // A viewer draws one picture at a time, and browsers give a page about sixteen contexts altogether.
  initCore({ rendering: { webGlContextCount: 1 }, debug: {} })
  initTools()
  initLoader({ maxWebWorkers: 2, useLegacyMetadataProvider: true, beforeSend: imageHeaders })
  cache.setMaxCacheSize(CACHE_BYTES)
  registerViewportType({ type: PROCESSOR_STACK, ViewportClass: ProcessorStackViewport })
  metaData.addProvider(answerPlane, AHEAD_OF_LOADER)
  for (const tool of TOOL_CLASSES) addTool(tool)
}

let prepared = false

const AHEAD_OF_LOADER = 10_000

function answerPlane(type: string, imageId: unknown): ImagePlane | undefined {
  if (type !== 'imagePlaneModule' || typeof imageId !== 'string' || !imageId.startsWith('wadouri:')) return undefined
  const plane = wadouri.metaData.metaDataProvider(type, imageId) as ImagePlane | undefined
  return plane && guardPlane(plane)
}
