import { existsSync } from 'node:fs'
import { Flags } from '@oclif/core'
import { CountyCommand } from '../county-command.ts'
import { text } from '../texts.ts'

export default class Start extends CountyCommand<typeof Start> {
  static override summary = text('start.summary')
  static override examples = ['<%= config.bin %> start', '<%= config.bin %> start --port 8443 --host 0.0.0.0']
  static override flags = {
    port: Flags.integer({ default: 8080, env: 'PORT', description: text('start.port') }),
    host: Flags.string({ default: '127.0.0.1', description: text('start.host') }),
    development: Flags.boolean({ hidden: true, description: text('start.development') }),
  }

  /** A new database is migrated; one that exists has to be migrated by `ygt migrate`, which may want a backup first. */
  async run(): Promise<{ ok: true; address: string }> {
    const folder = await this.county()
    const { serveCounty, stopOnSignal } = await import('@ygt/reference-app')
    const { port, host, development } = this.values
    const { environment, progress } = this.surroundings
    const migrate = development || ('sqlite' in folder.database && !existsSync(folder.database.sqlite))
    const served = await serveCounty({
      root: folder.root,
      port,
      host,
      data: environment.YGT_DATA,
      migrate,
      development,
      log: progress,
    })
    stopOnSignal(() => served.stop(), progress)
    this.log(text('start.listening', { address: served.address }))
    return { ok: true, address: served.address }
  }
}
