import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Flags } from '@oclif/core'
import { CountyCommand } from '../county-command.ts'
import { text } from '../texts.ts'

export default class Dev extends CountyCommand<typeof Dev> {
  static override summary = text('dev.summary')
  static override examples = ['<%= config.bin %> dev']
  static override flags = { port: Flags.integer({ default: 8080, env: 'PORT', description: text('start.port') }) }

  /** Pages reload by themselves; a change of server code starts the server anew. */
  async run() {
    const { root } = await this.county()
    const ygt = fileURLToPath(new URL('../../bin/run.js', import.meta.url))
    const child = spawn(
      process.execPath,
      [
        '--watch',
        '--watch-preserve-output',
        ygt,
        'start',
        '--development',
        '-C',
        root,
        '--port',
        String(this.values.port),
      ],
      { stdio: 'inherit' },
    )
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
    const code = await new Promise<number>((resolve) => child.on('exit', (exit) => resolve(exit ?? 0)))
    return { ok: code === 0 }
  }
}
