import type { WritableDataSet } from './part10-writer.ts'

/** A concept name of a content item. */
export function conceptsOf(CodeValue: string, CodingSchemeDesignator: string, CodeMeaning: string): WritableDataSet {
  return { ConceptNameCodeSequence: [{ CodeValue, CodingSchemeDesignator, CodeMeaning }] }
}

/**
 * The concept of a measured value (PS3.16: TID 1419, CID 7469, CID 3488 for derivations). Stored values that are no Hounsfield units have no
 * code in the standard; they carry one of our own scheme.
 */
export function codeOfValue(kind: string, property: string, unit: string): CodedValue {
  const [value, scheme, meaning] =
    NAMES[`${kind}.${property}`] ?? NAMES[property] ?? (unit === HOUNSFIELD ? ATTENUATION : STORED_VALUE)
  const derivation = DERIVATIONS[property]
  const modifier = derivation && {
    RelationshipType: 'HAS CONCEPT MOD',
    ValueType: 'CODE',
    ...conceptsOf('121401', 'DCM', 'Derivation'),
    ConceptCodeSequence: [
      { CodeValue: derivation[0], CodingSchemeDesignator: derivation[1], CodeMeaning: derivation[2] },
    ],
  }
  return { name: conceptsOf(value, scheme, meaning), modifiers: modifier ? [modifier] : [] }
}

export type CodedValue = {
  name: WritableDataSet
  /** Content items that say how it was derived. */
  modifiers: WritableDataSet[]
}

type Code = readonly [value: string, scheme: string, meaning: string]

const HOUNSFIELD = "[hnsf'U]"
const ATTENUATION: Code = ['112031', 'DCM', 'Attenuation Coefficient']
const STORED_VALUE: Code = ['stored-value', '99YGT', 'Stored value']

const NAMES: Readonly<Record<string, Code>> = {
  length: ['410668003', 'SCT', 'Length'],
  angle: ['1483009', 'SCT', 'Angle'],
  'cobb.angle': ['cobb-angle', '99YGT', 'Cobb angle'],
  area: ['42798000', 'SCT', 'Area'],
}

const DERIVATIONS: Readonly<Record<string, Code>> = {
  mean: ['373098007', 'SCT', 'Mean'],
  stdDev: ['386136009', 'SCT', 'Standard Deviation'],
  min: ['255605001', 'SCT', 'Minimum'],
  max: ['56851009', 'SCT', 'Maximum'],
}
