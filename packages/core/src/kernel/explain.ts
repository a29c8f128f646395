import type { Endpoint } from '../endpoint/define-endpoint.ts'
import { endpointsOf } from '../endpoint/openapi.ts'
import type { Lifecycle } from '../lifecycle/define-lifecycle.ts'
import { tableOf } from '../persistence/table.ts'
import type { ComposedPlugin, Composition } from '../plugin/composition.ts'
import { definedPermissions } from '../plugin/composition-rules.ts'
import type { Resource } from '../resource/define-resource.ts'

/** All that a declaration expands to, each with the line that caused it. */
export interface Explanation {
  readonly name: string
  readonly kind: 'plugin' | 'resource' | 'permission'
  readonly declaredAt: string
  readonly parts: readonly { readonly title: string; readonly lines: readonly string[] }[]
}

/** Explains a plugin (`imaging`), a resource (`imaging.study`) or a permission (`imaging:study:read`). */
export function explain(composition: Composition, name: string): Explanation | undefined {
  if (name.includes(':')) return explainPermission(composition, name)
  const plugin = composition.plugins.find((p) => p.declaration.id === name)
  if (plugin) return explainPlugin(plugin)
  for (const owner of composition.plugins) {
    const resource = (owner.declaration.resources as readonly Resource[]).find((r) => r.id === name)
    if (resource) return explainResource(owner, resource)
  }
  return undefined
}

function explainPlugin(plugin: ComposedPlugin): Explanation {
  const { declaration, web } = plugin
  const parts = [
    { title: 'package', lines: [`${plugin.package} ${plugin.version}`, plugin.home] },
    {
      title: 'contracts',
      lines: [
        ...Object.entries(plugin.providers).map(([n, ids]) => `uses ${n} from ${ids.join(', ') || '(nobody)'}`),
        ...Object.values(declaration.provides as Record<string, { id: string; version: number }>).map(
          (c) => `provides ${c.id}@${c.version}`,
        ),
      ],
    },
    {
      title: 'resources',
      lines: (declaration.resources as readonly Resource[]).map((r) => `${r.id}  ${r.declaredAt}`),
    },
    {
      title: 'endpoints',
      lines: endpointsOf(declaration).map(
        ([, e]) => `${e.method} /api/${declaration.id}${e.path}  ${accessWords(e)}  ${e.declaredAt}`,
      ),
    },
    { title: 'events', lines: declaration.events.map((e) => e.name) },
    { title: 'jobs', lines: declaration.jobs.map((j) => `${j.id}${j.schedule ? `  ${j.schedule}` : ''}`) },
    {
      title: 'grants',
      lines: declaration.grants.flatMap((g) => g.permissions.map((p) => `${g.role} may ${p}, reach ${g.reach}`)),
    },
    {
      title: 'pages',
      lines: (web?.parts ?? []).map((part) =>
        part.kind === 'page'
          ? `/${declaration.id}${part.path}  ${part.declaredAt}`
          : `${part.id} in ${part.slot}  ${part.declaredAt}`,
      ),
    },
    { title: 'claims', lines: [...declaration.claims] },
  ]
  return {
    name: declaration.id,
    kind: 'plugin',
    declaredAt: declaration.declaredAt,
    parts: parts.filter((p) => p.lines.length > 0),
  }
}

function explainResource(owner: ComposedPlugin, resource: Resource): Explanation {
  const table = tableOf(resource)
  const lifecycle = resource.lifecycle as Lifecycle | undefined
  const parts = [
    {
      title: `table ${table.name}`,
      lines: table.columns.map(
        (c) =>
          `${c.column} ${c.type}${c.nullable ? ' null' : ''}${c.encrypted ? ' encrypted' : ''}${c.blindIndexOf ? ` blind index of ${c.blindIndexOf}` : ''}`,
      ),
    },
    { title: 'indexes', lines: table.indexes.map((i) => `${i.unique ? 'unique ' : ''}(${i.columns.join(', ')})`) },
    {
      title: 'endpoints',
      lines: endpointsOf(owner.declaration)
        .filter(([name]) => name.startsWith(`${resource.id.split('.')[1]}.`))
        .map(
          ([, e]) =>
            `${e.method} /api/${owner.declaration.id}${e.path}  ${'permission' in e.access ? e.access.permission : ''}`,
        ),
    },
    {
      title: 'permissions',
      lines: [resource.access.read, resource.access.create, resource.access.update].filter((p) => p !== undefined),
    },
    { title: 'surfaces', lines: [...resource.surfaces] },
    ...(lifecycle
      ? [
          {
            title: `lifecycle ${lifecycle.id}  ${lifecycle.declaredAt}`,
            lines: Object.entries(lifecycle.commands).map(
              ([name, c]) =>
                `${name}: ${[c.from].flat().join(' | ')} → ${c.to}  ${c.permission}${c.emits ? `  emits ${c.emits.event.name}` : ''}`,
            ),
          },
        ]
      : []),
  ]
  return {
    name: resource.id,
    kind: 'resource',
    declaredAt: resource.declaredAt,
    parts: parts.filter((p) => p.lines.length > 0),
  }
}

function explainPermission(composition: Composition, stated: string): Explanation | undefined {
  const [name = ''] = stated.split('@')
  const asked = composition.plugins.flatMap((p) => definedPermissions(p)).filter((d) => d.name === name)
  const [first] = asked
  if (!first) return undefined
  const granted = composition.grants.flatMap((g) =>
    g.permissions
      .filter((p) => p === stated || p.split('@')[0] === stated)
      .map((p) => `${g.role} has ${p}, reach ${g.reach}, from ${g.source}`),
  )
  return {
    name: stated,
    kind: 'permission',
    declaredAt: first.place,
    parts: [
      { title: 'asked for at', lines: [...new Set(asked.map((a) => a.place))] },
      { title: 'granted', lines: granted.length > 0 ? granted : ['(nobody)'] },
    ],
  }
}

function accessWords({ access }: Endpoint): string {
  if ('permission' in access) return access.permission
  if ('public' in access) return `public: ${access.public}`
  return 'link' in access ? `link to ${access.link}` : 'signed in'
}
