import { describe, expect, it } from 'vitest'
import { type CriticalValueCard, CriticalValues } from '../../src/blocks/critical-values/contract.ts'
import { criticalValueLaws } from '../../src/blocks/critical-values/laws.ts'
import { type PatientCard, PatientIndex } from '../../src/blocks/patient-index/contract.ts'
import { patientLaws } from '../../src/blocks/patient-index/laws.ts'
import { everyLaw, runLaws } from '../../src/conformance/index.ts'
import { Directory, definePlugin, type Port, servePlugin } from '../../src/index.ts'
import { directoryLaws } from '../../src/organization/directory-laws.ts'
import { everyCastResident } from '../../src/testing/people/cast.ts'

/** A provider that a vendor could have written in a hurry: numbers in the open, parts of numbers found, no looks noted. */
const hasty = servePlugin(definePlugin('hasty', { core: '*', provides: { patients: PatientIndex } }), {
  handlers: {},
  provide: {
    patients: () => ({
      card: async ({ patient }) => cardOf(patient),
      cards: async ({ patients }) => patients.flatMap((id) => cardOf(id) ?? []),
      findByIdentifier: async ({ value }) =>
        everyCastResident.filter((r) => r.citizenNumber?.includes(value)).flatMap(({ id }) => cardOf(id) ?? []),
      inReach: async () => ({ inReach: true }),
      lastFour: async () => ({ lastFour: null }),
      findByNumbers: async ({ numbers }) => numbers.map((number) => ({ number, patients: [] })),
    }),
  },
})

function cardOf(id: string): PatientCard | null {
  const found = everyCastResident.find((r) => r.id === id)
  if (!found) return null
  const { zh: name, sex, birthDate, citizenNumber, phone, villageClinic: organization } = found
  return { id, name, sex, birthDate, citizenNumber, phone, organization, allergies: null, alerts: [] }
}

const flat = servePlugin(definePlugin('flat', { core: '*', provides: { directory: Directory } }), {
  handlers: {},
  provide: {
    directory: () => ({
      organization: async () => null,
      organizations: async () => [],
      practitioners: async () => [],
      holders: async () => [],
      onDuty: async () => [],
      subtree: async ({ organization }) => [organization],
    }),
  },
})

/** A provider that keeps what it is told in memory, tells nobody, and takes the same finding as often as it comes. */
const silent = servePlugin(definePlugin('silent', { core: '*', provides: { values: CriticalValues } }), {
  handlers: {},
  provide: { values: () => forgetful() },
})

function forgetful(): Port<typeof CriticalValues> {
  return {
    raise: async ({ request, code, display, quantity, unit, detail }) => {
      const card: CriticalValueCard = {
        ...{ id: `v${kept.length}`, category: 'conformance', state: 'confirmed', request, report: null, code },
        ...{ patient: 'lv-ting', organization: 'qinghe-centre', performer: 'county-hospital', displayEn: null },
        ...{ display: display ?? code, quantity: quantity ?? null, unit: unit ?? null, detail: detail ?? null },
        ...{ raisedAt: '2026-11-24T00:30:00.000Z', raisedByName: '', dueAt: null, notifiedAt: null },
        ...{ acknowledgedAt: null, closedAt: null },
      }
      kept.push(card)
      return card
    },
    get: async ({ value }) => kept.find(({ id }) => id === value) ?? null,
    ofRequest: async ({ request }) => kept.filter((card) => card.request === request),
    unanswered: async () => [],
  }
}
const kept: CriticalValueCard[] = []

describe('laws', () => {
  it.each(['sqlite', 'postgres'] as const)('hold for core’s own providers on %s', async (database) => {
    const judged = await runLaws({ laws: everyLaw, plugins: [], database })
    expect(judged.filter((law) => law.verdict !== 'pass')).toEqual([])
    expect(new Set(judged.map((law) => `${law.contract} ${law.provider}`))).toEqual(
      new Set([
        'directory@1 core',
        'notifications@1 core',
        'patients@1 patients',
        'orders@1 orders',
        'critical-values@1 critical-values',
      ]),
    )
  })

  it('tell a broken provider what is wrong, in a sentence', async () => {
    const judged = await runLaws({ laws: [patientLaws], plugins: [hasty], database: 'sqlite' })
    const broken = Object.fromEntries(
      judged.filter((law) => law.provider === 'hasty' && law.verdict === 'fail').map((law) => [law.law, law.reason]),
    )
    expect(Object.keys(broken)).toEqual([
      'numbers-masked',
      'cards-are-cards',
      'whole-numbers',
      'lists-of-numbers',
      'looks-audited',
    ])
    expect(broken['numbers-masked']).toContain(
      'hasty breaks the law “numbers-masked” of patients@1 (No card carries a number that can be read): the card of lv-ting carries a whole number; mask it',
    )
    expect(broken['looks-audited']).toContain('card() left no entry in the audit; call ctx.looked')
    expect(judged.filter((law) => law.provider === 'patients').every((law) => law.verdict === 'pass')).toBe(true)
  })

  it('find a directory that knows nothing below', async () => {
    const judged = await runLaws({ laws: [directoryLaws], plugins: [flat], database: 'sqlite' })
    const reasons = judged.filter((law) => law.provider === 'flat').map((law) => law.reason ?? '')
    expect(reasons.filter((reason) => reason !== '')).toHaveLength(4)
    expect(reasons[2]).toContain('subtree(yunling-consortium)')
  })

  it('find a provider of critical values that keeps them to itself', async () => {
    const judged = await runLaws({ laws: [criticalValueLaws], plugins: [silent], database: 'sqlite' })
    const broken = judged.filter((law) => law.provider === 'silent' && law.verdict === 'fail')
    expect(broken.map(({ law }) => law)).toEqual(['raised-once', 'refusals', 'told-at-once'])
    expect(broken[2]?.reason).toContain('it says that nobody was told')
  })
})
