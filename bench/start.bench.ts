import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readCounty } from '../packages/core/src/kernel/index.ts'
import { buildComposition, serveCounty } from '../packages/reference-app/src/index.ts'
import { type Bench, type Figure, percentile } from './report.ts'

const root = join(import.meta.dirname, '..')
const demo = join(root, 'packages/reference-app/demo')
const ygt = join(root, 'packages/cli/bin/run.js')

/** How long until a county answers, until `ygt` does, and how much a browser fetches first. */
const bench: Bench = {
  names: ['boot', 'cli.version', 'cli.help', 'web.first-load'],
  async run() {
    const figures: Figure[] = []
    const data = mkdtempSync(join(tmpdir(), 'ygt-boot-'))
    try {
      const web = await buildComposition((await readCounty(demo)).composition, join(data, 'web'))
      const first = await serveCounty({ root: demo, port: 0, data, migrate: true, web: join(data, 'web') })
      await first.stop()
      const node = await seconds(() => run(process.execPath, ['-e', '0']))
      const boot = await seconds(() => run(process.execPath, [join(root, 'bench/boot-once.ts'), demo, data]))
      figures.push(compared('boot', boot, node, 1.5))
      execFileSync('tsc', ['-b', 'packages/cli'], { cwd: root, stdio: 'inherit' })
      figures.push(compared('cli.version', await seconds(() => run(process.execPath, [ygt, '--version'])), node, 0.3))
      figures.push(compared('cli.help', await seconds(() => run(process.execPath, [ygt, '--help'])), node, 0.5))
      figures.push({
        bench: 'web.first-load',
        value: web.firstLoadBytes / 1000,
        unit: 'kB',
        baseline: 'promise',
        against: 350,
        promise: { valueAtMost: 350 },
      })
      return figures
    } finally {
      rmSync(data, { recursive: true, force: true })
    }
  },
}
export default bench

function compared(name: string, value: number, node: number, valueAtMost: number): Figure {
  return { bench: name, value, unit: 's', baseline: 'node -e 0', against: node, promise: { valueAtMost } }
}

/** The median of seven runs, as a person waits: from the start of the process to its end. */
async function seconds(once: () => Promise<void>): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < 7; i++) {
    const began = performance.now()
    await once()
    times.push((performance.now() - began) / 1000)
  }
  return percentile(times, 50)
}

function run(command: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ${args.join(' ')} ended with ${code}`)),
    )
  })
}
