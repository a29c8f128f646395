import { createFrameRenderer } from '../dicom/render-frame.ts'

/** One worker for the process: it is started at the first preview and does not keep the process alive. */
export const renderer = createFrameRenderer()
