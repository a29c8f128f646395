import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PatientIndex } from '../../../src/blocks/patient-index/index.ts'
import { defineEndpoint, definePlugin, servePlugin, z } from '../../../src/index.ts'
import { family } from '../../../src/testing/people/cast.ts'
import { startTestCounty, type TestCounty } from '../../../src/testing/start-test-county.ts'

const access = { permission: 'asks:card:read' }
const asks = definePlugin('asks', {
  core: '*',
  uses: { patients: PatientIndex },
  api: {
    card: defineEndpoint('GET /card/:id', { access, input: z.object({ id: z.string() }), output: z.any() }),
    cards: defineEndpoint('POST /cards', { access, input: z.object({ ids: z.array(z.string()) }), output: z.any() }),
    find: defineEndpoint('POST /find', {
      access,
      input: z.object({ kind: z.string(), value: z.string() }),
      output: z.any(),
    }),
  },
  grants: [{ role: 'township-doctor', reach: 'own', permissions: ['asks:card:read'] }],
})
const served = servePlugin(asks, {
  handlers: {
    card: async ({ id }, { uses }) => ({ card: await uses.patients.card({ patient: id }) }),
    cards: ({ ids }, { uses }) => uses.patients.cards({ patients: ids }),
    find: (wanted, { uses }) => uses.patients.findByIdentifier(wanted),
  },
  provide: {},
})

describe.each(['sqlite', 'postgres'] as const)('the port of the patient index on %s', (database) => {
  let county: TestCounty
  beforeAll(async () => {
    county = await startTestCounty({ database, residents: true, plugins: [served] })
  })
  afterAll(() => county?.stop())

  it('tells a function that holds a reference who it is, wherever they live, masked and audited', async () => {
    const stranger = await county.as('xiefang')
    const { card } = await stranger.ok(stranger.client(asks).card({ id: family.mother.id }))
    expect(card).toEqual({
      id: family.mother.id,
      name: '吕婷',
      sex: 'female',
      birthDate: '1987-05-02',
      citizenNumber: expect.stringMatching(/^3\*{16}[\dX]$/),
      phone: '154****0003',
      organization: 'daoxiang-clinic',
      allergies: null,
      alerts: [],
    })
    expect(await stranger.ok(stranger.client(asks).card({ id: 'nobody' }))).toEqual({ card: null })
    await county.settle()
    const auditor = await county.as('xuzheng')
    const { items } = await auditor.ok(auditor.core.audit({ patient: family.mother.id }))
    expect(items).toMatchObject([{ action: 'read', actor: 'xiefang', organization: 'songyue-centre' }])
  })

  it('answers many at once, each once', async () => {
    const doctor = await county.as('zhoumin')
    const ids = [family.mother.id, 'nobody', family.uncle.id, family.mother.id]
    const cards: { id: string }[] = await doctor.ok(doctor.client(asks).cards({ ids }))
    expect(new Set(cards.map((c) => c.id))).toEqual(new Set([family.mother.id, family.uncle.id]))
    expect(cards).toHaveLength(2)
  })

  it('finds by a whole number of a kind only', async () => {
    const doctor = await county.as('zhoumin')
    const find = (kind: string, value: string) => doctor.ok(doctor.client(asks).find({ kind, value }))
    expect(await find('citizen-number', family.mother.citizenNumber ?? '')).toMatchObject([{ id: family.mother.id }])
    expect(await find('medical-record-number', '00018231')).toMatchObject([{ id: family.grandfather.id }])
    expect(await find('health-card', '00018231')).toEqual([])
    expect(await find('citizen-number', '123')).toEqual([])
  })
})
