import { describe, expect, test } from 'vitest'
import { dependencies } from '../src/dependencies.ts'
import { BOUNDARIES, RUNTIME } from '../src/dependency-rules.ts'
import { findings, type Planting } from './plant-tree.ts'

const packageJson = (name: string, main: string) =>
  JSON.stringify({ name, version: '1.0.0', type: 'module', exports: main })

/** A tree in which every arrow points the right way. */
const GOOD = {
  'node_modules/fastify/package.json': packageJson('fastify', './fastify.js'),
  'node_modules/fastify/fastify.js': 'export default () => undefined\n',
  'node_modules/@ygt/core': { link: '../../packages/core' },
  'packages/core/package.json': packageJson('@ygt/core', './src/index.ts'),
  'packages/core/src/index.ts': "export { definePlugin } from './plugin/define-plugin.ts'\n",
  'packages/core/src/plugin/define-plugin.ts':
    "import type { Server } from '../kernel/server.ts'\nexport const definePlugin = (server: Server) => server\n",
  'packages/core/src/kernel/server.ts':
    "import { readFileSync } from 'node:fs'\nimport fastify from 'fastify'\nexport type Server = typeof fastify\nexport const read = readFileSync\n",
  'packages/core/src/blocks/orders/contract.ts': 'export const Orders = 1\n',
  'packages/core/src/blocks/orders/order.ts': 'export const order = 1\n',
  'packages/core/src/blocks/critical-values/detect.ts': "export { Orders } from '../orders/contract.ts'\n",
  'packages/plugins/imaging/src/plugin.ts':
    "import { definePlugin } from '@ygt/core'\nexport const imaging = definePlugin\n",
  'packages/plugins/imaging/src/server.ts':
    "import { readFileSync } from 'node:fs'\nexport { imaging } from './plugin.ts'\nexport const read = readFileSync\n",
  'packages/plugins/imaging/src/web/index.tsx':
    "export { imaging } from '../plugin.ts'\nexport const page = () => import('./worklist.tsx')\n",
  'packages/plugins/imaging/src/web/worklist.tsx': 'export const Worklist = () => <b>1</b>\n',
  'packages/plugins/ecg/src/plugin.ts': "export { definePlugin as ecg } from '@ygt/core'\n",
  'packages/reference-app/src/host.ts': "export { definePlugin } from '@ygt/core'\n",
  'packages/cli/src/index.ts': "export { definePlugin } from '../../reference-app/src/host.ts'\n",
}

/** One mistake per rule. */
const MISTAKES: Record<string, Planting> = {
  'no-plugin-to-plugin': {
    'packages/plugins/ecg/src/trace.ts': "export { Worklist } from '../../imaging/src/web/worklist.tsx'\n",
  },
  'plugin-to-core-only': {
    'packages/plugins/ecg/src/trace.ts': "export * from '../../../reference-app/src/host.ts'\n",
  },
  'core-stands-alone': {
    'packages/core/src/kernel/all.ts':
      "export type { Worklist } from '../../../plugins/imaging/src/web/worklist.tsx'\n",
  },
  'host-knows-no-plugin-and-no-cli': {
    'packages/reference-app/src/demo.ts': "export * from '../../plugins/ecg/src/plugin.ts'\n",
  },
  'cli-knows-no-plugin': { 'packages/cli/src/add.ts': "export * from '../../plugins/ecg/src/plugin.ts'\n" },
  'block-meets-block-in-its-contract': {
    'packages/core/src/blocks/critical-values/notify.ts': "export { order } from '../orders/order.ts'\n",
  },
  'rooms-do-not-know-blocks': {
    'packages/core/src/access/may.ts': "export { Orders } from '../blocks/orders/contract.ts'\n",
  },
  'import-resolves': { 'packages/core/src/access/may.ts': "export * from './nowhere.ts'\n" },
  'browser-safe-entry': {
    'packages/core/src/plugin/define-plugin.ts': "export { read as definePlugin } from '../kernel/server.ts'\n",
  },
  'page-imports-no-server': {
    'packages/plugins/imaging/src/server.ts': 'export const data = 1\n',
    'packages/plugins/imaging/src/web/worklist.tsx': "export { data as Worklist } from '../server.ts'\n",
  },
  'no-circle': {
    'packages/core/src/blocks/orders/contract.ts': "export * from './order.ts'\n",
    'packages/core/src/blocks/orders/order.ts': "export * from './contract.ts'\n",
  },
}

describe('dependencies', () => {
  test('has nothing to say about arrows that point the right way', async () => {
    expect(await findings(dependencies, GOOD)).toEqual([])
  })

  test.each([...BOUNDARIES, ...RUNTIME].map((rule) => rule.name ?? ''))(
    'finds a mistake against %s, and no other',
    async (rule) => {
      const found = await findings(dependencies, { ...GOOD, ...MISTAKES[rule] })
      expect(found).not.toEqual([])
      for (const line of found) expect(line).toContain(`: ${rule}: `)
    },
  )

  test('finds a plugin that is imported by the name of its package', async () => {
    const found = await findings(dependencies, {
      ...GOOD,
      'node_modules/@ygt/plugin-imaging': { link: '../../packages/plugins/imaging' },
      'packages/plugins/imaging/package.json': packageJson('@ygt/plugin-imaging', './src/plugin.ts'),
      'packages/plugins/ecg/src/trace.ts': "export * from '@ygt/plugin-imaging'\n",
    })
    expect(found.join('\n')).toContain('no-plugin-to-plugin')
  })

  test('says by way of which modules a page reaches a server library', async () => {
    const found = await findings(dependencies, { ...GOOD, ...MISTAKES['browser-safe-entry'] })
    expect(found.join('\n')).toMatch(
      /core\/src\/index.ts: browser-safe-entry: imports .*fastify.js \(by way of .*kernel\/server.ts\)/,
    )
  })

  test('finds a module that dependency-cruiser did not read', async () => {
    const found = await findings(dependencies, {
      ...GOOD,
      'packages/core/src/blocks/dist/lost.ts': 'export const a = 1\n',
    })
    expect(found.join('\n')).toContain(
      'packages/core/src/blocks/dist/lost.ts: dependency-cruiser did not see this module',
    )
  })
})
