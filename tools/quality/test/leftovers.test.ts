import { describe, expect, test } from 'vitest'
import { leftovers } from '../src/leftovers.ts'
import { findings } from './plant-tree.ts'

// Put together here, so that the check does not find them in this file.
const marker = ['TO', 'DO'].join('')
const skip = ['sk', 'ip'].join('')
const only = ['on', 'ly'].join('')
const home = ['', 'home', 'somebody', 'ygt'].join('/')
const root = ['', 'root', 'ygt'].join('/')
const registry = ['https://registry.npm', 'js.org/'].join('')

const GOOD = {
  'a.test.ts': "test('only the owner may skip it', () => skip.only(1))\n",
  'b.ts': "const page = '/workbench/home/'\nconst file = './root/a'\nfetch('https://example.org/root/x')\n",
  'notes.txt': `${marker} is a word here\n`,
  'font.ttf': `\0${home}`,
}

describe('leftovers', () => {
  test('has nothing to say about a clean tree', async () => {
    expect(await findings(leftovers, GOOD)).toEqual([])
  })

  test.each([
    ['a marker', 'a.ts', `// ${marker}: later`, 'A marker was left behind'],
    ['a marker in a document', 'docs/a.md', `${marker}`, 'A marker was left behind'],
    ['a skipped test', 'a.test.ts', `test.${skip}('a', () => {})`, 'skipped, focused'],
    ['a focused suite', 'a.e2e.ts', `describe.${only}('a', () => {})`, 'skipped, focused'],
    ['a test skipped on a condition', 'a.test.ts', `it.${skip}If(true)('a', () => {})`, 'skipped, focused'],
    ["a registry's address", 'a.ts', `const from = '${registry}'`, 'registry'],
    ['a registry in settings', '.npmrc', `@ygt:${['regis', 'try'].join('')}=https://example.org`, 'registry'],
    ["somebody's folder", 'a.json', `{ "path": "${home}" }`, 'path of one machine'],
    ["the administrator's folder", 'a.sh', `cd ${root}`, 'path of one machine'],
  ])('finds %s', async (_, path, line, message) => {
    expect(await findings(leftovers, { ...GOOD, [path]: `first line\n${line}\n` })).toEqual([
      expect.stringMatching(new RegExp(`^${path}:2: .*${message}`)),
    ])
  })

  test('finds a file that is too large to be written by hand, apart from the lock file', async () => {
    const large = 'a'.repeat(400_001)
    expect(await findings(leftovers, { 'pnpm-lock.yaml': large, 'bundle.js': large })).toEqual([
      expect.stringContaining('bundle.js: 400001 bytes'),
    ])
  })
})
