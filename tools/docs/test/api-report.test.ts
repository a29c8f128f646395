import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { apiReport, leaks } from '../src/api-report.ts'
import { type EntryPoint, entryPoints } from '../src/entry-points.ts'

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

const MANIFEST = {
  name: '@ygt/core',
  version: '0.1.0',
  exports: { '.': './src/index.ts', './web': './src/web/index.ts', './blocks/*': './src/blocks/*/index.ts' },
  publishConfig: {
    exports: {
      '.': { types: './dist/index.d.ts' },
      './web': { types: './dist/web/index.d.ts' },
      './blocks/*': { types: './dist/blocks/*/index.d.ts' },
    },
  },
}

async function plantPackage(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ygt-package-'))
  folders.push(folder)
  for (const [path, content] of Object.entries({ 'package.json': JSON.stringify(MANIFEST), ...files })) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  return folder
}

describe('entryPoints', () => {
  test('are the exports whose sources exist, with a block for each folder', async () => {
    const folder = await plantPackage({
      'src/index.ts': '',
      'src/blocks/orders/index.ts': '',
      'src/blocks/critical-values/index.ts': '',
      'src/blocks/unfinished/order.ts': '',
    })
    expect(entryPoints(folder)).toEqual([
      entry(folder, '@ygt/core', 'core', 'index'),
      entry(folder, '@ygt/core/blocks/critical-values', 'core.blocks.critical-values', 'blocks/critical-values/index'),
      entry(folder, '@ygt/core/blocks/orders', 'core.blocks.orders', 'blocks/orders/index'),
    ])
  })

  test('need declarations that are published', async () => {
    const folder = await plantPackage({
      'package.json': JSON.stringify({ ...MANIFEST, publishConfig: { exports: {} } }),
    })
    expect(() => entryPoints(folder)).toThrow('@ygt/core exports ., but publishConfig.exports has no types for it')
  })
})

function entry(folder: string, name: string, id: string, path: string): EntryPoint {
  return { name, id, source: join(folder, `src/${path}.ts`), declarations: join(folder, `dist/${path}.d.ts`) }
}

describe('apiReport', () => {
  const report = async (declarations: string, others: Record<string, string> = {}) => {
    const folder = await plantPackage({ 'dist/index.d.ts': declarations, ...others })
    return apiReport(folder, entry(folder, '@ygt/core', 'core', 'index'))
  }

  test('shows what is exported, and changes with it', async () => {
    const files = { 'dist/plugin.d.ts': 'export declare function definePlugin(id: string): void\n' }
    const before = await report("export * from './plugin.ts'\n", files)
    expect(before).toContain('export function definePlugin(id: string): void')
    const after = await report("export * from './plugin.ts'\n", {
      'dist/plugin.d.ts': 'export declare function definePlugin(id: string, core: string): void\n',
    })
    expect(after).not.toBe(before)
    expect(await report("export * from './plugin.ts'\n", files)).toBe(before)
  })

  test('names types that a vendor needs and cannot import, without the line they are on', async () => {
    const text = await report(
      'interface Hidden { a: 1 }\nexport declare const one: {\n  hidden: Hidden;\n};\nexport {};\n',
    )
    expect(text).toMatch(/^\/\/ dist\/index.d.ts - \(ae-forgotten-export\) The symbol "Hidden"/m)
  })

  test('does not describe what it cannot follow', async () => {
    await expect(report("export { gone } from './gone.ts'\n")).rejects.toThrow('./gone.ts is not there')
  })
})

describe('leaks', () => {
  test('are libraries that should stay inside, and no others', () => {
    const report = [
      "import { FastifyInstance } from 'fastify';",
      "import type { EntityManager } from '@mikro-orm/core';",
      "import { z } from 'zod';",
      "// import { Pool } from 'pg';",
    ]
    expect(leaks(report.join('\n'))).toEqual(['fastify', '@mikro-orm/core'])
  })
})
