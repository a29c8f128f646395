import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Planting, plantTree } from './plant-tree.ts'

const root = join(import.meta.dirname, '../../..')
const oxlint = join(root, 'node_modules/.bin/oxlint')

/** The rules that oxlint, with our settings, finds broken: `path: rule`. */
async function lint(files: Planting): Promise<string[]> {
  const settings = await readFile(join(root, '.oxlintrc.json'), 'utf8')
  return plantTree({ '.oxlintrc.json': settings, ...files }, async (tree) => {
    const output = await new Promise<string>((resolve) => {
      execFile(oxlint, ['--type-aware', '--format', 'json'], { cwd: tree.root }, (_, stdout) => resolve(stdout))
    })
    const { diagnostics } = JSON.parse(output) as { diagnostics: { filename: string; code: string }[] }
    return diagnostics.map(({ filename, code }) => `${filename}: ${code}`).toSorted()
  })
}

describe('lint', () => {
  test('refuses what our rules refuse', async () => {
    const found = await lint({
      'packages/plugins/ecg/src/a.ts': "import { imaging } from '@ygt/plugin-imaging'\nexport default imaging\n",
      'packages/core/src/a.ts': "export * from '@ygt/plugin-imaging/server'\nconsole.log(1)\n",
      'packages/core/src/b.ts': 'export async function f() {}\nf()\n;[1].forEach(async () => f())\n',
      'packages/core/test/a.test.ts': "import { test } from 'vitest'\ntest.only('a', () => {})\n",
    })
    expect(found).toEqual([
      'packages/core/src/a.ts: eslint(no-console)',
      'packages/core/src/a.ts: eslint(no-restricted-imports)',
      'packages/core/src/b.ts: typescript(no-floating-promises)',
      'packages/core/src/b.ts: typescript(no-misused-promises)',
      'packages/core/test/a.test.ts: vitest(expect-expect)',
      'packages/core/test/a.test.ts: vitest(no-focused-tests)',
      'packages/plugins/ecg/src/a.ts: eslint(no-restricted-imports)',
    ])
  })

  test('lets the command line and the scripts speak', async () => {
    expect(await lint({ 'packages/cli/src/a.ts': 'console.log(1)\n', 'scripts/a.ts': 'console.log(1)\n' })).toEqual([])
  })
})
