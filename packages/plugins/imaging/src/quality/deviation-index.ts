/**
 * Deviation index of a radiograph (IEC 62494-1:2008): 10 · log₁₀(EI ÷ EI_T). 0 is as intended, + 3 about twice as much, − 3 about half.
 * `null` where one of them is missing or not positive.
 */
export function deviationIndex(exposureIndex: number | null, target: number | null): number | null {
  if (!exposureIndex || !target || exposureIndex <= 0 || target <= 0) return null
  return 10 * Math.log10(exposureIndex / target)
}
