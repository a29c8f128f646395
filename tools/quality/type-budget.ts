// What the types of @ygt/core cost a county of 36 plugins with 25 endpoints each: node tools/quality/type-budget.ts
// Run `tsc -b` before: the county sees core through its built declarations, as a vendor does.
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateCounty } from './src/generated-county.ts'
import { overruns, readDiagnostics } from './src/type-diagnostics.ts'

const SIZE = { plugins: 36, endpoints: 25 }

/**
 * Measured when the budget was set, on two cores: 2.4 million instantiations, 0.53 million types, 590 MB, 4.3 s. The first
 * three are the same everywhere and leave a quarter of room; the time depends on the machine, and only stops an explosion.
 */
const BUDGET = { instantiations: 3_000_000, types: 660_000, memory: 740_000_000, seconds: 20 }

const root = join(import.meta.dirname, '../..')
const folder = await mkdtemp(join(tmpdir(), 'ygt-types-'))
try {
  await generateCounty(folder, root, SIZE)
  const tsc = join(root, 'node_modules/.bin/tsc')
  const options = ['--noEmit', '--extendedDiagnostics', '--singleThreaded', '--pretty', 'false']
  const { stdout, status } = spawnSync(tsc, ['-p', folder, ...options], { encoding: 'utf8', maxBuffer: 64_000_000 })
  if (status !== 0) {
    console.log(stdout.split('\n').slice(0, 20).join('\n'))
    console.error(
      'The generated county does not compile. Bring tools/quality/src/generated-county.ts up to the API of core.',
    )
    process.exitCode = 1
  } else {
    const cost = readDiagnostics(stdout)
    for (const [name, limit] of Object.entries(BUDGET)) {
      console.log(`${name.padEnd(16)} ${String(cost[name as keyof typeof BUDGET]).padStart(12)} of ${limit}`)
    }
    const over = overruns(cost, BUDGET)
    if (over.length > 0) {
      console.error(
        `Over the budget: ${over.join(', ')}. A type of core has become expensive; look at what changed in it.`,
      )
      process.exitCode = 1
    }
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
