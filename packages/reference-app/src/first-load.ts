import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

interface ManifestChunk {
  readonly file: string
  readonly isEntry?: boolean
  readonly src?: string
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
}

export interface FirstLoad {
  readonly bytes: number
  readonly files: readonly { readonly file: string; readonly bytes: number }[]
}

/** Parts of the shell that the first page of a signed-in person needs besides the entry. */
const deskParts = /[\\/]web[\\/](desk|my-work)[\\/][\w-]+\.(tsx|js)$/

/**
 * What a browser fetches before the desk stands: the entry, the desk and 我的工作 with all they import, in bytes over the
 * wire (brotli where it was written).
 */
export function firstLoad(webFolder: string): FirstLoad {
  const manifest = readManifest(webFolder)
  const wanted = new Set<string>()
  const add = (key: string): void => {
    const chunk = manifest[key]
    if (!chunk || wanted.has(chunk.file)) return
    for (const file of [chunk.file, ...(chunk.css ?? [])]) wanted.add(file)
    for (const name of chunk.imports ?? []) add(name)
  }
  for (const [key, chunk] of Object.entries(manifest))
    if (chunk.isEntry || deskParts.test(`/${chunk.src ?? key}`)) add(key)
  const files = [...wanted].map((file) => ({ file, bytes: wireSize(join(webFolder, file)) }))
  const page = { file: 'index.html', bytes: statSync(join(webFolder, 'index.html')).size }
  return { files: [page, ...files], bytes: [page, ...files].reduce((sum, { bytes }) => sum + bytes, 0) }
}

function readManifest(webFolder: string): Record<string, ManifestChunk> {
  return JSON.parse(readFileSync(join(webFolder, '.vite/manifest.json'), 'utf8')) as Record<string, ManifestChunk>
}

function wireSize(path: string): number {
  return statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size
}

/** The newest of the builds in `dist/web`. */
function newest(folder: string): string {
  const builds = readdirSync(folder).map((name) => join(folder, name))
  return builds.toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0] ?? folder
}

if (import.meta.main) {
  const { files, bytes } = firstLoad(newest(resolve(process.argv[2] ?? 'packages/reference-app/demo/dist/web')))
  for (const one of files) console.log(`${(one.bytes / 1000).toFixed(1).padStart(8)} kB  ${one.file}`)
  console.log(JSON.stringify({ figure: 'first-load', bytes }))
}
