import { type Contract, contractKey, type Use } from '../contract/define-contract.ts'
import type { CountyConfig } from './county-config.ts'
import type { Grant, Plugin } from './define-plugin.ts'
import type { WebPlugin } from './web-plugin.ts'

/** A plugin as it was found: its declaration, and where it comes from. */
export interface FoundPlugin {
  readonly declaration: Plugin
  readonly web?: WebPlugin | undefined
  readonly package: string
  readonly version: string
  /** Folder with `migrations/` and `locales/`; built-in plugins name theirs. */
  readonly home: string
  readonly migrations: string
  /** Folder of the copy of `@ygt/core` that it resolves. */
  readonly core: string
  readonly settings: Readonly<Record<string, unknown>>
  readonly startup: 'required' | 'optional'
}

/** Everything needed to compose: what was found, what the county says, and the core that runs it. */
export interface Ingredients {
  readonly plugins: readonly FoundPlugin[]
  readonly config: CountyConfig
  readonly core: { readonly version: string; readonly home: string }
  /** Contracts that known packages could provide, for advice: `orders@1` → package names. */
  readonly catalogue: Readonly<Record<string, readonly string[]>>
  /** Slots that the shell and core offer. */
  readonly slots: readonly string[]
  /** Where the county's file is, for faults of its own. */
  readonly configFile: string
}

/** One thing that is wrong, with all that is needed to mend it. */
export interface Fault {
  readonly rule: string
  readonly plugin: string
  /** `file:line` of the declaration or of `county.yaml`. */
  readonly place: string
  readonly got: string
  readonly expected: string
  /** A command to run or a thing to change. */
  readonly mend: string
}

/** Plugins in the order in which they start: providers before users. */
export interface Composition {
  readonly plugins: readonly ComposedPlugin[]
  readonly faults: readonly Fault[]
  /** Things that still work but deserve a look: overlays that no longer fit, for example. */
  readonly warnings: readonly Fault[]
  readonly grants: readonly (Grant & { readonly source: string })[]
}

export interface ComposedPlugin extends FoundPlugin {
  readonly parsedSettings: unknown
  /** Ids of the plugins that provide each contract, by the name under `uses`. */
  readonly providers: Readonly<Record<string, readonly string[]>>
}

export function contractOf(use: Use): Contract {
  return 'optional' in use ? use.optional : use
}

/** Plugins that provide a contract, as the county chose. */
export function providersOf(contract: Contract, { plugins, config }: Ingredients): readonly string[] {
  const key = contractKey(contract)
  const able = plugins
    .filter((p) =>
      Object.values(p.declaration.provides as Record<string, Contract>).some((c) => contractKey(c) === key),
    )
    .map((p) => p.declaration.id)
  if (contract.cardinality === 'many') return able
  const chosen = config.contracts[key]
  return chosen === undefined ? able : able.filter((id) => id === chosen)
}

/** Providers before users; in a circle, the order of `county.yaml` decides. */
export function startOrder(ingredients: Ingredients): readonly FoundPlugin[] {
  const byId = new Map(ingredients.plugins.map((p) => [p.declaration.id, p]))
  const ordered: FoundPlugin[] = []
  const visiting = new Set<string>()
  const visit = (plugin: FoundPlugin): void => {
    if (ordered.includes(plugin) || visiting.has(plugin.declaration.id)) return
    visiting.add(plugin.declaration.id)
    for (const use of Object.values(plugin.declaration.uses as Record<string, Use>)) {
      for (const id of providersOf(contractOf(use), ingredients)) {
        const provider = byId.get(id)
        if (provider) visit(provider)
      }
    }
    ordered.push(plugin)
  }
  for (const plugin of ingredients.plugins) visit(plugin)
  return ordered
}

/** Grants of all plugins with the county's changes on top. */
export function composeGrants({ plugins, config }: Ingredients): readonly (Grant & { source: string })[] {
  const proposed = plugins.flatMap((p) => p.declaration.grants.map((g: Grant) => ({ ...g, source: p.declaration.id })))
  const kept = proposed.map((grant) => {
    const change = config.roles[grant.role]
    if (!change) return grant
    const removed = change.remove ?? []
    return {
      ...grant,
      reach: change.reach ?? grant.reach,
      permissions: grant.permissions.filter((p) => !removed.includes(p)),
    }
  })
  const added = Object.entries(config.roles).flatMap(([role, change]) =>
    change.add && change.add.length > 0
      ? [{ role, reach: change.reach ?? ('own' as const), permissions: change.add, source: 'county.yaml' }]
      : [],
  )
  return [...kept, ...added]
}
