import {
  defineEndpoint,
  defineEvent,
  defineJob,
  defineLifecycle,
  definePlugin,
  defineProblem,
  defineResource,
  emit,
  type Facts,
  field,
  on,
  run,
  servePlugin,
  sql,
  z,
} from '../../src/index.ts'

export const NoteClosed = defineEvent('trial.note-closed', z.object({ note: z.string(), patient: z.string() }))
export const OwnNote = defineProblem('trial/own-note', {
  status: 409,
  zh: '不能审核自己写的记录，请由他人审核。',
  en: 'You cannot check your own note; ask somebody else.',
})

const lifecycle = defineLifecycle('trial.note', {
  states: ['open', 'checked', 'closed'],
  initial: 'open',
  final: ['closed'],
  commands: {
    check: {
      from: 'open',
      to: 'checked',
      permission: 'trial:note:check',
      guard: ({ doc, actor }: Facts<{ createdBy: string }>) => (doc.createdBy === actor.account ? OwnNote : undefined),
    },
    close: {
      from: ['open', 'checked'],
      to: 'closed',
      permission: 'trial:note:check',
      input: z.object({ reason: z.string().min(4) }),
      set: ({ input }) => ({ reason: input.reason }),
      emits: emit(NoteClosed, ({ doc }) => ({ note: doc.id, patient: doc.patient })),
    },
    expire: {
      from: 'open',
      to: 'closed',
      permission: 'system',
      set: () => ({ reason: 'nobody looked at it in time' }),
    },
  },
  deadlines: { open: { within: 'setting:openFor', then: 'expire' } },
})

export const note = defineResource('trial.note', {
  fields: {
    patient: field.patient(),
    title: field.text({ max: 80 }),
    amount: field.money({ optional: true }),
    phone: field.secret({ mask: 'phone', optional: true }),
    tags: field.json(z.array(z.string()), { optional: true }),
    urgent: field.boolean(),
    happenedAt: field.instant(),
    reason: field.text({ max: 200, optional: true }),
  },
  lifecycle,
  access: { read: 'trial:note:read', create: 'trial:note:create', update: 'trial:note:create' },
  list: {
    columns: ['title', 'happenedAt'],
    filters: ['urgent', 'state', 'happenedAt', 'phone'],
    sort: '-happenedAt',
    search: ['title'],
  },
  surfaces: ['rest', 'list', 'form', 'detail', 'export'],
})

export const tally = defineResource('trial.tally', {
  fields: { name: field.identifier(), count: field.integer() },
  access: { read: 'trial:note:read' },
  unique: [['name']],
  surfaces: [],
})

export const Remind = defineJob('trial.remind', { payload: z.object({ name: z.string() }), attempts: 3 })
export const Nightly = defineJob('trial.nightly', { payload: z.object({}), schedule: '0 2 * * *' })

const api = {
  checkNote: defineEndpoint('POST /notes/:id/check', {
    access: { permission: 'trial:note:check' },
    input: z.object({ id: z.string() }),
    output: z.object({ state: z.string(), version: z.int() }),
    problems: [OwnNote],
  }),
  closeNote: defineEndpoint('POST /notes/:id/close', {
    access: { permission: 'trial:note:check' },
    input: z.object({ id: z.string(), reason: z.string() }),
    output: z.object({ state: z.string() }),
  }),
  countNotes: defineEndpoint('GET /counts', {
    access: { permission: 'trial:note:read' },
    input: z.object({ urgent: z.boolean().optional() }),
    output: z.object({ n: z.int() }),
  }),
  twoNotes: defineEndpoint('POST /two', {
    access: { permission: 'trial:note:create' },
    input: z.object({ patient: z.string(), fail: z.boolean() }),
    output: z.object({ ok: z.boolean() }),
    problems: [OwnNote],
  }),
  remind: defineEndpoint('POST /remind', {
    access: { permission: 'trial:note:create' },
    input: z.object({ name: z.string(), at: z.string() }),
    output: z.object({ ok: z.boolean() }),
  }),
  tallies: defineEndpoint('GET /tallies', {
    access: { permission: 'trial:note:read' },
    output: z.record(z.string(), z.int()),
  }),
}

export const trial = definePlugin('trial', {
  core: '*',
  settings: z.object({ openFor: z.string().default('P1D') }).prefault({}),
  resources: [note, tally],
  api,
  events: [NoteClosed],
  jobs: [Remind, Nightly],
  problems: [OwnNote],
  grants: [
    {
      role: 'township-doctor',
      reach: 'own',
      permissions: ['trial:note:read', 'trial:note:create', 'trial:note:check'],
    },
  ],
})

/** Names whose tally fails, to see retries. */
export const failing = new Set<string>()

export default servePlugin(trial, {
  handlers: {
    async checkNote({ id }, { act }) {
      const { state, version } = await act(note, id, 'check')
      return { state, version }
    },
    closeNote: ({ id, reason }, { act }) => act(note, id, 'close', { reason }),
    async countNotes({ urgent }, { query }) {
      const [row] = await query<{ n: number }>(
        urgent === undefined
          ? sql`select count(*) as n from ${note} t`
          : sql`select count(*) as n from ${note} t where t.urgent = ${urgent}`,
      )
      return { n: Number(row?.n) }
    },
    async twoNotes({ patient, fail: broken }, ctx) {
      const values = { patient, title: 'one', urgent: false, happenedAt: ctx.now() }
      await ctx.store(note).create(values)
      if (broken) ctx.fail(OwnNote)
      await ctx.store(note).create({ ...values, title: 'two' })
      return { ok: true }
    },
    async remind({ name, at }, ctx) {
      await ctx.schedule(Remind, { name }, { at, key: name })
      return { ok: true }
    },
    async tallies(_, { query }) {
      const rows = await query<{ name: string; count: number }>(sql`select name, count from ${tally} t`)
      return Object.fromEntries(rows.map((r) => [r.name, Number(r.count)]))
    },
  },
  provide: {},
  on: [
    on(NoteClosed, async ({ note: id }, ctx) => {
      await count(ctx, `closed ${id}`)
      if (failing.has(id)) throw new Error('on purpose')
    }),
    on(NoteClosed, ({ note: id }, ctx) => count(ctx, `heard ${id}`)),
  ],
  jobs: [
    run(Remind, async ({ name }, ctx) => {
      await count(ctx, name)
      if (failing.has(name)) throw new Error('on purpose')
    }),
    run(Nightly, async (_, ctx) => {
      if (failing.has('nightly')) throw new Error('on purpose')
      await count(ctx, 'nightly')
    }),
  ],
})

async function count(ctx: any, name: string): Promise<void> {
  const store = ctx.store(tally)
  const before = await store.findBy({ name })
  await store.put({ name, count: (before?.count ?? 0) + 1 }, { key: ['name'], organization: 'qinghe-centre' })
}
