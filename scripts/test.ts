// npm test: runs every test of the workspace and ends with the line "N passed, N failed". Arguments go to vitest:
//   npm test -- packages/core/test/problem      the files whose path contains this
//   npm test -- --project unit -t 'patient'     a project, or tests by name
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Report, summarize } from './test-report.ts'

const root = join(import.meta.dirname, '..')
const args = process.argv.slice(2)
const folder = await mkdtemp(join(tmpdir(), 'ygt-test-'))
const file = join(folder, 'report.json')
const exitCode = await runVitest()
const report = await readFile(file, 'utf8').then(
  (text) => JSON.parse(text) as Report,
  () => undefined,
)
await rm(folder, { recursive: true, force: true })

const chosen = args.some((argument) => /^(-t|--testNamePattern)\b/.test(argument))
const summary = summarize(report, { exitCode, chosen })
for (const remark of summary.remarks) console.log(remark)
console.log(`${summary.passed} passed, ${summary.failed} failed`)
process.exitCode = summary.ok ? 0 : 1

async function runVitest(): Promise<number> {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const child = spawn(process.execPath, [vitest, 'run', ...reporters, ...args], { cwd: root, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
  return code ?? 128 + constants.signals[signal ?? 'SIGTERM']
}
