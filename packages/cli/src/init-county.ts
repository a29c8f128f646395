import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stringify } from 'yaml'

export interface NewCounty {
  readonly folder: string
  readonly name: string
  readonly division: string
  readonly plugins: readonly string[]
  /** Folder with packed packages (`*.tgz`) to install from instead of the registry. */
  readonly packages: string | undefined
}

/** Writes a county's folder: small, readable, no framework code in it. The files, or `undefined` when the folder is not empty. */
export function initCounty(county: NewCounty): string[] | undefined {
  const root = resolve(county.folder)
  if (existsSync(root) && readdirSync(root).some((f) => f !== '.git')) return undefined
  mkdirSync(join(root, 'overrides'), { recursive: true })
  const files: Record<string, string> = {
    'county.yaml': countyYaml(county),
    'package.json': `${JSON.stringify(packageJson(county, root), null, 2)}\n`,
    'pnpm-workspace.yaml': stringify(workspace(county, root)),
    '.gitignore': 'node_modules/\ndata/\n',
    'overrides/README.md': readFileSync(template('county/overrides.md'), 'utf8'),
    'README.md': readFileSync(template('county/readme.md'), 'utf8').replaceAll('{{name}}', county.name),
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(join(root, name), content)
  return Object.keys(files)
}

function countyYaml({ name, division, plugins }: NewCounty): string {
  return `${readFileSync(template('county/county.yaml'), 'utf8').replaceAll('{{name}}', name).replaceAll('{{division}}', division)}${stringify({ plugins: [...plugins] })}`
}

/** Majors that plugins share with core; one copy of each in a county. */
const peers = ['@ant-design/icons', '@tanstack/react-query', 'antd', 'react', 'react-dom', 'react-router', 'zod']

function packageJson(county: NewCounty, root: string): Record<string, unknown> {
  const own = JSON.parse(readFileSync(fileURLToPath(new URL('../package.json', import.meta.url)), 'utf8')) as {
    version: string
  }
  const ours = ['@ygt/core', '@ygt/reference-app', '@ygt/cli', ...county.plugins.filter((p) => !p.startsWith('.'))]
  const versions = packedVersions(county, root)
  return {
    name: 'county',
    private: true,
    type: 'module',
    scripts: { start: 'ygt start', compose: 'ygt compose', migrate: 'ygt migrate' },
    dependencies: Object.fromEntries([
      ...ours.map((name) => [name, versions.get(name) ?? own.version]),
      ...peers.map((name) => [name, installedVersion(name)]),
    ]),
  }
}

/** The version of a peer that this release was tested with: the one that stands beside core. */
function installedVersion(name: string): string {
  const core = fileURLToPath(new URL('..', import.meta.resolve('@ygt/core')))
  for (let at = core; ; at = dirname(at)) {
    const file = join(at, 'node_modules', name, 'package.json')
    if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
    if (at === dirname(at)) return '*'
  }
}

function workspace(county: NewCounty, root: string): Record<string, unknown> {
  const versions = packedVersions(county, root)
  return {
    packages: [],
    allowBuilds: { esbuild: false, 'core-js-pure': false },
    ...(versions.size > 0 && { overrides: Object.fromEntries(versions) }),
  }
}

/** `@ygt/core` → `file:../packed/ygt-core-0.1.0.tgz`, for packages that were packed and not published. */
function packedVersions({ packages }: NewCounty, root: string): Map<string, string> {
  if (packages === undefined) return new Map()
  const files = readdirSync(packages).filter((f) => f.endsWith('.tgz'))
  return new Map(
    files.map((f) => [
      f.replace(/^ygt-/, '@ygt/').replace(/-\d+\.\d+\.\d+.*\.tgz$/, ''),
      `file:${relative(root, resolve(packages, f))}`,
    ]),
  )
}

function template(name: string): string {
  return fileURLToPath(new URL(`../templates/${name}`, import.meta.url))
}
