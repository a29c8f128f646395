import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Check, Finding } from './check.ts'
import { type CodeBlock, codeBlocks, withoutCode } from './markdown.ts'
import { region } from './region.ts'
import type { Tree } from './tree.ts'

/** Languages in which a block is something of ours that a test can run, so that it has to come from a file. */
const TESTABLE = new Set(['ts', 'tsx', 'js', 'mjs', 'json', 'yaml', 'yml', 'sql'])

/** Code in the documentation comes from files that are tested, and its links lead somewhere. */
export const documentation: Check = {
  name: 'documentation',
  async run(tree) {
    const found: Finding[] = []
    for (const path of documents(tree)) {
      const text = await tree.read(path)
      for (const block of codeBlocks(text)) found.push(...(await checkBlock(tree, path, block)))
      found.push(...deadLinks(tree, path, text))
    }
    return found
  },
}

export function documents(tree: Tree): string[] {
  return tree.files.filter(
    (path) => /^docs\/.*\.md$|^[^/]+\.md$|^packages\/.*README.*\.md$/.test(path) && !path.endsWith('CHANGELOG.md'),
  )
}

async function checkBlock(tree: Tree, path: string, block: CodeBlock): Promise<Finding[]> {
  const { line, language, source, code } = block
  if (source === undefined) {
    if (!TESTABLE.has(language)) return []
    return [{ path, line, message: `A block of ${language} has no source. Put <!-- from: path#region --> above it.` }]
  }
  const expected = await sourceOf(tree, source)
  if (expected === undefined)
    return [{ path, line, message: `There is no ${source}: neither the file nor the region may be missing.` }]
  if (expected === code) return []
  return [{ path, line, message: `The block differs from ${source}. Run: node tools/quality/update-docs.ts` }]
}

/** The text that `path#region`, or `path` as a whole, stands for. */
export async function sourceOf(tree: Tree, source: string): Promise<string | undefined> {
  const [path = '', name] = source.split('#')
  if (!existsSync(join(tree.root, path))) return undefined
  const text = await tree.read(path)
  return name === undefined ? text.trimEnd() : region(text, name)
}

function deadLinks(tree: Tree, path: string, text: string): Finding[] {
  const found: Finding[] = []
  withoutCode(text).forEach((content, index) => {
    for (const [, target = ''] of content.matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)/g)) {
      if (/^([a-z][\w+.-]*:|#)/i.test(target)) continue
      const file = decodeURI(target.replace(/[#?].*$/, ''))
      const from = file.startsWith('/') ? tree.root : join(tree.root, dirname(path))
      if (!existsSync(join(from, file)))
        found.push({ path, line: index + 1, message: `The link to ${target} leads nowhere.` })
    }
  })
  return found
}
