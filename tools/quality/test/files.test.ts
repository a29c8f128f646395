import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { files } from '../src/files.ts'
import { findings, plantTree } from './plant-tree.ts'

const lines = (count: number) => 'export {}\n'.repeat(count)
const debt = (longFiles: Record<string, number>, acceptedLongFiles: Record<string, string> = {}) =>
  JSON.stringify({ longFiles, acceptedLongFiles })

describe('names', () => {
  test('pass when they say what is inside', async () => {
    expect(
      await findings(files, { 'packages/core/src/match-engine.ts': lines(1), 'packages/core/test/types/api.ts': '' }),
    ).toEqual([])
  })

  test.each([
    'utils.ts',
    'util.ts',
    'helpers.tsx',
    'misc.ts',
    'common.mjs',
    'types.ts',
    'constants.ts',
    'utils.test.ts',
    'types.d.ts',
  ])('like %s are refused', async (name) => {
    expect(await findings(files, { [`packages/core/src/${name}`]: '' })).toEqual([
      expect.stringContaining('does not say what is inside'),
    ])
  })
})

describe('length', () => {
  test('of 500 lines is allowed, one more is not', async () => {
    expect(await findings(files, { 'a.ts': lines(500), 'b.ts': lines(501), 'c.json': lines(900) })).toEqual([
      'b.ts: 501 lines, more than 500: probably two rooms. Divide it.',
    ])
  })

  test('may stay in the list of debt, and not grow', async () => {
    const list = { 'tools/quality/debt.json': debt({ 'a.ts': 600 }) }
    expect(await findings(files, { ...list, 'a.ts': lines(600) })).toEqual([])
    expect(await findings(files, { ...list, 'a.ts': lines(601) })).toEqual([
      expect.stringContaining('601 lines, more than the 600'),
    ])
  })

  test('takes its entry down with it', async () => {
    const list = { 'tools/quality/debt.json': debt({ 'a.ts': 600 }) }
    expect(await findings(files, { ...list, 'a.ts': lines(550) })).toEqual([
      expect.stringContaining('Lower its entry to 550'),
    ])
    expect(await findings(files, { ...list, 'a.ts': lines(500) })).toEqual([
      expect.stringContaining('Remove its entry'),
    ])
    expect(await findings(files, list)).toEqual([expect.stringContaining('Remove its entry')])
  })

  test('is accepted when an ADR says why', async () => {
    const list = { 'tools/quality/debt.json': debt({}, { 'a.ts': 'docs/adr/0007-tables.md' }), 'a.ts': lines(700) }
    expect(await findings(files, { ...list, 'docs/adr/0007-tables.md': '# Tables' })).toEqual([])
    expect(await findings(files, list)).toEqual([
      expect.stringContaining('docs/adr/0007-tables.md, which does not exist'),
    ])
  })

  test('cannot be added to the list of debt later', async () => {
    const tree = { 'a.ts': lines(600), 'b.ts': lines(600), 'tools/quality/debt.json': debt({ 'a.ts': 600 }) }
    const found = await plantTree(tree, async ({ root, ...planted }) => {
      const git = (...args: string[]) =>
        execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd: root })
      git('init', '--quiet')
      git('add', '.')
      git('commit', '--quiet', '--message', 'Start')
      await writeFile(join(root, 'tools/quality/debt.json'), debt({ 'a.ts': 600, 'b.ts': 600 }))
      return files.run({ root, ...planted })
    })
    expect(found).toEqual([
      { path: 'tools/quality/debt.json', message: expect.stringContaining('the entry of b.ts is new or higher') },
    ])
  })
})
