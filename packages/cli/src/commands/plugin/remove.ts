import { Args } from '@oclif/core'
import { CountyCommand, Refusal } from '../../county-command.ts'
import { changePlugins } from '../../county-file.ts'
import { text } from '../../texts.ts'

export default class PluginRemove extends CountyCommand<typeof PluginRemove> {
  static override summary = text('plugin.remove.summary')
  static override examples = ['<%= config.bin %> plugin remove @ygt/plugin-imaging']
  static override args = { package: Args.string({ required: true, description: text('plugin.remove.package') }) }

  async run() {
    const { args } = await this.parse(PluginRemove)
    const { readCounty } = await this.kernel()
    const { county, environment } = this.surroundings
    const changed = changePlugins(county, (plugins) => plugins.filter((p) => p !== args.package))
    if (!changed.changed)
      throw new Refusal(text('plugin.remove.absent', { name: args.package }), { package: args.package })
    const { composition } = await readCounty(county, { data: environment.YGT_DATA })
    if (composition.faults.length > 0) {
      changed.undo()
      await this.refuseFaults(composition.faults)
    }
    this.log(text('plugin.remove.done', { name: args.package }))
    return { ok: true, package: args.package }
  }
}
