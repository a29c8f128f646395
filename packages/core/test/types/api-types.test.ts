import { expectTypeOf, it } from 'vitest'
import { z } from 'zod'
import {
  contribute,
  createClient,
  defineContract,
  defineEndpoint,
  defineEvent,
  defineLifecycle,
  definePlugin,
  defineProblem,
  defineResource,
  defineSlot,
  emit,
  type Facts,
  field,
  on,
  operation,
  optional,
  page,
  type Row,
  servePlugin,
  webPlugin,
} from '../../src/index.ts'

const Published = defineEvent('trial.published', z.object({ reportId: z.string() }))
const AlreadySigned = defineProblem('trial/already-signed', { status: 409, zh: '已签名。', en: 'Signed already.' })
const Orders = defineContract('orders', {
  version: 1,
  operations: { place: operation(z.object({ patient: z.string() }), z.object({ orderId: z.string() })) },
  events: [Published],
})
const Recognition = defineContract('result-recognition', {
  version: 1,
  operations: { find: operation(z.object({ patient: z.string() }), z.array(z.string())) },
})
const RecordSection = defineContract('record-section', {
  version: 1,
  cardinality: 'many',
  operations: { summarize: operation(z.object({ patient: z.string() }), z.string()) },
})

interface ReportDoc {
  readonly author: string | null
}

const lifecycle = defineLifecycle('trial.report', {
  states: ['registered', 'preliminary', 'final', 'amended'],
  initial: 'registered',
  final: ['final', 'amended'],
  commands: {
    sign: {
      from: 'registered',
      to: 'preliminary',
      permission: 'trial:report:sign',
      set: ({ actor }) => ({ author: actor.practitioner }),
    },
    publish: {
      from: 'preliminary',
      to: 'final',
      permission: 'trial:report:publish',
      guard: ({ doc, actor }: Facts<ReportDoc>) => (doc.author === actor.practitioner ? AlreadySigned : undefined),
      emits: emit(Published, ({ doc }) => ({ reportId: doc.id })),
    },
    amend: {
      from: 'final',
      to: 'amended',
      permission: 'trial:report:amend',
      input: z.object({ reason: z.string().min(4) }),
      set: ({ input }) => ({ reason: input.reason.trim() }),
    },
    recall: { from: 'preliminary', to: 'registered', permission: 'system' },
  },
  deadlines: { preliminary: { within: 'PT2H', then: 'recall' } },
})

const report = defineResource('trial.report', {
  fields: {
    patient: field.patient(),
    modality: field.oneOf(['CT', 'MR', 'DR']),
    author: field.practitioner({ optional: true }),
    reason: field.text({ max: 500, optional: true }),
    requestedAt: field.instant(),
  },
  lifecycle,
  access: { read: 'trial:report:read', create: 'trial:report:create' },
  list: { columns: ['patient', 'modality'], filters: ['modality'], sort: '-requestedAt' },
  surfaces: ['rest', 'list', 'detail'],
})

const api = {
  signReport: defineEndpoint('POST /reports/:id/sign', {
    access: { permission: 'trial:report:sign' },
    input: z.object({ id: z.string() }),
    output: z.object({ state: z.string() }),
    problems: [AlreadySigned],
  }),
  health: defineEndpoint('GET /health', { access: { public: 'probe' }, output: z.object({ ok: z.boolean() }) }),
}

const trial = definePlugin('trial', {
  core: '^0.1',
  uses: { orders: Orders, sections: RecordSection, recognition: optional(Recognition) },
  resources: [report],
  settings: z.object({ hours: z.number() }),
  api,
  claims: ['imaging.request-management'],
})

it('computes the types that vendors lean on', () => {
  expectTypeOf<Row<typeof report>['modality']>().toEqualTypeOf<'CT' | 'MR' | 'DR'>()
  expectTypeOf<Row<typeof report>['author']>().toEqualTypeOf<string | null>()
  expectTypeOf<Row<typeof report>['state']>().toEqualTypeOf<'registered' | 'preliminary' | 'final' | 'amended'>()
  const client = createClient(trial, fetch as never)
  expectTypeOf(client.signReport).parameter(0).toEqualTypeOf<{ id: string }>()
})

export function mistakes(): void {
  defineLifecycle('x.y', {
    states: ['a'],
    initial: 'a',
    final: ['a'],
    // @ts-expect-error unknown state
    commands: { go: { from: 'a', to: 'b', permission: 'p' } },
  })
  defineLifecycle('x.y', {
    states: ['a', 'b'],
    initial: 'a',
    final: ['b'],
    commands: { go: { from: 'a', to: 'b', permission: 'p' } },
    // @ts-expect-error unknown command in a deadline
    deadlines: { a: { within: 'PT1H', then: 'nope' } },
  })
  defineResource('x.y', {
    fields: { a: field.instant() },
    access: { read: 'r' },
    // @ts-expect-error unknown column
    list: { columns: ['b'] },
    surfaces: [],
  })
  defineEndpoint('GET /reports/:id', {
    access: { signedIn: true },
    // @ts-expect-error the path says :id, the input does not
    input: z.object({ reportId: z.string() }),
    output: z.string(),
  })
  // @ts-expect-error a path with a parameter needs an input
  defineEndpoint('GET /reports/:id', { access: { signedIn: true }, output: z.string() })
  // @ts-expect-error access is obligatory
  defineEndpoint('GET /reports', { output: z.string() })
  // @ts-expect-error an unknown capability
  definePlugin('y', { core: '^0.1', claims: ['imaging.teleportation'] })
  servePlugin(trial, {
    handlers: {
      async signReport({ id }, { uses, act, fail, settings, store }) {
        await uses.orders.place({ patient: id })
        await uses.recognition?.find({ patient: id })
        // @ts-expect-error may be absent
        await uses.recognition.find({ patient: id })
        for (const section of uses.sections) await section.summarize({ patient: id })
        settings.hours.toFixed()
        const { state } = await act(report, id, 'sign')
        // @ts-expect-error amend needs its reason
        await act(report, id, 'amend')
        await act(report, id, 'amend', { reason: 'wrong side' })
        // @ts-expect-error unknown command
        await act(report, id, 'nope')
        // @ts-expect-error wrong code
        await store(report).create({ patient: id, modality: 'XX', requestedAt: '' })
        await store(report).create({ patient: id, modality: 'CT', requestedAt: '' })
        if (!id) fail(AlreadySigned)
        return { state }
      },
      async health() {
        return { ok: true }
      },
    },
    provide: {},
    on: [on(Published, async ({ reportId }, { uses }) => void uses.orders.place({ patient: reportId.trim() }))],
  })
  // @ts-expect-error missing handlers
  servePlugin(trial, { handlers: {}, provide: {} })
  const PatientRecord = defineSlot<{ patient: string }>('patient.record')
  webPlugin(trial, [
    page('/requests', { access: 'trial:report:read', load: async () => ({ default: () => null }) }),
    contribute(PatientRecord, {
      id: 'trial.reports',
      order: 30,
      load: async () => ({ default: (p: { patient: string }) => p.patient }),
    }),
  ])
  // @ts-expect-error wrong props
  contribute(PatientRecord, { id: 'bad', load: async () => ({ default: (p: { ward: number }) => p.ward }) })
}
