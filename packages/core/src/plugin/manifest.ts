import { z } from 'zod'
import { type Contract, contractKey, type Use } from '../contract/define-contract.ts'
import { endpointsOf } from '../endpoint/openapi.ts'
import type { Resource } from '../resource/define-resource.ts'
import { contractOf, type FoundPlugin } from './composition.ts'
import { definedPermissions } from './composition-rules.ts'

/** The offer of a plugin as JSON, `dist/plugin.json`: for catalogues and lists, without running any of its code. */
export interface PluginManifest {
  readonly manifest: 1
  readonly id: string
  readonly package: string
  readonly version: string
  readonly core: string
  readonly startup: 'required' | 'optional'
  readonly uses: readonly { readonly contract: string; readonly optional: boolean; readonly cardinality: string }[]
  readonly provides: readonly string[]
  /** JSON Schema of its settings, or `null` when it has none. */
  readonly settings: unknown
  readonly resources: readonly { readonly id: string; readonly surfaces: readonly string[] }[]
  readonly endpoints: readonly { readonly method: string; readonly path: string }[]
  readonly permissions: readonly string[]
  readonly grants: readonly { readonly role: string; readonly reach: string; readonly permissions: readonly string[] }[]
  readonly events: readonly string[]
  readonly jobs: readonly string[]
  readonly pages: readonly string[]
  readonly contributions: readonly { readonly id: string; readonly slot: string }[]
  readonly claims: readonly string[]
}

export function manifestOf(plugin: FoundPlugin): PluginManifest {
  const { declaration, web } = plugin
  const parts = web?.parts ?? []
  return {
    manifest: 1,
    id: declaration.id,
    package: plugin.package,
    version: plugin.version,
    core: declaration.core,
    startup: declaration.startup,
    uses: Object.values(declaration.uses as Record<string, Use>).map((use) => ({
      contract: contractKey(contractOf(use)),
      optional: 'optional' in use,
      cardinality: contractOf(use).cardinality,
    })),
    provides: Object.values(declaration.provides as Record<string, Contract>).map(contractKey),
    settings: declaration.settings
      ? z.toJSONSchema(declaration.settings, { io: 'input', unrepresentable: 'any' })
      : null,
    resources: (declaration.resources as readonly Resource[]).map(({ id, surfaces }) => ({ id, surfaces })),
    endpoints: endpointsOf(declaration).map(([, { method, path }]) => ({
      method,
      path: `/api/${declaration.id}${path}`,
    })),
    permissions: [...new Set(definedPermissions(plugin).map((p) => p.name))].sort(),
    grants: declaration.grants,
    events: declaration.events.map((e) => e.name),
    jobs: declaration.jobs.map((j) => j.id),
    pages: parts.flatMap((part) => (part.kind === 'page' ? [`/${declaration.id}${part.path}`] : [])),
    contributions: parts.flatMap((part) => (part.kind === 'contribution' ? [{ id: part.id, slot: part.slot }] : [])),
    claims: declaration.claims,
  }
}
