import { Args } from '@oclif/core'
import { CountyCommand, Refusal } from '../../county-command.ts'
import { changePlugins } from '../../county-file.ts'
import { text } from '../../texts.ts'

export default class PluginAdd extends CountyCommand<typeof PluginAdd> {
  static override summary = text('plugin.add.summary')
  static override examples = [
    '<%= config.bin %> plugin add @ygt/plugin-imaging',
    '<%= config.bin %> plugin add ./plugins/ward-round',
  ]
  static override args = { package: Args.string({ required: true, description: text('plugin.add.package') }) }

  async run() {
    const { args } = await this.parse(PluginAdd)
    const { findPlugin, readCounty } = await this.kernel()
    const { county, environment } = this.surroundings
    const name = args.package
    try {
      await findPlugin({ package: name, settings: {}, startup: undefined }, county)
    } catch (error) {
      throw new Refusal(text('plugin.add.missing', { name, reason: (error as Error).message }), { package: name })
    }
    const changed = changePlugins(county, (plugins) => (plugins.includes(name) ? plugins : [...plugins, name]))
    // what would not compose is not written
    const { composition } = await readCounty(county, { data: environment.YGT_DATA })
    if (composition.faults.length > 0) {
      changed.undo()
      await this.refuseFaults(composition.faults)
    }
    this.log(text('plugin.add.done', { name }))
    return { ok: true, package: name, changed: changed.changed }
  }
}
