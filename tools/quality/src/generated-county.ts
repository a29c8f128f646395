import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export interface Size {
  readonly plugins: number
  readonly endpoints: number
}

/**
 * Writes a county of plugins as a vendor would: a contract, a resource with a lifecycle, endpoints with bodies and problems,
 * handlers that use their context, and a page that calls every endpoint. Core is seen through its built declarations.
 */
export async function generateCounty(folder: string, root: string, { plugins, endpoints }: Size): Promise<void> {
  const files: Record<string, string> = {
    'package.json': '{ "type": "module" }',
    'tsconfig.json': JSON.stringify(projectFile(root)),
  }
  for (let number = 1; number <= plugins; number++) {
    const names = Array.from({ length: endpoints }, (_, index) => `call${index + 1}`)
    files[`p${number}/plugin.ts`] = declaration(`p${number}`, names)
    files[`p${number}/server.ts`] = implementation(names)
    files[`p${number}/page.ts`] = page(names)
  }
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  await mkdir(join(folder, 'node_modules'))
  await symlink(join(root, 'packages/core/node_modules/zod'), join(folder, 'node_modules/zod'))
}

function projectFile(root: string): object {
  return {
    extends: join(root, 'tsconfig.base.json'),
    compilerOptions: {
      composite: false,
      declaration: false,
      declarationMap: false,
      sourceMap: false,
      noEmit: true,
      rewriteRelativeImportExtensions: false,
      allowImportingTsExtensions: true,
      types: [],
      lib: ['es2024', 'esnext.iterator', 'esnext.disposable', 'dom'],
      paths: { '@ygt/core': [join(root, 'packages/core/dist/index.d.ts')] },
    },
    include: ['.'],
  }
}

function declaration(id: string, endpoints: readonly string[]): string {
  return `import { defineContract, defineEndpoint, defineEvent, defineLifecycle, definePlugin, defineProblem, defineResource, emit, type Facts, field, operation, optional } from '@ygt/core'
import { z } from 'zod'

export const Published = defineEvent('${id}.published', z.object({ reportId: z.string() }))
export const AlreadySigned = defineProblem('${id}/already-signed', { status: 409, zh: '', en: '' })
export const Withdrawn = defineProblem('${id}/withdrawn', { status: 410, zh: '', en: '' })
export const Reports = defineContract('${id}-reports', {
  version: 1,
  operations: {
    place: operation(z.object({ patient: z.string() }), z.object({ orderId: z.string() })),
    find: operation(z.object({ patient: z.string() }), z.array(z.string())),
  },
  events: [Published],
})
export const lifecycle = defineLifecycle('${id}.report', {
  states: ['registered', 'preliminary', 'final', 'amended'],
  initial: 'registered',
  final: ['final', 'amended'],
  commands: {
    sign: { from: 'registered', to: 'preliminary', permission: '${id}:report:sign', set: ({ actor }) => ({ author: actor.practitioner }) },
    publish: {
      from: 'preliminary', to: 'final', permission: '${id}:report:publish',
      guard: ({ doc, actor }: Facts<{ readonly author: string | null }>) => (doc.author === actor.practitioner ? AlreadySigned : undefined),
      emits: emit(Published, ({ doc }) => ({ reportId: doc.id })),
    },
    amend: { from: 'final', to: 'amended', permission: '${id}:report:amend', input: z.object({ reason: z.string().min(4) }) },
  },
})
export const report = defineResource('${id}.report', {
  fields: {
    patient: field.patient(),
    modality: field.oneOf(['CT', 'MR', 'DR']),
    author: field.practitioner({ optional: true }),
    reason: field.text({ max: 500, optional: true }),
    requestedAt: field.instant(),
  },
  lifecycle,
  access: { read: '${id}:report:read', create: '${id}:report:create' },
  list: { columns: ['patient', 'modality'], filters: ['modality'], sort: '-requestedAt' },
  surfaces: ['rest', 'list', 'detail'],
})
const line = z.object({ code: z.string(), quantity: z.number().int().min(1), unit: z.enum(['box', 'piece']), note: z.string().max(200).optional() })
const api = {
${endpoints.map((name) => endpoint(id, name)).join('\n')}
}
export const plugin = definePlugin('${id}', {
  core: '^0.1',
  uses: { reports: optional(Reports) },
  provides: { own: Reports },
  settings: z.object({ hours: z.number() }),
  resources: [report],
  api,
  events: [Published],
  problems: [AlreadySigned, Withdrawn],
})
`
}

function endpoint(id: string, name: string): string {
  return `  ${name}: defineEndpoint('POST /${name}/:id/lines/:line', {
    access: { permission: '${id}:report:sign' },
    input: z.object({ id: z.string(), line: z.coerce.number(), at: z.iso.datetime(), lines: z.array(line).max(50), urgency: z.enum(['routine', 'stat']).default('routine') }),
    output: z.object({ id: z.string(), state: z.string(), lines: z.array(line.extend({ price: z.number() })), next: z.string().nullable() }),
    problems: [AlreadySigned, Withdrawn],
  }),`
}

function implementation(endpoints: readonly string[]): string {
  const handlers = endpoints.map(
    (name) => `    async ${name}({ id, line, lines, urgency }, { uses, fail, act, store, settings }) {
      if (urgency === 'stat' && settings.hours < line) fail(AlreadySigned)
      await uses.reports?.place({ patient: id })
      const found = await store(report).find(id)
      const { state } = await act(report, id, 'amend', { reason: found?.reason ?? 'wrong side' })
      return { id, state, lines: lines.map((one) => ({ ...one, price: one.quantity })), next: null }
    },`,
  )
  return `import { on, servePlugin } from '@ygt/core'
import { AlreadySigned, plugin, Published, report } from './plugin.ts'

export default servePlugin(plugin, {
  handlers: {
${handlers.join('\n')}
  },
  provide: {
    own: () => ({
      async place({ patient }) {
        return { orderId: patient }
      },
      async find({ patient }) {
        return [patient]
      },
    }),
  },
  on: [on(Published, async ({ reportId }) => void reportId.trim())],
})
`
}

function page(endpoints: readonly string[]): string {
  const calls = endpoints.map(
    (
      name,
    ) => `  const ${name} = await client.${name}({ id: '1', line: 1, at: '', lines: [{ code: '', quantity: 1, unit: 'box' }] })
  if (${name}.ok) shown.push(...${name}.data.lines.map(({ price, unit }) => \`\${price} \${unit}\`))
  else shown.push(${name}.problem.code)`,
  )
  return `import { createClient, type Transport } from '@ygt/core'
import { plugin } from './plugin.ts'

export async function show(transport: Transport): Promise<string[]> {
  const client = createClient(plugin, transport)
  const shown: string[] = []
${calls.join('\n')}
  return shown
}
`
}
