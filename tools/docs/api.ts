// The public API of @ygt/core as text in etc/, one file per entry point: node tools/docs/api.ts [--check]
// With --check, nothing is written, and a difference is a failure.
import { spawnSync } from 'node:child_process'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { apiReport, leaks } from './src/api-report.ts'
import { entryPoints } from './src/entry-points.ts'

const check = process.argv.includes('--check')
const root = join(import.meta.dirname, '../..')
const core = join(root, 'packages/core')
const etc = join(root, 'etc')

const entries = entryPoints(core)
const projects = entries.some(({ id }) => id === 'core.web') ? [core, join(core, 'src/web')] : [core]
const build = spawnSync('tsc', ['-b', ...projects, '--pretty', 'false'], { cwd: root, stdio: 'inherit' })
if (build.status !== 0) {
  console.error('The reports are made from what tsc -b writes, which failed.')
  process.exit(1)
}

await mkdir(etc, { recursive: true })
const obsolete = new Set((await readdir(etc)).filter((file) => file.endsWith('.api.md')))
const differences: string[] = []
const leaking: string[] = []
for (const entry of entries) {
  const name = `${entry.id}.api.md`
  obsolete.delete(name)
  const report = await apiReport(core, entry)
  // The kernel is for the host, which has the server in its hands.
  if (entry.id !== 'core.kernel')
    leaking.push(...leaks(report).map((library) => `${entry.name} shows types of ${library}.`))
  const file = join(etc, name)
  const before = await readFile(file, 'utf8').catch(() => undefined)
  if (before === report) continue
  differences.push(relative(root, file))
  if (!check) await writeFile(file, report)
}
for (const name of obsolete) {
  differences.push(join('etc', name))
  if (!check) await rm(join(etc, name))
}

for (const file of differences) console.log(check ? `${file} differs from the API in the sources.` : `wrote ${file}`)
for (const sentence of leaking) console.error(`${sentence} Third parties stay inside: give it an interface of ours.`)
if (leaking.length > 0) process.exitCode = 1
if (check && differences.length > 0) {
  console.error(
    'Look at the difference: node scripts/bootstrap.mjs node tools/docs/api.ts, then commit etc/ with a changeset.',
  )
  process.exit(1)
}
