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
  const outside = await outsideHospital(join(data, 'outside-hospital'), port)
  const served = await serveCounty({
    root,
    data,
    port,
    host,
    migrate: true,
    log,
    prepare: (county) => seedDemo(county, log),
  })
  stopOnSignal(async () => {
    await served.stop()
    await outside.stop()
  }, log)
  console.log(
    `\n  ${served.address}\n  ${outside.address}  (the simulated hospital outside the county)\n\n${demoSignIns()}\n`,
  )
}

/** What the imaging plugin brings for the demo besides its cases. */
interface OutsideSimulator {
  startOutsideHospital(options: { folder: string; port?: number }): Promise<OutsideHospital>
}
interface OutsideHospital {
  readonly address: string
  readonly stop: () => Promise<void>
}
const simulator: string = '@ygt/plugin-imaging/outside-simulator'

/** The simulated hospital outside the county, beside the county's port where that is free; `county.yaml` takes its address from here. */
async function outsideHospital(folder: string, port: number): Promise<OutsideHospital> {
  const { startOutsideHospital } = (await import(simulator)) as OutsideSimulator
  const beside = port === 0 ? 0 : port + 1
  const started = await startOutsideHospital({ folder, port: beside }).catch(() => startOutsideHospital({ folder }))
  process.env.YGT_OUTSIDE_FHIR = `${started.address}/fhir`
  process.env.YGT_OUTSIDE_DICOMWEB = `${started.address}/dicomweb`
  return started
}

main().catch((error: unknown) => {
  console.error(error instanceof CountyRefused ? error.message : error)
  process.exitCode = 1
})
