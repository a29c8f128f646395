import { describe, expect, test } from 'vitest'
import { documentation } from '../src/documentation.ts'
import { withBlocks } from '../src/markdown.ts'
import { region } from '../src/region.ts'
import { findings } from './plant-tree.ts'

const SOURCE = `import { z } from 'zod'

export function main() {
  // #region sign
  sign({
    // #region inner
    report: 1,
    // #endregion
  })
  // #endregion
}
`
const SIGN = 'sign({\n  report: 1,\n})'
const block = (code: string, source?: string) =>
  `${source ? `<!-- from: ${source} -->\n` : ''}\`\`\`ts\n${code}\n\`\`\`\n`

describe('region', () => {
  test('is the text between its marks, moved to the left, without marks inside', () => {
    expect(region(SOURCE, 'sign')).toBe(SIGN)
    expect(region(SOURCE, 'inner')).toBe('report: 1,')
    expect(region('a: 1\n# #region b\nb: 2\n# #endregion\n', 'b')).toBe('b: 2')
  })

  test('is undefined when it does not begin or does not end', () => {
    expect(region(SOURCE, 'publish')).toBeUndefined()
    expect(region('// #region a\nb', 'a')).toBeUndefined()
  })
})

describe('documentation', () => {
  test('has nothing to say about blocks that equal their source and links that lead somewhere', async () => {
    const text = `${block(SIGN, 'examples/sign.ts#sign')}\n[source](../examples/sign.ts#L3), [site](https://example.org), [here](#top), [root](/README.md)
\`[not a link](nowhere.md)\`\n\n\`\`\`sh\nnpm test\n\`\`\`\n`
    expect(
      await findings(documentation, { 'docs/guide.md': text, 'examples/sign.ts': SOURCE, 'README.md': '' }),
    ).toEqual([])
  })

  test('compares a whole file when no region is named', async () => {
    const tree = { 'README.md': block('roles: []', 'county.yaml'), 'county.yaml': 'roles: []\n' }
    expect(await findings(documentation, tree)).toEqual([])
  })

  test('finds a block that differs, and one whose source is gone', async () => {
    const text = block('sign()', 'a.ts#sign') + block(SIGN, 'a.ts#publish') + block(SIGN, 'b.ts')
    expect(await findings(documentation, { 'docs/guide.md': text, 'a.ts': SOURCE })).toEqual([
      'docs/guide.md:2: The block differs from a.ts#sign. Run: node tools/quality/update-docs.ts',
      'docs/guide.md:6: There is no a.ts#publish: neither the file nor the region may be missing.',
      'docs/guide.md:12: There is no b.ts: neither the file nor the region may be missing.',
    ])
  })

  test('finds code without a source, and a link that leads nowhere', async () => {
    expect(await findings(documentation, { 'docs/guide.md': `${block(SIGN)}[next](next.md)\n` })).toEqual([
      expect.stringMatching(/^docs\/guide.md:1: A block of ts has no source/),
      'docs/guide.md:6: The link to next.md leads nowhere.',
    ])
  })
})

describe('withBlocks', () => {
  test('puts the source into the block, indented like its fence, and leaves the rest alone', async () => {
    const text = `1. Sign:\n\n   <!-- from: a.ts#sign -->\n   \`\`\`ts\n   old\n   \`\`\`\n\nEnd\n${block('untouched')}`
    expect(await withBlocks(text, async (source) => region(SOURCE, source.split('#')[1] ?? ''))).toBe(
      text.replace('   old', '   sign({\n     report: 1,\n   })'),
    )
  })
})
