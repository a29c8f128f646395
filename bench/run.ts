import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Bench, report } from './report.ts'

// as `ygt` sets it: waits for the disk take a thread each
process.env.UV_THREADPOOL_SIZE ??= '16'

// npm run bench            all
// npm run bench -- api     those whose name begins so
const wanted = process.argv.slice(2)
const folder = import.meta.dirname
const files = readdirSync(folder).filter((f) => f.endsWith('.bench.ts'))
const benches: Bench[] = []
for (const file of files.sort()) benches.push(((await import(join(folder, file))) as { default: Bench }).default)
const chosen = benches.filter((b) => wanted.length === 0 || wanted.some((w) => b.names.some((n) => n.startsWith(w))))
if (chosen.length === 0) {
  console.error(`No bench is called ${wanted.join(', ')}. There are: ${benches.flatMap((b) => b.names).join(', ')}`)
  process.exit(1)
}
let missed = 0
for (const bench of chosen) missed += report(await bench.run())
process.exit(missed > 0 ? 1 : 0)
