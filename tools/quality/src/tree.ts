import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A working tree as a check sees it: files that are, or could be, committed. */
export interface Tree {
  readonly root: string
  /** from the root, with forward slashes, sorted */
  readonly files: readonly string[]
  read(path: string): Promise<string>
}

export function openTree(root: string): Tree {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  })
  const files = listed.split('\0').filter((path) => path !== '' && existsSync(join(root, path)))
  return treeOf(root, [...new Set(files)])
}

export function treeOf(root: string, files: readonly string[]): Tree {
  return { root, files: files.toSorted(), read: (path) => readFile(join(root, path), 'utf8') }
}
