import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { coreHome } from '@ygt/core/kernel'
import type { ShownPlugin } from './plugin-modules.ts'
import { pageFolder, shellFolder } from './vite-options.ts'

/**
 * Changes whenever the built pages would: names, sizes and times of all files that they are made of, what is composed,
 * and the versions that are installed.
 */
export function webInputs(plugins: readonly ShownPlugin[]): string {
  const hash = createHash('sha256')
  const folders = [pageFolder, shellFolder, sourceOf(coreHome), ...plugins.map((plugin) => sourceOf(plugin.home))]
  for (const folder of folders) for (const line of filesIn(folder)) hash.update(`${line}\n`)
  hash.update(JSON.stringify(plugins))
  hash.update(installed(coreHome))
  return hash.digest('hex')
}

function sourceOf(home: string): string {
  return existsSync(join(home, 'src')) ? join(home, 'src') : join(home, 'dist')
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|js|css|html|json|wasm)$/.test(entry.name))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name)
      const { size, mtimeMs } = statSync(path)
      return `${path} ${size} ${Math.round(mtimeMs)}`
    })
    .toSorted()
}

/** The lock file above a folder; a county without one is told apart by the package itself. */
function installed(from: string): string {
  for (let at = from; ; at = dirname(at)) {
    const lock = ['pnpm-lock.yaml', 'package-lock.json'].map((name) => join(at, name)).find(existsSync)
    if (lock) return createHash('sha256').update(readFileSync(lock)).digest('hex')
    if (at === dirname(at)) return readFileSync(join(from, 'package.json'), 'utf8')
  }
}
