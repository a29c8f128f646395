import { describe, expect, it } from 'vitest'
import { CaseMaterial, caseSystem, type Orders, ReferralGateway } from '../../../src/blocks/orders/index.ts'
import { definePlugin, type Port, servePlugin } from '../../../src/index.ts'
import { databases, withOrders } from './orders-county.ts'
import { trial } from './trial-service.ts'

type Resource = { readonly resourceType: string; readonly [key: string]: unknown }

/** A hospital outside the county that is reached in the same process: what it has got, and how often it breaks. */
function outsideHospital() {
  const state = {
    down: false,
    breakAfter: Number.POSITIVE_INFINITY,
    issues: [] as { expression: string; diagnostics: string }[],
    bundles: [] as any[],
    images: [] as string[],
    answers: [] as Resource[],
  }
  const reach = () => {
    if (state.down) throw new Error('connect ECONNREFUSED')
  }
  const declaration = definePlugin('outside', {
    core: '*',
    provides: { gateway: ReferralGateway, material: CaseMaterial },
    grants: [
      { role: 'radiologist', reach: 'county', permissions: grants(['read', 'send', 'refer']) },
      { role: 'senior-radiologist', reach: 'county', permissions: grants(['read', 'send', 'answer']) },
    ],
  })
  const served = servePlugin(declaration, {
    handlers: {},
    provide: {
      gateway: () => ({
        describe: async () => ({ name: '省人民医院', images: { url: 'http://outside/dicomweb', token: '' } }),
        async send({ bundle }) {
          reach()
          if (state.issues.length === 0) state.bundles.push(bundle)
          return { issues: state.issues }
        },
        async answers() {
          reach()
          return { reports: state.answers }
        },
      }),
      material: () => ({
        describe: async () => ({ category: 'trial' }),
        list: async () => ({
          resources: [{ resourceType: 'ImagingStudy', status: 'available' }],
          items: ['1', '2', '3'],
        }),
        async send({ item }) {
          reach()
          if (state.images.length >= state.breakAfter) throw new Error('socket hang up')
          state.images.push(item)
          return { bytes: 1, sha256: item }
        },
      }),
    },
  })
  return { state, served }
}

function grants(commands: readonly string[]): string[] {
  return commands.map((name) => `orders:case:${name}@trial`)
}

const answer = (number: string, more: object = {}) => ({
  resourceType: 'DiagnosticReport',
  identifier: [{ value: `R-${number}` }],
  basedOn: [{ identifier: { system: caseSystem, value: number } }],
  status: 'final',
  performer: [{ display: '省人民医院 张主任' }],
  conclusion: 'Round atelectasis.',
  ...more,
})
const consent = { form: 'written', by: '程德福', at: '2026-11-24T00:00:00Z' } as const

describe.each(databases)('cases that go outside the county, on %s', (database) => {
  const { state, served } = outsideHospital()
  const given = withOrders(database, {
    plugins: [trial.served, served],
    contracts: { 'referral-gateway@1': 'outside' },
  })

  const refer = async () => {
    Object.assign(state, {
      down: false,
      breakAfter: Number.POSITIVE_INFINITY,
      issues: [],
      bundles: [],
      images: [],
      answers: [],
    })
    const { task } = await given.draft()
    const { orders, ok } = given.reader
    return ok(orders.referCase({ task, reason: 'rare-disease', question: 'What is it?', consent }))
  }
  const readCase = (id: string) => given.reader.ok(given.reader.orders.getCase({ id }))
  const aMinute = async () => {
    given.county.clock.advance(60_000)
    await given.county.settle()
  }
  const port = () => {
    const { county } = given
    const { orders } = county.system('trial').uses as { readonly orders: Port<typeof Orders> }
    return (report: Record<string, unknown>) => orders.caseAnswered({ report })
  }
  const codeOf = (action: Promise<unknown>) =>
    action.then(
      () => 'taken',
      (error: any) => error.problem.code,
    )

  it('carry what is needed and no more, are answered once, and what was sent can be looked at', async () => {
    const { id, number } = await refer()
    await given.county.settle()
    expect(state.images).toEqual(['1', '2', '3'])
    const text = JSON.stringify(state.bundles)
    const [patient] = state.bundles[0].entry.map(({ resource }: any) => resource)
    expect(patient).toMatchObject({ resourceType: 'Patient', gender: 'male', birthDate: '1948' })
    expect(text).not.toContain('程德福')
    const sent = await readCase(id)
    expect(sent.delivery).toBe('delivered')
    expect(sent.messages.map(({ kind }) => kind).toSorted()).toEqual(['content', 'image', 'image', 'image'])
    state.answers = [answer(number)]
    await aMinute()
    await aMinute()
    const back = await readCase(id)
    expect([back.state, back.opinion]).toEqual(['answered', 'Round atelectasis.'])
    expect(back.messages.filter(({ kind }) => kind === 'answer')).toHaveLength(1)
    expect(await port()(answer(number))).toEqual({ case: id, taken: false })
    expect(await codeOf(port()(answer(number, { identifier: [{ value: 'another' }] })))).toBe('orders/case-not-waiting')
  })

  it('go on where they broke, and nothing arrives twice', async () => {
    const { task } = await given.draft()
    Object.assign(state, { down: true, images: [], bundles: [], issues: [] })
    const { orders, ok } = given.reader
    const broken = await ok(orders.referCase({ task, reason: 'other', question: 'And this one?', consent }))
    await given.county.settle()
    expect((await readCase(broken.id)).deliveryError?.en).toContain('ECONNREFUSED')
    Object.assign(state, { down: false, breakAfter: 2 })
    await aMinute()
    expect((await readCase(broken.id)).delivery).toBe('content-sent')
    state.breakAfter = Number.POSITIVE_INFINITY
    await aMinute()
    expect(state.images).toEqual(['1', '2', '3'])
    expect(state.bundles).toHaveLength(1)
    expect((await readCase(broken.id)).delivery).toBe('delivered')
  })

  it('are taken back there when they are recalled, and are not answered after that', async () => {
    const { id, number } = await refer()
    await given.county.settle()
    await given.reader.ok(given.reader.orders.recallCase({ id, reason: 'Decided it here' }))
    await given.county.settle()
    expect(state.bundles.at(-1).entry[0].resource).toMatchObject({ resourceType: 'ServiceRequest', status: 'revoked' })
    expect((await readCase(id)).delivery).toBe('withdrawn')
    expect(await codeOf(port()(answer(number)))).toBe('orders/case-not-waiting')
  })

  it('are declined by them with a reason, or with the place that they cannot read', async () => {
    const { id, number } = await refer()
    await given.county.settle()
    await port()(answer(number, { status: 'cancelled', conclusion: 'Send thin slices' }))
    expect(await readCase(id)).toMatchObject({ state: 'declined', statusReason: 'Send thin slices' })
    const { task } = await given.draft()
    state.issues = [{ expression: 'ServiceRequest.code', diagnostics: 'unknown code' }]
    const { orders, ok } = given.reader
    const bad = await ok(orders.referCase({ task, reason: 'other', question: 'What is it?', consent }))
    await given.county.settle()
    expect(await readCase(bad.id)).toMatchObject({
      state: 'declined',
      delivery: 'refused',
      statusReason: 'ServiceRequest.code: unknown code',
    })
  })

  it('expire when nobody answers in time; unknown numbers and wrong FHIR are refused with the place', async () => {
    const { id } = await refer()
    await given.county.settle()
    given.county.clock.advance(4 * 86_400_000)
    await given.county.settle()
    await given.signIn()
    expect((await readCase(id)).state).toBe('expired')
    expect(await codeOf(port()(answer('HZ000000000000')))).toBe('orders/unknown-case')
    const wrong = await port()({ resourceType: 'DiagnosticReport', status: 'final' }).then(
      () => [],
      (error: any) => error.errors.map((one: any) => one.pointer),
    )
    expect(wrong).toEqual(['/identifier', '/basedOn', '/performer', '/conclusion'])
  })

  it('are refused without consent, and to those who may not', async () => {
    const { task } = await given.draft()
    const asked = { task, reason: 'other', question: 'What is it?' } as const
    const without = await given.reader.orders.referCase(asked)
    expect(without).toMatchObject({ ok: false, problem: { code: 'orders/consent-missing' } })
    const senior = await given.senior.orders.referCase({ ...asked, consent })
    expect(senior).toMatchObject({ ok: false, problem: { status: 403 } })
  })
})
