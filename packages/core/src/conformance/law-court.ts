import { type ScopedCaller, systemCaller } from '../access/access-control.ts'
import { DiagnosticService } from '../blocks/orders/contract.ts'
import { type Contract, contractKey } from '../contract/define-contract.ts'
import { createContext } from '../kernel/context.ts'
import type { RunningPlugin } from '../kernel/runtime.ts'
import { definePlugin } from '../plugin/define-plugin.ts'
import { type ServedPlugin, servePlugin } from '../plugin/serve-plugin.ts'
import { staff } from '../testing/people/staff.ts'
import { startTestCounty } from '../testing/start-test-county.ts'
import type { LawCourt } from './define-laws.ts'

/** A kind of examination that exists for the sake of laws: nothing is missing in its reports. */
const category = 'conformance'

const examinations = servePlugin(
  definePlugin('conformance-service', {
    core: '*',
    provides: { service: DiagnosticService },
    grants: [
      {
        role: 'township-doctor',
        reach: 'own',
        permissions: [`orders:request:create@${category}`, `orders:request:read@${category}`],
      },
    ],
  }),
  {
    handlers: {},
    provide: {
      service: () => ({
        describe: async () => ({
          category,
          prefix: 'CF',
          centre: 'county-hospital',
          preparePermission: `orders:request:read@${category}`,
          title: 'orders.title',
          sections: [{ key: 'text', label: 'orders.title', required: true }],
          pages: { read: '/t/{task}', report: '/r/{report}', request: '/q/{request}' },
          targets: { routine: 'PT24H', urgent: 'PT2H', stat: 'PT30M' },
        }),
        figures: async () => [],
        check: async () => [],
        assess: async () => ({ skills: [], points: 1 }),
      }),
    },
  },
)

export interface Hearing {
  readonly contract: Contract
  readonly provider: string
  readonly plugins: readonly (ServedPlugin | string)[]
  readonly database: 'sqlite' | 'postgres'
}

/** Opens a county in which the provider serves the contract, hears the matter, and closes it. */
export async function inCourt<T>(
  { contract, provider, plugins, database }: Hearing,
  hear: (court: LawCourt<any>) => Promise<T>,
): Promise<T> {
  const clerk = servePlugin(definePlugin('conformance-clerk', { core: '*', uses: { port: contract } }), {
    handlers: {},
    provide: {},
  })
  const contracts = contract.cardinality === 'one' ? { [contractKey(contract)]: provider } : {}
  const county = await startTestCounty({
    plugins: [...plugins, examinations, clerk],
    database,
    contracts,
    residents: true,
  })
  try {
    const running = county.runtime.plugins.get('conformance-clerk') as RunningPlugin
    const portFor = (caller: ScopedCaller): any => {
      const inWork = (name: string) => (input: unknown) =>
        county.runtime.work.run(() => portOf(running, caller)[name](input))
      return Object.fromEntries(Object.keys(contract.operations).map((name) => [name, inWork(name)]))
    }
    const portOf = (plugin: RunningPlugin, caller: ScopedCaller): any => {
      const { port } = createContext(county.runtime, plugin, caller).uses as { port: any }
      return contract.cardinality === 'one' ? port : port.find((p: { provider: string }) => p.provider === provider)
    }
    return await hear({
      provider,
      county,
      category,
      system: portFor(systemCaller()),
      async as(key) {
        const holder = await county.people.holder(staff[key].account)
        if (!holder) throw new Error(`The county has no account ${staff[key].account}`)
        return portFor(county.runtime.access.person(holder, holder.posts[0]))
      },
    })
  } finally {
    await county.stop()
  }
}
