import type { Lifecycle, Problem, Resource } from '../../../packages/core/src/index.ts'
import { z } from '../../../packages/core/src/index.ts'
import { countyConfig, definedPermissions, type FoundPlugin } from '../../../packages/core/src/kernel/index.ts'
import { lifecycleDiagram } from '../../../packages/core/src/lifecycle/diagram.ts'

const generated = 'This page is written by `npm run tables`; do not edit it.'

/** Every problem that an answer can carry, by plugin. */
export function problemsPage(plugins: readonly FoundPlugin[]): string {
  const rows = plugins.flatMap((p) =>
    (p.declaration.problems as readonly Problem[]).map((problem) => [
      `\`${problem.code}\``,
      String(problem.status),
      problem.zh,
      problem.en,
    ]),
  )
  return page(
    'Problems',
    'Answers that refuse are `application/problem+json` (RFC 9457); `type` is `/problems/<code>`.',
    table(['code', 'status', '中文', 'English'], rows),
  )
}

/** Every permission, where it is asked for, and which role is proposed to hold it. */
export function permissionsPage(plugins: readonly FoundPlugin[]): string {
  const grants = plugins.flatMap((p) =>
    p.declaration.grants.flatMap((g) => g.permissions.map((stated) => ({ stated, role: g.role, reach: g.reach }))),
  )
  const names = [...new Set(plugins.flatMap((p) => definedPermissions(p).map((d) => d.name)))].sort()
  const holders = (name: string) =>
    grants
      .filter((g) => g.stated.split('@')[0] === name)
      .map((g) => `${g.role}${g.stated.includes('@') ? ` @${g.stated.split('@')[1]}` : ''} (${g.reach})`)
  const rows = names.map((name) => [`\`${name}\``, holders(name).join(', ')])
  return page(
    'Permissions',
    'A county changes who holds what under `roles` in `county.yaml`. `*` is everybody who is signed in; a qualifier (`@imaging`) narrows a permission to one category.',
    table(['permission', 'proposed holders (reach)'], rows),
  )
}

export function eventsPage(plugins: readonly FoundPlugin[]): string {
  const rows = plugins.flatMap((p) =>
    p.declaration.events.map((e) => [`\`${e.name}\``, p.declaration.id, members(e.payload)]),
  )
  return page(
    'Events',
    'Facts in the past tense, delivered at least once and in order per record (ADR 0006).',
    table(['event', 'plugin', 'payload'], rows),
  )
}

export function settingsPage(plugins: readonly FoundPlugin[]): string {
  const parts = plugins.flatMap((p) => {
    if (!p.declaration.settings) return []
    const { properties = {} } = z.toJSONSchema(p.declaration.settings, { io: 'input', unrepresentable: 'any' }) as {
      properties?: Record<string, unknown>
    }
    const rows = Object.entries(properties).map(([name, schema]) => [
      `\`${name}\``,
      `\`${JSON.stringify((schema as { default?: unknown }).default ?? null)}\``,
      (schema as { type?: string }).type ?? '',
    ])
    return [`## ${p.declaration.id}\n\n${table(['setting', 'default', 'type'], rows)}`]
  })
  return page('Settings', 'Under `plugins: [{ package, settings }]` in `county.yaml`.', parts.join('\n'))
}

/** Each lifecycle as a diagram and a table of commands, from its declaration. */
export function lifecyclesPage(plugins: readonly FoundPlugin[]): string {
  const lifecycles = plugins.flatMap((p) =>
    (p.declaration.resources as readonly Resource[]).flatMap((r) => (r.lifecycle ? [r.lifecycle as Lifecycle] : [])),
  )
  const parts = lifecycles.map((l) => {
    const rows = Object.entries(l.commands).map(([name, c]) => [
      `\`${name}\``,
      [c.from].flat().join(', '),
      c.to,
      `\`${c.permission}\``,
      c.emits?.event.name ?? '',
    ])
    return `## ${l.id}\n\n\`\`\`mermaid\n${lifecycleDiagram(l)}\n\`\`\`\n\n${table(['command', 'from', 'to', 'permission', 'emits'], rows)}`
  })
  return page(
    'Lifecycles',
    'States change by commands only; `system` commands are given by deadlines, jobs and other commands.',
    parts.join('\n'),
  )
}

export function countyYamlPage(): string {
  const { properties = {} } = z.toJSONSchema(countyConfig, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, { description?: string; default?: unknown; type?: string }>
  }
  const rows = Object.entries(properties).map(([name, schema]) => [
    `\`${name}\``,
    schema.type ?? '',
    schema.default === undefined ? '' : `\`${JSON.stringify(schema.default)}\``,
    schema.description ?? '',
  ])
  return page(
    'county.yaml',
    'What county IT writes. `${NAME}` is taken from the environment.',
    table(['member', 'type', 'default', 'meaning'], rows),
  )
}

function members(payload: z.ZodType): string {
  const { properties = {} } = z.toJSONSchema(payload, { unrepresentable: 'any' }) as {
    properties?: Record<string, unknown>
  }
  return Object.keys(properties).join(', ')
}

function page(title: string, about: string, body: string): string {
  return `# ${title}\n\n${about}\n\n${generated}\n\n${body.trimEnd()}\n`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((c) => c.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |\n`
  return line(head) + line(head.map(() => '---')) + rows.map(line).join('')
}
