import { describe, expect, test } from 'vitest'
import { checkIdentifier, findIdentifierKind, identifierSystem } from '../../../src/blocks/patient-index/identifier.ts'
import { type IdentifierKindId, identifierKinds } from '../../../src/blocks/patient-index/identifier-kinds.ts'

const today = '2026-11-24'

function kind(id: string) {
  const found = findIdentifierKind(id)
  if (!found) throw new Error(`no kind ${id}`)
  return found
}

const accepted: readonly [IdentifierKindId, string, string][] = [
  ['citizen-number', '11010519491231002x', '11010519491231002X'],
  ['passport', 'e12345678', 'E12345678'],
  ['passport', 'EA1234567', 'EA1234567'],
  ['passport', 'K 1234-567', 'K1234567'],
  ['mainland-travel-permit-hk', 'H12345678', 'H12345678'],
  ['mainland-travel-permit-hk', 'h1234567801', 'H12345678'],
  ['mainland-travel-permit-mo', 'M1234567800', 'M12345678'],
  ['mainland-travel-permit-tw', '12345678', '12345678'],
  ['mainland-travel-permit-tw', '1234567801(B)', '12345678'],
  ['mainland-travel-permit-tw', '1234567801', '12345678'],
  ['foreign-permanent-residence-permit', 'CAN110108600101', 'CAN110108600101'],
  ['foreign-permanent-residence-permit', '93312419900101004X', '93312419900101004X'],
  ['birth-certificate', 'u330000001', 'U330000001'],
  ['health-card', 'A1234567', 'A1234567'],
  ['health-card', '0123456789abcdef'.repeat(4), '0123456789ABCDEF'.repeat(4)],
  ['medical-record-number', '000123', '000123'],
  ['medical-record-number', 'zy-2026-0001', 'ZY20260001'],
]

const refused: readonly [IdentifierKindId, string, string][] = [
  ['citizen-number', '110105194912310021', 'check-character'],
  ['citizen-number', '330102202702300018', 'birth-date'],
  ['citizen-number', '1234', 'length'],
  ['passport', 'E123', 'format'],
  ['passport', 'E123456789', 'format'],
  ['passport', '护照1234', 'format'],
  ['mainland-travel-permit-hk', 'M12345678', 'format'],
  ['mainland-travel-permit-hk', 'H123456780', 'format'],
  ['mainland-travel-permit-mo', 'H12345678', 'format'],
  ['mainland-travel-permit-tw', '1234567', 'format'],
  ['foreign-permanent-residence-permit', '83312419900101004X', 'format'],
  ['foreign-permanent-residence-permit', '933124199001010040', 'check-character'],
  ['birth-certificate', '3300000001', 'format'],
  ['birth-certificate', 'U33000001', 'format'],
  ['health-card', '1234567', 'format'],
  ['medical-record-number', '号12', 'format'],
]

describe('identifier kinds', () => {
  test('are told apart by id and by system', () => {
    expect(new Set(identifierKinds.map(({ id }) => id)).size).toBe(9)
    expect(new Set(identifierKinds.map(({ system }) => system)).size).toBe(9)
    expect(findIdentifierKind('phone')).toBeUndefined()
  })

  test.each(accepted)('%s accepts %j', (id, text, value) => {
    expect(checkIdentifier(kind(id), text, { today })).toEqual({ valid: true, value })
  })

  test.each(refused)('%s refuses %j: %s', (id, text, reason) => {
    expect(checkIdentifier(kind(id), text, { today })).toEqual({ valid: false, reason })
  })

  test.each(identifierKinds.map(({ id }) => id))('%s is not nothing', (id) => {
    for (const text of ['', ' ', ' - ', '\u200b']) {
      expect(checkIdentifier(kind(id), text, { today })).toEqual({ valid: false, reason: 'empty' })
    }
  })

  test('keep the stored form as it is', () => {
    for (const [id, , value] of accepted) {
      expect(checkIdentifier(kind(id), value, { today })).toEqual({ valid: true, value })
    }
  })
})

describe('the system of an identifier', () => {
  test('is one for the country, or one for each issuer', () => {
    expect(identifierSystem(kind('citizen-number'))).toBe('urn:oid:2.16.156.10011.1.3')
    expect(identifierSystem(kind('passport'), 'CHN')).toBe('http://hl7.org/fhir/sid/passport-CHN')
    expect(identifierSystem(kind('medical-record-number'), 'county-hospital')).toBe(
      'urn:ygt:identifier:medical-record-number:county-hospital',
    )
  })

  test('needs an issuer where one kind has many', () => {
    for (const { id, issuer } of identifierKinds.filter((each) => each.issuer !== 'country')) {
      expect(issuer).toMatch(/^(state|organization)$/)
      expect(() => identifierSystem(kind(id))).toThrow(RangeError)
    }
  })
})
