import type { StackImage } from './image-source.ts'
import type { ViewerLabel } from './labels.ts'

export type MeasurementKind = 'length' | 'angle' | 'cobb' | 'rectangle' | 'ellipse' | 'probe' | 'arrow'

/** A number with its UCUM unit. */
export type Quantity = { value: number; unit: string }

/** What was measured on one picture. Points are millimetres in the patient (or pixels where the image has no place in the patient). */
export type Measurement = {
  id: string
  kind: MeasurementKind
  seriesUid: string
  instanceUid: string
  frame: number
  points: readonly (readonly [number, number, number])[]
  values: MeasuredValues
  /** What somebody wrote at an arrow. */
  text?: string
}

export type MeasuredValues = Partial<Record<MeasuredProperty, Quantity>>

export type MeasuredProperty = 'length' | 'angle' | 'area' | 'mean' | 'stdDev' | 'min' | 'max' | 'value'

export const VALUE_LABELS: Record<MeasuredProperty, ViewerLabel> = {
  length: 'imaging.viewer.measured.length',
  angle: 'imaging.viewer.measured.angle',
  area: 'imaging.viewer.measured.area',
  mean: 'imaging.viewer.measured.mean',
  stdDev: 'imaging.viewer.measured.std-dev',
  min: 'imaging.viewer.measured.min',
  max: 'imaging.viewer.measured.max',
  value: 'imaging.viewer.measured.value',
}

/** The parts of a Cornerstone annotation that are read here. */
export type AnnotationLike = {
  annotationUID?: string
  data: { handles?: { points?: readonly (readonly number[])[] }; cachedStats?: unknown; label?: unknown }
}

/** The measurement in an annotation, or undefined while Cornerstone has not worked out its values. */
export function measurementOf(
  annotation: AnnotationLike,
  kind: MeasurementKind,
  image: StackImage,
): Measurement | undefined {
  const [stats] = Object.values(
    (annotation.data.cachedStats ?? {}) as Record<string, Record<string, unknown> | undefined>,
  )
  const values = stats ? valuesOf(stats) : {}
  const { label } = annotation.data
  const text = kind === 'arrow' && typeof label === 'string' && label !== '' ? label : undefined
  if (!annotation.annotationUID || (Object.keys(values).length === 0 && text === undefined)) return undefined
  const points = (annotation.data.handles?.points ?? []).map(([x = 0, y = 0, z = 0]) => [x, y, z] as const)
  const { seriesUid, instanceUid, frame } = image
  return {
    id: annotation.annotationUID,
    kind,
    seriesUid,
    instanceUid,
    frame,
    points,
    values,
    ...(text !== undefined && { text }),
  }
}

/** A quantity as it is read: one decimal for what pixels cannot tell finer, units as people write them. */
export function formatQuantity({ value, unit }: Quantity): string {
  const digits = Math.abs(value) >= 100 ? 0 : 1
  return `${value.toFixed(digits)} ${READABLE[unit] ?? unit}`.trim()
}

/** Where each value and its unit stand in Cornerstone's statistics. */
const SOURCES: readonly (readonly [MeasuredProperty, string])[] = [
  ['length', 'unit'],
  ['angle', ''],
  ['area', 'areaUnit'],
  ['mean', 'modalityUnit'],
  ['stdDev', 'modalityUnit'],
  ['min', 'modalityUnit'],
  ['max', 'modalityUnit'],
  ['value', 'modalityUnit'],
]

function valuesOf(stats: Record<string, unknown>): MeasuredValues {
  const entries = SOURCES.flatMap(([property, unitKey]) => {
    const raw = stats[property]
    const value = Array.isArray(raw) ? (raw.length === 1 ? raw[0] : undefined) : raw
    if (typeof value !== 'number' || !Number.isFinite(value)) return []
    return [[property, { value, unit: unitKey === '' ? 'deg' : ucumOf(stats[unitKey]) }] as const]
  })
  return Object.fromEntries(entries)
}

/** Cornerstone's unit, without its remark on the calibration (`mm ERMF`, `cm US Region`), as a UCUM code. */
function ucumOf(unit: unknown): string {
  const [plain = ''] = typeof unit === 'string' ? unit.split(' ') : []
  return UCUM[plain] ?? plain
}

const UCUM: Record<string, string> = { HU: "[hnsf'U]", 'mm²': 'mm2', 'cm²': 'cm2', px: '{pixel}', 'px²': '{pixel}2' }

const READABLE: Record<string, string> = {
  "[hnsf'U]": 'HU',
  deg: '°',
  mm2: 'mm²',
  cm2: 'cm²',
  '{pixel}': 'px',
  '{pixel}2': 'px²',
}
