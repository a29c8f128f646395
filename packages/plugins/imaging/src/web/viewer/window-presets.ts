import type { ViewerLabel } from './labels.ts'

/** Window centre and width in the units of the image after rescale: Hounsfield units for CT. */
export type ImageWindow = { center: number; width: number }

export type WindowPreset = ImageWindow & { label: ViewerLabel }

/**
 * Windows to choose from by modality. CT: the values that Radiopaedia lists in "Windowing (CT)" (Murphy A, Baba Y et al.,
 * rID-52108): brain 80/40, subdural 130–300/50–100 (215/75 is the middle), stroke 40/40, temporal bones 2800/600, lungs 1500/−600,
 * mediastinum 350/50, abdomen soft tissues 400/50, liver 150/30, bone 1800/400. Other modalities have no fixed scale and are shown with the
 * windows that their files bring.
 */
export const WINDOW_PRESETS: Readonly<Record<string, readonly WindowPreset[]>> = {
  CT: [
    { label: 'imaging.viewer.preset.abdomen', width: 400, center: 50 },
    { label: 'imaging.viewer.preset.lung', width: 1500, center: -600 },
    { label: 'imaging.viewer.preset.mediastinum', width: 350, center: 50 },
    { label: 'imaging.viewer.preset.bone', width: 1800, center: 400 },
    { label: 'imaging.viewer.preset.brain', width: 80, center: 40 },
    { label: 'imaging.viewer.preset.subdural', width: 215, center: 75 },
    { label: 'imaging.viewer.preset.stroke', width: 40, center: 40 },
    { label: 'imaging.viewer.preset.temporal-bone', width: 2800, center: 600 },
    { label: 'imaging.viewer.preset.liver', width: 150, center: 30 },
  ],
}

/** The lowest and highest value that a window distinguishes (PS3.3 C.11.2.1.2, linear). */
export const rangeOf = ({ center, width }: ImageWindow): { lower: number; upper: number } => ({
  lower: center - 0.5 - (width - 1) / 2,
  upper: center - 0.5 + (width - 1) / 2,
})

/** The window whose range this is. */
export const windowOf = ({ lower, upper }: { lower: number; upper: number }): ImageWindow => ({
  center: (lower + upper) / 2 + 0.5,
  width: upper - lower + 1,
})

/** The windows that a file brings: centres and widths in pairs, widths below 1 are no windows. */
export function fileWindows(centers: unknown, widths: unknown): ImageWindow[] {
  const list = (value: unknown): number[] => (Array.isArray(value) ? value : [value]).map(Number)
  const [first, second] = [list(centers), list(widths)]
  return first
    .map((center, index) => ({ center, width: second[index] ?? Number.NaN }))
    .filter(({ center, width }) => Number.isFinite(center) && width >= 1)
}
