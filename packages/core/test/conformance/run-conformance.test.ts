import { describe, expect, it } from 'vitest'
import { defineScenario, runConformance, type Scenario } from '../../src/conformance/index.ts'
import { definePlugin, servePlugin } from '../../src/index.ts'
import {
  driver,
  kept,
  type Pieces,
  pastTheStore,
  recorded,
  served,
  strip,
  type ToyDriver,
  toy,
  viewOf,
} from './toy-function.ts'

const both = ['sqlite', 'postgres'] as const
const run = (
  scenarios: readonly Scenario[],
  broken: Partial<Pieces> = {},
  databases: readonly ('sqlite' | 'postgres')[] = ['sqlite'],
) => runConformance({ plugins: [{ served: served(broken), drivers: [driver] }], scenarios, laws: [], databases })

describe('a conformance run', () => {
  it('proves what was claimed and shown on every database, and nothing else', async () => {
    const report = await run([recorded, kept], {}, both)
    expect(report.scenarios.map((s) => [s.database, s.verdict])).toEqual([
      ['sqlite', 'pass'],
      ['sqlite', 'pass'],
      ['postgres', 'pass'],
      ['postgres', 'pass'],
    ])
    const [ecg] = report.functions
    expect(ecg).toMatchObject({ no: 2, slug: 'ecg', plugin: 'toy' })
    const status = Object.fromEntries(ecg?.capabilities.map((c) => [c.id, c.status]) ?? [])
    expect(status).toMatchObject({ 'ecg.acquisition': 'proven', 'ecg.storage': 'proven', 'ecg.analysis': 'missing' })
    expect(ecg?.capabilities.find((c) => c.id === 'ecg.acquisition')?.scenarios).toEqual([recorded.title])
    expect(report).toMatchObject({
      complete: true,
      counts: { pass: 4, fail: 0, skip: 0 },
      databases: ['sqlite', 'postgres'],
    })
    expect(JSON.parse(JSON.stringify(report))).toEqual(report)
  })

  it('records endpoint × role × outcome, and names what nobody called', async () => {
    const { coverage } = await run([recorded])
    expect(coverage.calls).toContainEqual({
      route: 'POST /api/toy/strips',
      role: 'operator',
      outcome: 'core/forbidden',
      count: 1,
    })
    expect(coverage.calls).toContainEqual({
      route: 'POST /api/toy/strips',
      role: 'township-doctor',
      outcome: 'core/invalid-input',
      count: 1,
    })
    expect(coverage.untouched).toEqual([])
    expect((await run([])).coverage.untouched).toEqual(['POST /api/toy/strips', 'GET /api/toy/strips'])
  })

  it('does not count what was skipped, not applicable or never claimed', async () => {
    const about = { function: 'ecg', verifies: ['ecg.acquisition'] } as const
    const skipped = defineScenario<'ecg', ToyDriver>({
      ...about,
      title: 'skipped',
      run: async ({ skip }) => skip('no device here'),
    })
    const beside = defineScenario<'ecg', ToyDriver>({
      ...about,
      title: 'beside',
      run: async ({ notApplicable }) => notApplicable('no wards'),
    })
    const unclaimed = defineScenario<'ecg', ToyDriver>({
      ...about,
      verifies: ['ecg.analysis'],
      title: 'unclaimed',
      run: async () => undefined,
    })
    const report = await run([skipped, beside, unclaimed])
    expect(report.scenarios.map((s) => [s.verdict, s.reason])).toEqual([
      ['skip', 'no device here'],
      ['not-applicable', 'no wards'],
      ['not-applicable', 'toy does not claim ecg.analysis'],
    ])
    expect(report.complete).toBe(false)
    expect(report.functions[0]?.capabilities.filter((c) => c.status !== 'missing')).toEqual([])
  })

  it('skips a plugin without a driver, and says what to export', async () => {
    const report = await runConformance({
      plugins: [{ served: served() }],
      scenarios: [recorded],
      laws: [],
      databases: ['sqlite'],
    })
    expect(report.scenarios[0]).toMatchObject({
      verdict: 'skip',
      reason: 'toy brings no driver for ecg: export one from src/conformance.ts',
    })
  })

  it('shows a function that was asked for and that nobody serves', async () => {
    const none = servePlugin(definePlugin('none', { core: '*' }), { handlers: {}, provide: {} })
    const report = await runConformance({
      plugins: [{ served: none }],
      functions: ['imaging'],
      laws: [],
      databases: ['sqlite'],
    })
    expect(report.functions).toMatchObject([{ no: 1, slug: 'imaging', plugin: null }])
    expect(report.functions[0]?.capabilities.every((c) => c.status === 'missing')).toBe(true)
    expect(report.scenarios).toEqual([])
  })

  it('tells an error from a failure', async () => {
    const wrong = defineScenario<'ecg', ToyDriver>({
      function: 'ecg',
      verifies: ['ecg.acquisition'],
      title: 'wrong',
      run: async () => {
        throw new TypeError('a slip in the scenario')
      },
    })
    const report = await run([wrong])
    expect(report.scenarios[0]).toMatchObject({
      verdict: 'error',
      reason: expect.stringContaining('a slip in the scenario'),
    })
    expect(report.functions[0]?.capabilities.find((c) => c.id === 'ecg.acquisition')?.status).toBe('failed')
  })
})

describe('after every step the harness', () => {
  it.each([
    [
      'finds an answer against its declaration',
      recorded,
      { list: async () => ({ items: [{ id: 1 }] }) as any },
      'declared-answers',
      /GET \/api\/toy\/strips answered 500 \(core\/invalid-output\) to zhoumin/,
    ],
    [
      'finds a change that nobody stands for',
      recorded,
      {
        record: async (input, ctx) =>
          viewOf({ ...input, id: ctx.newId(), organization: 'qinghe-centre', patient: 'x' }),
      },
      'changes-audited',
      /POST \/api\/toy\/strips by zhoumin left no entry/,
    ],
    [
      'finds a look that nobody stands for',
      recorded,
      { list: async (_, ctx) => ({ items: await pastTheStore(ctx) }) },
      'looks-audited',
      /showed wang-xiulan to zhoumin without an entry/,
    ],
    [
      'finds a record of another institution',
      kept,
      { list: listEverything },
      'own-organizations',
      /gave wujianping a record of qinghe-centre, which toy:strip:read does not reach/,
    ],
    [
      'finds a label without words',
      recorded,
      {
        list: async (_, ctx) => ({
          items: (await ctx.store(strip).list({})).items.map((s) => ({ ...viewOf(s), kind: 'toy.strip.taken' })),
        }),
      },
      'labelled',
      /toy\.strip\.taken has no words in zh/,
    ],
  ] satisfies [string, Scenario, Partial<Pieces>, string, RegExp][])(
    '%s',
    async (_, scenario, broken, invariant, sentence) => {
      const report = await run([scenario], broken)
      expect(report.scenarios[0]?.verdict).toBe('fail')
      expect(report.scenarios[0]?.reason).toContain(`${invariant}: `)
      expect(report.scenarios[0]?.reason).toMatch(sentence)
    },
  )

  it('finds a break in the chain of the audit, and work that was given up', async () => {
    const tampered = defineScenario<'ecg', ToyDriver>({
      function: 'ecg',
      verifies: ['ecg.acquisition'],
      title: 'tampered',
      async run({ driver: { record }, county, step }) {
        await record('townshipDoctor', 'wang-xiulan', 'sinus rhythm')
        await step('somebody edits the audit', () =>
          county.runtime.database.transaction((t) =>
            t.change(`update core_audit set actor = 'nobody' where sequence = 3`),
          ),
        )
      },
    })
    const dead = defineScenario<'ecg', ToyDriver>({
      function: 'ecg',
      verifies: ['ecg.acquisition'],
      title: 'dead',
      async run({ county, step }) {
        const row = ['q', 'job:none', county.clock.now().toISOString(), county.clock.now().toISOString()]
        await step('a job dies', () =>
          county.runtime.database.transaction((t) =>
            t.change(
              `insert into core_queue (id, topic, run_at, created_at, state, attempts, error) values (?, ?, ?, ?, 'dead', 8, 'broken')`,
              row,
            ),
          ),
        )
      },
    })
    const report = await run([tampered, dead])
    expect(report.scenarios.map((s) => s.reason)).toEqual([
      'at “somebody edits the audit”: audit-chain: entry 3: its content was changed after it was written',
      'at “a job dies”: outbox-drained: job:none was given up: broken',
    ])
    expect(toy.claims).toContain('ecg.acquisition')
  })
})

async function listEverything(_: unknown, ctx: any) {
  const items = await pastTheStore(ctx)
  ctx.looked({ resource: strip.id, patients: items.map((i) => i.patient) })
  return { items }
}
