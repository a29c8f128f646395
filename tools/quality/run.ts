// The rules that this repository sets itself: node tools/quality/run.ts [check …]
import { join } from 'node:path'
import { dependencies } from './src/dependencies.ts'
import { documentation } from './src/documentation.ts'
import { files } from './src/files.ts'
import { labels } from './src/labels.ts'
import { leftovers } from './src/leftovers.ts'
import { licences } from './src/licences.ts'
import { translations } from './src/translations.ts'
import { openTree } from './src/tree.ts'
import { workspace } from './src/workspace.ts'

const CHECKS = [dependencies, workspace, files, leftovers, documentation, translations, labels, licences]

const names = process.argv.slice(2)
const unknown = names.filter((name) => !CHECKS.some((check) => check.name === name))
if (unknown.length > 0) {
  console.error(`There is no check ${unknown.join(', ')}. Checks: ${CHECKS.map((check) => check.name).join(', ')}`)
  process.exit(2)
}

const tree = openTree(join(import.meta.dirname, '../..'))
for (const check of CHECKS.filter(({ name }) => names.length === 0 || names.includes(name))) {
  const start = performance.now()
  const findings = await check.run(tree)
  const errors = findings.filter(({ warning }) => !warning)
  if (errors.length > 0) process.exitCode = 1
  const verdict = errors.length > 0 ? `${errors.length} found` : 'kept'
  console.log(`${check.name.padEnd(16)} ${verdict.padEnd(12)} ${((performance.now() - start) / 1000).toFixed(1)} s`)
  for (const { path, line, message, warning } of findings) {
    console.log(`  ${warning ? 'warning: ' : ''}${path}${line === undefined ? '' : `:${line}`}: ${message}`)
  }
}
