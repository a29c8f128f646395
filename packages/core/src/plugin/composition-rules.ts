import semver from 'semver'
import { contractKey, type Use } from '../contract/define-contract.ts'
import type { Endpoint } from '../endpoint/define-endpoint.ts'
import { type Lifecycle } from '../lifecycle/define-lifecycle.ts'
import { tableOf } from '../persistence/table.ts'
import type { Resource } from '../resource/define-resource.ts'
import { resourceApi } from '../resource/resource-endpoints.ts'
import { contractOf, type Fault, type FoundPlugin, type Ingredients, providersOf } from './composition.ts'

/** One thing that composition checks; each has a deliberately bad plugin under `test/plugin/fixtures`. */
export interface CompositionRule {
  readonly id: string
  readonly check: (ingredients: Ingredients) => Omit<Fault, 'rule'>[]
}

const list = (names: readonly string[]) => names.join(', ')
const where = (plugin: FoundPlugin) => plugin.declaration.declaredAt || plugin.home

export const compositionRules: readonly CompositionRule[] = [
  {
    id: 'plugin-id-unique',
    check: ({ plugins }) =>
      repeated(plugins, (p) => p.declaration.id).map(({ first, second, key }) => ({
        plugin: second.package,
        place: where(second),
        got: `the id ${key}, which ${first.package} has already`,
        expected: 'an id of its own for each plugin',
        mend: `ygt plugin remove ${second.package}`,
      })),
  },
  {
    id: 'core-range',
    check: ({ plugins, core }) =>
      plugins
        .filter((p) => !semver.satisfies(core.version, p.declaration.core, { includePrerelease: true }))
        .map((p) => ({
          plugin: p.declaration.id,
          place: where(p),
          got: `built for @ygt/core ${p.declaration.core}`,
          expected: `a range that includes ${core.version}, which this county runs`,
          mend: `ygt plugin add ${p.package}@latest, or ask its vendor for a release for @ygt/core ${core.version}`,
        })),
  },
  {
    id: 'one-core',
    check: ({ plugins, core }) =>
      plugins
        .filter((p) => p.core !== core.home)
        .map((p) => ({
          plugin: p.declaration.id,
          place: where(p),
          got: `a second copy of @ygt/core in ${p.core}`,
          expected: `the one copy in ${core.home}`,
          mend: 'declare @ygt/core under peerDependencies of the plugin, then pnpm dedupe',
        })),
  },
  {
    id: 'contract-provided',
    check: (ingredients) =>
      eachUse(ingredients)
        .filter(
          ({ use, contract }) =>
            !('optional' in use) && contract.cardinality === 'one' && providersOf(contract, ingredients).length === 0,
        )
        .map(({ plugin, contract }) => {
          const key = contractKey(contract)
          const able = ingredients.catalogue[key] ?? []
          const otherMajor = otherMajors(contract, ingredients)
          return {
            plugin: plugin.declaration.id,
            place: where(plugin),
            got:
              otherMajor.length > 0
                ? `${key} is needed, but only ${list(otherMajor)} is provided`
                : `nobody provides ${key}`,
            expected: `one plugin that provides ${key}`,
            mend:
              able.length > 0
                ? `ygt plugin add ${able[0]}${able.length > 1 ? ` (or ${list(able.slice(1))})` : ''}`
                : `add a plugin that provides ${key}`,
          }
        }),
  },
  {
    id: 'provider-chosen',
    check: (ingredients) =>
      eachUse(ingredients)
        .map(({ plugin, contract }) => ({ plugin, contract, providers: providersOf(contract, ingredients) }))
        .filter(({ contract, providers }) => contract.cardinality === 'one' && providers.length > 1)
        .map(({ plugin, contract, providers }) => ({
          plugin: plugin.declaration.id,
          place: ingredients.configFile,
          got: `${contractKey(contract)} is provided by ${list(providers)}`,
          expected: 'one of them, chosen by the county',
          mend: `contracts: { '${contractKey(contract)}': ${providers[0]} } in county.yaml`,
        })),
  },
  {
    id: 'chosen-provider-known',
    check: ({ plugins, config, configFile }) =>
      Object.entries(config.contracts)
        .filter(([key, id]) => !plugins.some((p) => p.declaration.id === id && provides(p).includes(key)))
        .map(([key, id]) => ({
          plugin: id,
          place: configFile,
          got: `contracts says that ${id} provides ${key}, and it does not`,
          expected: `a plugin that provides ${key}: ${list(plugins.filter((p) => provides(p).includes(key)).map((p) => p.declaration.id)) || 'none is composed'}`,
          mend: `correct or remove contracts.'${key}' in county.yaml`,
        })),
  },
  {
    id: 'settings-valid',
    check: ({ plugins, configFile }) =>
      plugins.flatMap((p) => {
        const { settings, id } = p.declaration
        const unknown = settings ? [] : Object.keys(p.settings)
        if (unknown.length > 0)
          return [
            {
              plugin: id,
              place: configFile,
              got: `settings ${list(unknown)}`,
              expected: 'none: the plugin has no settings',
              mend: `remove settings of ${p.package} in county.yaml`,
            },
          ]
        const result = settings?.safeParse(p.settings)
        return (result?.error?.issues ?? []).map((issue) => ({
          plugin: id,
          place: configFile,
          got: `settings.${issue.path.join('.')}: ${issue.message}`,
          expected: 'a value that fits the plugin’s settings',
          mend: `correct it in county.yaml; ygt explain ${id} prints what it may be`,
        }))
      }),
  },
  {
    id: 'route-unique',
    check: ({ plugins }) =>
      repeated(plugins.flatMap(routesOf), (r) => r.key).map(({ first, second, key }) => ({
        plugin: second.plugin,
        place: second.place,
        got: `the route ${key.replaceAll('/:', '/…')}, which ${first.plugin} declares at ${first.place}`,
        expected: 'a route of its own for each endpoint',
        mend: 'rename one of the two paths',
      })),
  },
  {
    id: 'table-unique',
    check: ({ plugins }) =>
      repeated(plugins.flatMap(tablesOf), (t) => t.table).map(({ first, second, key }) => ({
        plugin: second.plugin,
        place: second.place,
        got: `the table ${key}, which ${first.plugin} declares at ${first.place}`,
        expected: 'a table of its own for each resource',
        mend: 'rename one of the two resources',
      })),
  },
  {
    id: 'own-prefix',
    check: ({ plugins }) =>
      plugins.flatMap((p) =>
        [
          ...resources(p)
            .filter((r) => !r.id.startsWith(`${p.declaration.id}.`))
            .map((r) => ({ name: `resource ${r.id}`, place: r.declaredAt })),
          ...p.declaration.events
            .filter((e) => !e.name.startsWith(`${p.declaration.id}.`))
            .map((e) => ({ name: `event ${e.name}`, place: where(p) })),
          ...p.declaration.jobs
            .filter((j) => !j.id.startsWith(`${p.declaration.id}.`))
            .map((j) => ({ name: `job ${j.id}`, place: where(p) })),
          ...definedPermissions(p)
            .filter(({ name }) => !name.startsWith(`${p.declaration.id}:`))
            .map(({ name, place }) => ({ name: `permission ${name}`, place })),
        ].map(({ name, place }) => ({
          plugin: p.declaration.id,
          place,
          got: name,
          expected: `a name that begins with ${p.declaration.id}`,
          mend: `rename it, so that two plugins can never mean different things by one name`,
        })),
      ),
  },
  {
    id: 'permission-known',
    check: ({ plugins, config, configFile }) => {
      const known = new Set(plugins.flatMap((p) => definedPermissions(p).map((d) => d.name)))
      const asked = [
        ...plugins.flatMap((p) =>
          p.declaration.grants.flatMap((g) =>
            g.permissions.map((permission) => ({ permission, plugin: p.declaration.id, place: where(p) })),
          ),
        ),
        ...Object.entries(config.roles).flatMap(([role, change]) =>
          (change.add ?? []).map((permission) => ({ permission, plugin: role, place: configFile })),
        ),
      ]
      return asked
        .filter(({ permission }) => !known.has(permission.split('@')[0] ?? ''))
        .map(({ permission, plugin, place }) => ({
          plugin,
          place,
          got: `a grant of ${permission}`,
          expected: 'a permission that some composed plugin asks for',
          mend: nearest(permission.split('@')[0] ?? '', [...known]),
        }))
    },
  },
  {
    id: 'slot-known',
    check: ({ plugins, slots }) =>
      plugins.flatMap((p) =>
        (p.web?.parts ?? [])
          .filter((part) => part.kind === 'contribution' && !slots.includes(part.slot))
          .map((part) => ({
            plugin: p.declaration.id,
            place: part.declaredAt,
            got: `a contribution to the slot ${part.kind === 'contribution' ? part.slot : ''}`,
            expected: `a slot of the shell: ${list(slots)}`,
            mend: 'import the slot from @ygt/core instead of naming it',
          })),
      ),
  },
  {
    id: 'contribution-unique',
    check: ({ plugins }) => {
      const parts = plugins.flatMap((p) =>
        (p.web?.parts ?? []).map((part) => ({
          plugin: p.declaration.id,
          place: part.declaredAt,
          key: part.kind === 'page' ? `/${p.declaration.id}${part.path}` : part.id,
        })),
      )
      return repeated(parts, (p) => p.key).map(({ first, second, key }) => ({
        plugin: second.plugin,
        place: second.place,
        got: `${key}, which ${first.plugin} contributes at ${first.place}`,
        expected: 'an id or path of its own for each part',
        mend: 'rename one of the two',
      }))
    },
  },
]

function eachUse({ plugins }: Ingredients) {
  return plugins.flatMap((plugin) =>
    Object.values(plugin.declaration.uses as Record<string, Use>).map((use) => ({
      plugin,
      use,
      contract: contractOf(use),
    })),
  )
}

function provides(plugin: FoundPlugin): string[] {
  return Object.values(plugin.declaration.provides as Record<string, { id: string; version: number }>).map(contractKey)
}

function otherMajors(contract: { readonly id: string; readonly version: number }, { plugins }: Ingredients): string[] {
  return plugins.flatMap(provides).filter((key) => key.startsWith(`${contract.id}@`) && key !== contractKey(contract))
}

function resources(plugin: FoundPlugin): readonly Resource[] {
  return plugin.declaration.resources
}

function tablesOf(plugin: FoundPlugin) {
  return resources(plugin).map((r) => ({ table: tableOf(r).name, plugin: plugin.declaration.id, place: r.declaredAt }))
}

function routesOf(plugin: FoundPlugin) {
  const { id, api } = plugin.declaration
  const declared = Object.values(api as Record<string, Endpoint>)
  const generated = resources(plugin).flatMap((r) =>
    Object.values(resourceApi(r)).map((e: Endpoint) => ({ ...e, declaredAt: r.declaredAt })),
  )
  return [...declared, ...generated].map((e) => ({
    key: `${e.method} /api/${id}${e.path.replace(/:\w+/g, ':')}`,
    plugin: id,
    place: e.declaredAt,
  }))
}

/** Permissions that a plugin asks for: its endpoints, resources and commands define them. */
export function definedPermissions(plugin: FoundPlugin): { readonly name: string; readonly place: string }[] {
  const endpoints = Object.values(plugin.declaration.api as Record<string, Endpoint>).flatMap((e) =>
    'permission' in e.access ? [{ name: e.access.permission, place: e.declaredAt }] : [],
  )
  const fromResources = resources(plugin).flatMap((r) =>
    [
      r.access.read,
      r.access.create,
      r.access.update,
      ...Object.values((r.lifecycle as Lifecycle | undefined)?.commands ?? {}).map((c) => c.permission),
    ]
      .filter((name) => name !== undefined && name !== 'system')
      .map((name) => ({ name: name as string, place: r.declaredAt })),
  )
  return [...endpoints, ...fromResources]
}

function repeated<T>(items: readonly T[], keyOf: (item: T) => string): { first: T; second: T; key: string }[] {
  const firsts = new Map<string, T>()
  return items.flatMap((item) => {
    const key = keyOf(item)
    const first = firsts.get(key)
    if (first === undefined) firsts.set(key, item)
    return first === undefined ? [] : [{ first, second: item, key }]
  })
}

function nearest(name: string, known: readonly string[]): string {
  const [prefix] = name.split(':')
  const close = known.filter((k) => k.startsWith(`${prefix}:`)).slice(0, 5)
  return close.length > 0 ? `did you mean one of ${list(close)}?` : `add the plugin ${prefix}, or remove the grant`
}
