import { startOutsideHospital } from './outside-hospital.ts'

/** `node main.ts <folder> [port]`: the simulated hospital as a process of its own; the token stands in `OUTSIDE_TOKEN`. */
async function main(): Promise<void> {
  const [folder, port = '8190'] = process.argv.slice(2)
  if (!folder) throw new Error('Say where it keeps cases and images: node main.ts <folder> [port]')
  const inProduction = process.argv.includes('--in-production')
  const started = await startOutsideHospital({
    folder,
    port: Number(port),
    token: process.env.OUTSIDE_TOKEN ?? '',
    inProduction,
  })
  process.stdout.write(`${started.address}  fhir: ${started.address}/fhir  dicomweb: ${started.address}/dicomweb\n`)
  process.once('SIGINT', () => void started.stop())
  process.once('SIGTERM', () => void started.stop())
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
