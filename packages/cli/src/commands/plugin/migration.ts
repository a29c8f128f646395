import { Args, Flags } from '@oclif/core'
import { CountyCommand, Refusal } from '../../county-command.ts'
import { text } from '../../texts.ts'

export default class PluginMigration extends CountyCommand<typeof PluginMigration> {
  static override summary = text('plugin.migration.summary')
  static override examples = ['<%= config.bin %> plugin migration . add-priority']
  static override args = {
    folder: Args.string({ required: true, description: text('plugin.check.folder') }),
    name: Args.string({ required: true, description: text('plugin.migration.name') }),
  }
  static override flags = { postgres: Flags.string({ description: text('plugin.migration.postgres') }) }

  async run() {
    const { args } = await this.parse(PluginMigration)
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(args.name))
      throw new Refusal(text('plugin.migration.invalid', { name: args.name }))
    const { readPlugin, writeMigration } = await this.kernel()
    const plugin = await readPlugin(args.folder)
    const server = this.values.postgres === undefined ? await startServer() : undefined
    try {
      const files = await writeMigration(plugin, { name: args.name, postgres: this.values.postgres ?? server?.url })
      for (const file of files) this.log(`  ${file}`)
      this.log(text(files.length > 0 ? 'plugin.migration.written' : 'plugin.migration.none'))
      return { ok: true, files }
    } finally {
      await server?.stop()
    }
  }
}

/** A PostgreSQL of one's own from npm, when its package is installed; the first migration needs none. */
async function startServer(): Promise<{ url: string; stop(): Promise<void> } | undefined> {
  const { startPostgres } = await import('@ygt/core/testing')
  return startPostgres().catch(() => undefined)
}
