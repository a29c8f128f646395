import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Check } from '../src/check.ts'
import { type Tree, treeOf } from '../src/tree.ts'

/** A symbolic link of the tree, as pnpm makes them for the packages of a workspace. */
export interface Link {
  readonly link: string
}

export type Planting = Record<string, string | Link>

/** Writes files into a temporary folder and lets `use` look at them. */
export async function plantTree<T>(files: Planting, use: (tree: Tree) => Promise<T>): Promise<T> {
  const root = await mkdtemp(join(tmpdir(), 'ygt-tree-'))
  try {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true })
      if (typeof content === 'string') await writeFile(join(root, path), content)
      else await symlink(content.link, join(root, path))
    }
    const own = Object.keys(files).filter((path) => !path.includes('node_modules/'))
    return await use(treeOf(root, own))
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

/** What a check says about a tree: `path:line: message`, one line per finding. */
export function findings(check: Check, files: Planting): Promise<string[]> {
  return plantTree(files, async (tree) =>
    (await check.run(tree)).map(({ path, line, message }) =>
      [path, line, ` ${message}`].filter((part) => part !== undefined).join(':'),
    ),
  )
}
