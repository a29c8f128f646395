import { describe, expect, it } from 'vitest'
import { sexes } from '../../../src/blocks/patient-index/contract.ts'
import { duplicateRules, EthnicGroup, identifierKinds, patient } from '../../../src/blocks/patient-index/index.ts'
import { identifierFaults, phoneFaults } from '../../../src/blocks/patient-index/patient-problems.ts'
import { coreHome } from '../../../src/kernel/built-in.ts'
import { localeFile } from '../../../src/kernel/labels.ts'

const keys = [
  ...Object.keys(patient.fields).map((name) => `patients.patient.${name}`),
  ...sexes.map((sex) => `patients.patient.sex.${sex}`),
  ...EthnicGroup.values.map((code) => `${EthnicGroup.labels}.${code}`),
  ...identifierKinds.map(({ id }) => `patient-index.identifier.${id}`),
  ...duplicateRules.map(({ id }) => `patient-index.duplicate.${id}`),
  ...['certain', 'likely', 'possible'].map((level) => `patient-index.level.${level}`),
  ...Object.keys(identifierFaults).map((reason) => `patient-index.identifier.${reason}`),
  ...Object.keys(phoneFaults).map((reason) => `patient-index.phone.${reason}`),
]

describe.each(['zh', 'en'] as const)('labels of residents in %s', (language) => {
  const labels = localeFile(coreHome, language)
  it('exist for every key that a page needs', () => {
    expect(keys.filter((key) => !labels[key])).toEqual([])
  })
})

it('there are 56 ethnic groups, and two codes for those who are in none', () => {
  expect(EthnicGroup.values).toHaveLength(58)
  expect(localeFile(coreHome, 'zh')['patients.ethnic-group.22']).toBe('畲族')
  expect(localeFile(coreHome, 'en')['patients.ethnic-group.56']).toBe('Jino')
})
