import { CountyCommand } from '../../county-command.ts'
import { text } from '../../texts.ts'

export default class PluginList extends CountyCommand<typeof PluginList> {
  static override summary = text('plugin.list.summary')
  static override examples = ['<%= config.bin %> plugin list --json']

  async run() {
    const { composition } = await this.county()
    const plugins = composition.plugins.map(({ declaration, package: name, version, startup }) => ({
      id: declaration.id,
      package: name,
      version,
      startup,
      provides: Object.values(declaration.provides as Record<string, { id: string; version: number }>).map(
        (c) => `${c.id}@${c.version}`,
      ),
      claims: [...declaration.claims],
    }))
    for (const p of plugins)
      this.log(`  ${p.id.padEnd(20)} ${p.version.padEnd(10)} ${p.startup.padEnd(9)} ${p.provides.join(', ')}`)
    return { ok: true, plugins }
  }
}
