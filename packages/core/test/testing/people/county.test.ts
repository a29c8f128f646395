import { describe, expect, test } from 'vitest'
import {
  consortium,
  leadHospital,
  organizations,
  subCentre,
  townshipCentres,
  villageClinics,
} from '../../../src/testing/people/county.ts'
import { departments } from '../../../src/testing/people/departments.ts'

const byId = new Map(organizations.map((each) => [each.id, each]))

describe('the fictional county', () => {
  test('is one consortium with two hospitals, four townships and twelve villages', () => {
    expect(organizations.map(({ kind }) => kind).sort()).toEqual([
      'county-consortium',
      'lead-hospital',
      'sub-centre',
      ...Array.from({ length: 4 }, () => 'township-centre'),
      ...Array.from({ length: 12 }, () => 'village-clinic'),
    ])
    expect([...townshipCentres]).toEqual(
      organizations.filter((each) => each.kind === 'township-centre').map(({ id }) => id),
    )
  })

  test('is a tree: every institution stands after the one it belongs to', () => {
    const [root, ...others] = organizations
    expect(root).toMatchObject({ id: consortium, parent: null })
    const seen = new Set([consortium])
    for (const { id, parent } of others) {
      expect(seen).toContain(parent)
      expect(seen).not.toContain(id)
      seen.add(id)
    }
  })

  test('has villages below townships, two townships below each hospital', () => {
    for (const clinic of villageClinics) {
      const centre = byId.get(clinic.parent ?? '')
      expect(centre?.kind).toBe('township-centre')
      expect(clinic.town).toBe(centre?.town)
      expect(clinic.village).toBeTruthy()
    }
    const parents = townshipCentres.map((id) => byId.get(id)?.parent)
    expect(parents).toEqual([leadHospital, leadHospital, subCentre, subCentre])
  })

  test('says every name in both languages, and none twice', () => {
    for (const { zh, en } of [...organizations, ...departments]) {
      expect(zh).toMatch(/^\p{Script=Han}+$/u)
      expect(en).toMatch(/^[A-Z][\w' ]+$/)
    }
    expect(new Set(organizations.map(({ zh }) => zh)).size).toBe(organizations.length)
    expect(new Set(organizations.map(({ en }) => en)).size).toBe(organizations.length)
  })

  test('has departments with ids of their own, in institutions that exist', () => {
    expect(new Set(departments.map(({ id }) => id)).size).toBe(departments.length)
    for (const { id, organization, kind } of departments) {
      expect(byId.has(organization)).toBe(true)
      expect(id).toBe(`${organization}.${kind}`)
    }
    const withImaging = departments.filter(({ kind }) => kind === 'radiology').map(({ organization }) => organization)
    expect(withImaging).toEqual([leadHospital, subCentre, ...townshipCentres].sort((a, b) => order(a) - order(b)))
  })
})

function order(id: string): number {
  return organizations.findIndex((each) => each.id === id)
}
