import { deviationIndex } from './deviation-index.ts'
import type { ImageFacts } from './image-facts.ts'
import type { Severity } from './quality-codes.ts'
import type { QualityThresholds } from './quality-thresholds.ts'
import { identityAttributes, pairedBodyParts, requiredAttributes } from './required-attributes.ts'

/** What a rule found; `words` fill the sentence `imaging.quality.rule.<rule>`. */
export interface Finding {
  readonly rule: string
  readonly severity: Severity
  readonly words: Readonly<Record<string, string | number>>
}

type Rule = (image: ImageFacts, limits: QualityThresholds) => Finding | undefined

const radiographs = ['DX', 'CR', 'MG', 'RF']
const percent = (share: number) => Math.round(share * 100)
const found = (rule: string, severity: Severity, words: Finding['words'] = {}): Finding => ({ rule, severity, words })

/** Rules about one image, each for itself. */
export const imageRules: readonly Rule[] = [
  (image) => {
    const missing = (requiredAttributes[image.sopClassUid] ?? []).filter((keyword) => !image.has(keyword))
    return missing.length > 0 ? found('missing-attributes', 'warning', { attributes: missing.join(', ') }) : undefined
  },
  (image) => {
    const missing = identityAttributes.filter((keyword) => !image.has(keyword))
    return missing.length > 0 ? found('incomplete-identity', 'error', { attributes: missing.join(', ') }) : undefined
  },
  ({ bodyPart, laterality }) =>
    pairedBodyParts.has(bodyPart) && !['L', 'R', 'B'].includes(laterality)
      ? found('laterality-missing', 'error', { bodyPart })
      : undefined,
  ({ exposureIndex, targetExposureIndex }, limits) => {
    const index = deviationIndex(exposureIndex, targetExposureIndex)
    if (index === null || Math.abs(index) <= limits.deviationWarning) return undefined
    const severity = Math.abs(index) > limits.deviationError ? 'error' : 'warning'
    return found(index > 0 ? 'over-exposed' : 'under-exposed', severity, { index: Number(index.toFixed(1)) })
  },
  ({ modality, pixels }, { clippedRadiograph, clippedCt }) => {
    if (!pixels) return undefined
    // air and what lies outside the field of a CT is at the lower end by itself
    const share = modality === 'CT' ? pixels.highest : Math.max(pixels.lowest, pixels.highest)
    const most = modality === 'CT' ? clippedCt : radiographs.includes(modality) ? clippedRadiograph : 1
    return share > most ? found('clipped', 'warning', { percent: percent(share) }) : undefined
  },
  ({ pixels }, { noise }) =>
    pixels?.noise && pixels.noise > noise
      ? found('noisy', 'warning', { noise: Number(pixels.noise.toFixed(1)), limit: noise })
      : undefined,
  ({ pixels, windows }, { inWindow }) => {
    if (!pixels || windows.length === 0) return undefined
    const best = Math.max(...windows.map(([centre, width]) => (width < 1 ? 0 : pixels.inWindow(centre, width))))
    return best < inWindow ? found('window', 'warning', { percent: percent(best) }) : undefined
  },
  ({ pixels }, { spread }) => (pixels && pixels.spread < spread ? found('empty', 'error') : undefined),
  ({ modality, pixels }, { blankEdges }) =>
    pixels && radiographs.includes(modality) && pixels.blank > blankEdges && pixels.blank < 1
      ? found('blank-edges', 'warning', { percent: percent(pixels.blank) })
      : undefined,
]
