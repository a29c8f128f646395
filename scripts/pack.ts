// Packs every package into a folder, as they would be published: node scripts/pack.ts [folder]
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = join(import.meta.dirname, '..')
const target = resolve(process.argv[2] ?? join(root, 'dist/packed'))
const run = (command: string, args: readonly string[], cwd = root) =>
  execFileSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] })

const plugins = readdirSync(join(root, 'packages/plugins')).map((name) => join(root, 'packages/plugins', name))
mkdirSync(target, { recursive: true })
run('tsc', ['-b'])
for (const plugin of plugins) run(process.execPath, [join(root, 'packages/cli/bin/run.js'), 'plugin', 'build', plugin])
for (const folder of [...['core', 'reference-app', 'cli'].map((name) => join(root, 'packages', name)), ...plugins]) {
  run('pnpm', ['pack', '--pack-destination', target], folder)
}
console.log(target)
