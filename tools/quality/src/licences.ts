import { existsSync } from 'node:fs'
import { readFile, realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import satisfies from 'spdx-satisfies'
import type { Check, Finding } from './check.ts'
import type { Tree } from './tree.ts'

const EXCEPTIONS = 'tools/quality/licences.json'

/** Licences that may be shipped with a work under Apache-2.0. */
const ALLOWED = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BSL-1.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]
/** Fonts come under a licence of their own, which allows to ship them with software. */
const ALLOWED_FOR_FONTS = ['OFL-1.1']

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license?: string | { readonly type: string }
  /** how packages wrote it before 2015 */
  readonly licenses?: readonly { readonly type: string }[]
  readonly dependencies?: Record<string, string>
  readonly optionalDependencies?: Record<string, string>
  readonly peerDependencies?: Record<string, string>
}

/** What a county installs with YGT: every package behind the dependencies and peers of our packages, at any depth. */
export const licences: Check = {
  name: 'licences',
  async run(tree) {
    const exceptions = await exceptionsOf(tree)
    const used = new Set<string>()
    const found: Finding[] = []
    for (const [folder, manifest] of await shippedPackages(tree)) {
      const licence = licenceOf(manifest)
      if (allowed(licence, isFont(folder))) continue
      const exception = Object.keys(exceptions).find((name) => covers(name, manifest.name))
      if (exception === undefined) found.push(refusal(manifest, licence))
      else used.add(exception)
    }
    for (const name of Object.keys(exceptions)) {
      if (!used.has(name))
        found.push({ path: EXCEPTIONS, message: `The exception for ${name} is no longer needed; remove it.` })
    }
    return found
  },
}

function licenceOf({ license, licenses }: Manifest): string | undefined {
  if (typeof license === 'object') return license.type
  return license ?? licenses?.map(({ type }) => type).join(' OR ')
}

function refusal({ name, version }: Manifest, licence: string | undefined): Finding {
  const path = 'pnpm-lock.yaml'
  return {
    path,
    message: `${name}@${version} has the licence "${licence ?? 'none'}". Replace it, or name the reason in ${EXCEPTIONS}.`,
  }
}

/** `lightningcss-*` stands for the packages of all platforms, of which one is installed. */
function covers(exception: string, name: string): boolean {
  return exception.endsWith('*') ? name.startsWith(exception.slice(0, -1)) : name === exception
}

/** A reason by the name of a package. */
async function exceptionsOf(tree: Tree): Promise<Record<string, string>> {
  return tree.files.includes(EXCEPTIONS) ? JSON.parse(await tree.read(EXCEPTIONS)) : {}
}

async function shippedPackages(tree: Tree): Promise<Map<string, Manifest>> {
  const seen = new Map<string, Manifest>()
  const own = tree.files
    .filter((path) => /^packages\/.*package\.json$/.test(path))
    .map((path) => join(tree.root, dirname(path)))
  const waiting = [...own]
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    if (seen.has(folder)) continue
    const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest
    seen.set(folder, manifest)
    for (const name of Object.keys({
      ...manifest.dependencies,
      ...manifest.optionalDependencies,
      ...manifest.peerDependencies,
    })) {
      const found = await installed(folder, name)
      if (found !== undefined) waiting.push(found)
    }
  }
  return seen
}

/** Looks where Node looks. Optional packages of other platforms, and optional peers, are absent. */
async function installed(folder: string, name: string): Promise<string | undefined> {
  for (let at = folder; at !== dirname(at); at = dirname(at)) {
    const candidate = join(at, 'node_modules', name)
    if (existsSync(join(candidate, 'package.json'))) return realpath(candidate)
  }
  return undefined
}

function allowed(licence: string | undefined, font: boolean): boolean {
  if (!licence) return false
  try {
    return satisfies(licence, font ? [...ALLOWED, ...ALLOWED_FOR_FONTS] : ALLOWED)
  } catch {
    return false
  }
}

function isFont(folder: string): boolean {
  return existsSync(join(folder, 'LICENSE_FONT')) || /fonts?[-/]/.test(folder.slice(folder.lastIndexOf('node_modules')))
}
