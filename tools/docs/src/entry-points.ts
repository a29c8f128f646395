import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface EntryPoint {
  /** as a vendor imports it: `@ygt/core/blocks/orders` */
  readonly name: string
  /** of the report and of the page: `core.blocks.orders` */
  readonly id: string
  /** absolute */
  readonly source: string
  /** absolute; written by `tsc -b` */
  readonly declarations: string
}

interface Manifest {
  readonly name: string
  readonly exports: Record<string, string>
  readonly publishConfig: { readonly exports: Record<string, { readonly types: string }> }
}

/** What a package exports, of which the sources exist already. `*` in a path stands for a folder. */
export function entryPoints(folder: string): EntryPoint[] {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
  const found = Object.entries(manifest.exports).flatMap(([key, source]) => {
    const types = manifest.publishConfig.exports[key]?.types
    if (types === undefined)
      throw new Error(`${manifest.name} exports ${key}, but publishConfig.exports has no types for it.`)
    return substitutes(folder, source).map((part) => ({
      name: join(manifest.name, key.replace('*', part)),
      id: join(manifest.name.replace(/^@[^/]+\//, ''), key.replace('*', part)).replaceAll('/', '.'),
      source: join(folder, source.replace('*', part)),
      declarations: join(folder, types.replace('*', part)),
    }))
  })
  return found.filter(({ source }) => existsSync(source)).toSorted((one, other) => (one.id < other.id ? -1 : 1))
}

function substitutes(folder: string, source: string): string[] {
  const [before, after] = source.split('*')
  if (before === undefined || after === undefined) return ['']
  const start = join(before, '/').length
  return globSync(source, { cwd: folder }).map((path) => join(path).slice(start, join(path).length - after.length))
}
