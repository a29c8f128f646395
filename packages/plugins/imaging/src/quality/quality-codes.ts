import { defineCodes } from '@ygt/core'

/** 甲、乙、丙、废: how good a study is to read. */
export const ImageGrade = defineCodes({
  system: 'urn:ygt:image-grade',
  labels: 'imaging.quality.grade',
  values: ['A', 'B', 'C', 'reject'],
})

/** Why a study is not an A: code list of the county, named after what goes wrong at the device. */
export const GradeReason = defineCodes({
  system: 'urn:ygt:image-grade-reason',
  labels: 'imaging.quality.reason',
  values: [
    'positioning',
    'under-exposure',
    'over-exposure',
    'motion',
    'artefact',
    'foreign-body',
    'labelling',
    'range',
    'collimation',
    'noise',
    'contrast-phase',
    'wrong-patient',
    'other',
  ],
})

/** Reasons that make no sense for a modality are not offered. */
const onlyFor: Readonly<Record<string, readonly string[]>> = {
  'under-exposure': ['DX', 'CR', 'MG', 'RF'],
  'over-exposure': ['DX', 'CR', 'MG', 'RF'],
  collimation: ['DX', 'CR', 'MG', 'RF'],
  'contrast-phase': ['CT', 'MR', 'XA'],
  noise: ['CT', 'MR', 'US', 'PT'],
}

/** Reasons that can be given for a study with these modalities. */
export function reasonsFor(modalities: readonly string[]): string[] {
  return GradeReason.values.filter((code) => onlyFor[code]?.some((m) => modalities.includes(m)) ?? true)
}

/** Does the report agree with the images (诊断与影像符合)? Said by whoever reviews. */
export const agreements = ['agree', 'partly', 'disagree'] as const

/** `error`: cannot be read or belongs to nobody for sure; `warning`: worse than it should be; `info`: worth knowing. */
export const severities = ['error', 'warning', 'info'] as const
export type Severity = (typeof severities)[number]
