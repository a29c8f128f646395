import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { seedDemo } from './demo-seed/seed-demo.ts'
import { demoSignIns } from './demo-seed/sign-ins.ts'
import { CountyRefused, serveCounty } from './serve-county.ts'
import { stopOnSignal } from './stop-on-signal.ts'

/** What `npm start` runs: the demo county, filled when its database is new. */
async function main(): Promise<void> {
  const root = fileURLToPath(new URL('../demo', import.meta.url))
  const data = process.env.YGT_DATA ?? join(root, '../../../.data/demo')
  const port = Number(process.env.PORT ?? 8080)
  const host = process.env.HOST ?? '127.0.0.1'
  const log = (line: string): void => console.log(`· ${line}`)
  const served = await serveCounty({
    root,
    data,
    port,
    host,
    migrate: true,
    log,
    prepare: (county) => seedDemo(county, log),
  })
  stopOnSignal(served.stop, log)
  console.log(`\n  ${served.address}\n\n${demoSignIns()}\n`)
}

main().catch((error: unknown) => {
  console.error(error instanceof CountyRefused ? error.message : error)
  process.exitCode = 1
})
