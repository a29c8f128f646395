import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Finding } from './examine-county.ts'

/** Everything that a county will hold a plugin to, looked at in its folder. */
export async function checkPlugin(
  folder: string,
): Promise<{ readonly id: string; readonly findings: readonly Finding[] }> {
  const kernel = await import('@ygt/core/kernel')
  const { shellSlots } = await import('@ygt/core')
  const plugin = await kernel.readPlugin(folder)
  const { id } = plugin.declaration
  const findings: Finding[] = []
  const note = (check: string, ok: boolean, detail = '') => void findings.push({ check, ok, detail })

  const config = kernel.countyConfig.parse({ county: { name: id, division: '339921' } })
  const core = { version: kernel.coreVersion, home: kernel.coreHome }
  const { faults } = kernel.compose({
    plugins: [...kernel.builtInPlugins(), plugin],
    config,
    core,
    catalogue: {},
    slots: shellSlots.map((s) => s.id),
    configFile: 'county.yaml',
  })
  note('composition', faults.length === 0, kernel.formatFaults(faults))
  const served = await kernel.loadServed(plugin)
  note('server', !(served instanceof Error), served instanceof Error ? served.message : '')
  note('migrations', ...(await drift(kernel, plugin)))
  const missing = missingLabels(kernel.localeFile(plugin.home, 'zh'), kernel.localeFile(plugin.home, 'en'))
  note('labels', missing.length === 0, missing.join(', '))
  note('scenarios', ...(await runScenarios(plugin.home)))
  return { id, findings }
}

async function drift(
  kernel: typeof import('@ygt/core/kernel'),
  plugin: Awaited<ReturnType<typeof kernel.readPlugin>>,
): Promise<[boolean, string]> {
  const scratch = mkdtempSync(join(tmpdir(), 'ygt-check-'))
  try {
    const differences = await kernel.driftOf(plugin, { sqlite: join(scratch, 'empty.db') })
    return [differences.length === 0, differences.join('; ')]
  } catch (error) {
    return [false, (error as Error).message]
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

function missingLabels(zh: Readonly<Record<string, string>>, en: Readonly<Record<string, string>>): string[] {
  return [...new Set([...Object.keys(zh), ...Object.keys(en)])].filter((key) => !zh[key] || !en[key])
}

/** The plugin's own scenarios, by its vitest. None at all is a failure: nobody has seen it work. */
async function runScenarios(home: string): Promise<[boolean, string]> {
  const vitest = binary('vitest', home)
  if (!vitest) return [false, 'vitest is not installed: pnpm install']
  const child = spawn(vitest, ['run', '--root', home, '--config', join(home, 'vitest.config.ts')], {
    cwd: home,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const code = await new Promise<number>((resolve) => child.on('exit', (exit) => resolve(exit ?? 1)))
  return [code === 0, code === 0 ? '' : output.slice(-2000)]
}

function binary(name: string, from: string): string | undefined {
  for (let at = from; ; at = dirname(at)) {
    const file = join(at, 'node_modules/.bin', name)
    if (existsSync(file)) return file
    if (at === dirname(at)) return undefined
  }
}
