import { Args, Flags } from '@oclif/core'
import { CountyCommand, Refusal } from '../../county-command.ts'
import { newPlugin } from '../../new-plugin.ts'
import { text } from '../../texts.ts'

export default class PluginNew extends CountyCommand<typeof PluginNew> {
  static override summary = text('plugin.new.summary')
  static override examples = [
    '<%= config.bin %> plugin new wardround',
    '<%= config.bin %> plugin new wardround --folder ../wardround',
  ]
  static override args = { slug: Args.string({ required: true, description: text('plugin.new.slug') }) }
  static override flags = { folder: Flags.string({ description: text('plugin.new.folder') }) }

  async run() {
    const { args } = await this.parse(PluginNew)
    const { slug } = args
    if (!/^[a-z][a-z0-9]{1,30}$/.test(slug)) throw new Refusal(text('plugin.new.invalid', { slug }), { slug })
    const folder = this.values.folder ?? `./${slug}`
    const files = await newPlugin(slug, folder)
    if (files === undefined) throw new Refusal(text('plugin.new.not-empty', { folder }), { folder })
    for (const file of files) this.log(`  ${file}`)
    this.log(text('plugin.new.next', { folder }))
    return { ok: true, folder, files }
  }
}
