import { afterEach, describe, expect, it } from 'vitest'
import {
  defineContract,
  defineEndpoint,
  definePlugin,
  operation,
  optional,
  type ServedPlugin,
  servePlugin,
  z,
} from '../../src/index.ts'
import { startTestCounty, type TestCounty } from '../../src/testing/start-test-county.ts'
import trialServed, { trial } from './trial-plugin.ts'

const Weather = defineContract('weather', {
  version: 1,
  cardinality: 'many',
  operations: { today: operation(z.object({}), z.string()) },
})
const Tides = defineContract('tides', { version: 1, operations: { today: operation(z.object({}), z.string()) } })

function broken(startup: 'required' | 'optional'): ServedPlugin {
  const plugin = definePlugin('broken', {
    core: '*',
    startup,
    provides: { weather: Weather },
    api: { hello: defineEndpoint('GET /hello', { access: { signedIn: true }, output: z.object({}) }) },
  })
  return servePlugin(plugin, {
    handlers: { hello: async () => ({}) },
    provide: { weather: () => ({ today: async () => 'rain' }) },
    start: async () => {
      throw new Error('the device does not answer')
    },
  })
}

const asks = servePlugin(
  definePlugin('asks', {
    core: '*',
    uses: { weather: Weather, tides: optional(Tides) },
    api: {
      count: defineEndpoint('GET /count', {
        access: { signedIn: true },
        output: z.object({ weather: z.int(), tides: z.boolean() }),
      }),
    },
  }),
  {
    handlers: { count: async (_, { uses }) => ({ weather: uses.weather.length, tides: uses.tides !== undefined }) },
    provide: {},
  },
)

describe('a plugin that fails to start', () => {
  let county: TestCounty | undefined
  afterEach(() => county?.stop())

  it('is shown as down when it is optional, and the others run', async () => {
    county = await startTestCounty({ plugins: [broken('optional'), asks, trialServed] })
    const operator = await county.as('fengtao')
    const { items } = await operator.ok(operator.core.plugins({}))
    expect(items.find((p) => p.id === 'broken')).toMatchObject({
      status: 'down',
      failure: 'the device does not answer',
      startup: 'optional',
    })
    expect(items.filter((p) => p.status === 'up').map((p) => p.id)).toEqual(
      expect.arrayContaining(['core', 'asks', 'trial']),
    )
    const answer = await operator.request('GET', '/api/broken/hello')
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([503, 'core/plugin-down'])
    const doctor = await county.as('zhoumin')
    expect(await doctor.ok(doctor.client(trial).countNotes({}))).toEqual({ n: 0 })
  })

  it('provides nothing; an optional contract that nobody provides is absent', async () => {
    county = await startTestCounty({ plugins: [broken('optional'), asks] })
    const doctor = await county.as('zhoumin')
    expect(await (await doctor.request('GET', '/api/asks/count')).json()).toEqual({ weather: 0, tides: false })
  })

  it('stops the start when it is required, and says which', async () => {
    county = undefined
    await expect(startTestCounty({ plugins: [broken('required')] })).rejects.toThrow(
      'broken failed to start: the device does not answer',
    )
  })
})
