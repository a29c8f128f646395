import { afterAll, beforeAll } from 'vitest'
import { composeCitizenNumber } from '../../../src/blocks/patient-index/citizen-number.ts'
import { patientsPlugin } from '../../../src/blocks/patient-index/index.ts'
import type { SignedIn } from '../../../src/testing/signed-in.ts'
import { startTestCounty, type TestCounty } from '../../../src/testing/start-test-county.ts'

/** A county with the residents of the cast, and the people whom the tests of the block act through. */
export interface ResidentsCounty {
  county: TestCounty
  /** County hospital: Qinghe and Heting are below it. */
  registrar: SignedIn
  /** Qinghe. */
  townRegistrar: SignedIn
  /** Daoxiang, a village of Qinghe. */
  villageDoctor: SignedIn
  /** Doctor at Songyue, of the other branch. */
  stranger: SignedIn
  /** What the audit says of a resident. */
  auditOf(id: string): Promise<{ action: string; actor: string; detail: any }[]>
}

/** Starts the county before the tests of the suite and stops it after them. */
export function withResidents(database: 'sqlite' | 'postgres'): ResidentsCounty {
  const given = {} as ResidentsCounty
  beforeAll(async () => {
    const county = await startTestCounty({ database, residents: true })
    const [registrar, townRegistrar, villageDoctor, stranger] = (await Promise.all(
      ['zhulin', 'maxiaolan', 'hedayong', 'xiefang'].map((account) => county.as(account)),
    )) as [SignedIn, SignedIn, SignedIn, SignedIn]
    const auditOf = async (id: string) => {
      await county.settle()
      const auditor = await county.as('xuzheng')
      return (await auditor.ok(auditor.core.audit({ patient: id, limit: 200 }))).items as any[]
    }
    Object.assign(given, { county, registrar, townRegistrar, villageDoctor, stranger, auditOf })
  })
  afterAll(() => given.county?.stop())
  return given
}

export const of = (person: SignedIn) => person.client(patientsPlugin)

export const numberOf = (birthDate: string, sequence: number) =>
  composeCitizenNumber({ division: '339921', birthDate, sequence })
