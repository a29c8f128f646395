import { dirname, join } from 'node:path/posix'
import ts from 'typescript'
import type { Check, Finding } from './check.ts'
import type { Tree } from './tree.ts'

interface ProjectFile {
  readonly references?: readonly { readonly path: string }[]
}

/** Every part of a package takes part in `tsc -b`, and every package can be released. */
export const workspace: Check = {
  name: 'workspace',
  async run(tree) {
    return [...(await projects(tree)), ...(await manifests(tree))]
  },
}

async function projects(tree: Tree): Promise<Finding[]> {
  const built = new Set<string>()
  const waiting = ['tsconfig.json']
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (built.has(path) || !tree.files.includes(path)) continue
    built.add(path)
    const { references = [] } = ts.parseConfigFileTextToJson(path, await tree.read(path)).config as ProjectFile
    for (const reference of references) waiting.push(projectFile(join(dirname(path), reference.path)))
  }
  return tree.files
    .filter((path) => /^packages\/.*\/tsconfig\.json$/.test(path) && !/\/(test|e2e)\//.test(path) && !built.has(path))
    .map((path) => ({ path, message: 'No reference in tsconfig.json leads here, so that nobody checks its types.' }))
}

function projectFile(path: string): string {
  return path.endsWith('.json') ? path : join(path, 'tsconfig.json')
}

async function manifests(tree: Tree): Promise<Finding[]> {
  const found: Finding[] = []
  for (const path of tree.files.filter((file) => /^packages\/(plugins\/)?[^/]+\/package\.json$/.test(file))) {
    const manifest = JSON.parse(await tree.read(path)) as Record<string, unknown>
    for (const field of ['version', 'description', 'license', 'engines', 'files', 'publishConfig']) {
      if (manifest[field] === undefined) found.push({ path, message: `"${field}" is missing, which a release needs.` })
    }
    if (manifest['license'] !== 'Apache-2.0')
      found.push({ path, message: 'The licence of our packages is Apache-2.0.' })
  }
  return found
}
