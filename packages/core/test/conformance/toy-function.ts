import assert from 'node:assert/strict'
import {
  type Acting,
  defineDriver,
  defineScenario,
  type FunctionDriver,
  type Scenario,
} from '../../src/conformance/index.ts'
import {
  defineEndpoint,
  definePlugin,
  defineResource,
  field,
  type HandlerContext,
  type ServedPlugin,
  servePlugin,
  sql,
  z,
} from '../../src/index.ts'
import type { StaffKey } from '../../src/testing/people/staff.ts'

/** A resource of a plugin that claims a little of function 2, so small that it can be broken in one place at a time. */
export const strip = defineResource('toy.strip', {
  fields: { patient: field.patient(), reading: field.text({ max: 80 }) },
  access: { read: 'toy:strip:read', create: 'toy:strip:create' },
  surfaces: [],
})

const view = z.object({
  id: z.string(),
  patient: z.string(),
  organization: z.string(),
  reading: z.string(),
  kind: z.string(),
})
const read = { permission: 'toy:strip:read' }

export const toy = definePlugin('toy', {
  core: '*',
  resources: [strip],
  api: {
    record: defineEndpoint('POST /strips', {
      access: { permission: 'toy:strip:create' },
      input: z.object({ patient: z.string(), reading: z.string().min(1) }),
      output: view,
    }),
    list: defineEndpoint('GET /strips', { access: read, output: z.object({ items: z.array(view) }) }),
  },
  grants: [{ role: 'township-doctor', reach: 'own', permissions: ['toy:strip:read', 'toy:strip:create'] }],
  claims: ['ecg.acquisition', 'ecg.storage'],
})

type Context = HandlerContext<any, any, any>
type View = z.output<typeof view>
const viewOf = ({ id, patient, organization, reading }: any): View => ({
  id,
  patient,
  organization,
  reading,
  kind: 'core.age.year',
})

/** What a plugin can do wrong: each replaces one piece of the sound one. */
export interface Pieces {
  readonly record: (input: { patient: string; reading: string }, ctx: Context) => Promise<View>
  readonly list: (input: unknown, ctx: Context) => Promise<{ items: View[] }>
}

const sound: Pieces = {
  record: async (input, ctx) => viewOf(await ctx.store(strip).create(input)),
  list: async (_, ctx) => ({ items: (await ctx.store(strip).list({ limit: 50 })).items.map(viewOf) }),
}

export function served(broken: Partial<Pieces> = {}): ServedPlugin {
  const { record, list } = { ...sound, ...broken }
  return servePlugin(toy, { handlers: { record, list } as any, provide: {} })
}

/** Rows that go past the store: nobody is scoped, nobody is noted. */
export async function pastTheStore(ctx: Context): Promise<View[]> {
  const rows = await ctx.asSystem('on purpose', (system) =>
    system.query<any>(sql`select id, patient, organization, reading from ${strip} s`),
  )
  return rows.map(viewOf)
}

export { viewOf }

export interface ToyDriver {
  record(by: StaffKey, patient: string, reading: string): Promise<View>
  list(by: StaffKey): Promise<readonly View[]>
}

export const driver: FunctionDriver<ToyDriver> = defineDriver<'ecg', ToyDriver>('ecg', toy, ({ as }: Acting) => ({
  async record(by, patient, reading) {
    const person = await as(by)
    return person.ok(person.client(toy).record({ patient, reading }))
  },
  async list(by) {
    const person = await as(by)
    return (await person.ok(person.client(toy).list({}))).items
  },
}))

export const recorded: Scenario = defineScenario<'ecg', ToyDriver>({
  function: 'ecg',
  verifies: ['ecg.acquisition'],
  title: 'A strip is recorded and listed where it was taken',
  async run({ driver: { record, list }, refused }) {
    const taken = await record('townshipDoctor', 'wang-xiulan', 'sinus rhythm')
    assert.deepEqual(
      (await list('townshipDoctor')).map((s) => s.id),
      [taken.id],
    )
    await refused(record('operator', 'wang-xiulan', 'x'), 403)
    await refused(record('townshipDoctor', 'wang-xiulan', ''), 400)
  },
})

export const kept: Scenario = defineScenario<'ecg', ToyDriver>({
  function: 'ecg',
  verifies: ['ecg.storage'],
  title: 'Another township sees nothing of it',
  async run({ driver: { record, list } }) {
    await record('townshipDoctor', 'wang-xiulan', 'sinus rhythm')
    assert.deepEqual(await list('otherTownshipDoctor'), [])
  },
})
