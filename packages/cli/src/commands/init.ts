import { Args, Flags } from '@oclif/core'
import { CountyCommand, Refusal } from '../county-command.ts'
import { initCounty } from '../init-county.ts'
import { text } from '../texts.ts'

export default class Init extends CountyCommand<typeof Init> {
  static override summary = text('init.summary')
  static override examples = [
    '<%= config.bin %> init yunling --name 云岭县 --division 339921 --plugin @ygt/plugin-imaging',
  ]
  static override args = { folder: Args.string({ required: true, description: text('init.folder') }) }
  static override flags = {
    name: Flags.string({ default: '示范县', description: text('init.name') }),
    division: Flags.string({ default: '339921', description: text('init.division') }),
    plugin: Flags.string({ multiple: true, default: [], description: text('init.plugin') }),
    packages: Flags.string({ description: text('init.packages') }),
  }

  async run() {
    const { args } = await this.parse(Init)
    const { name, division, plugin, packages } = this.values
    if (!/^\d{6}$/.test(division)) throw new Refusal(text('init.division-invalid', { division }))
    const files = initCounty({ folder: args.folder, name, division, plugins: plugin, packages })
    if (files === undefined) throw new Refusal(text('init.not-empty', { folder: args.folder }), { folder: args.folder })
    for (const file of files) this.log(`  ${file}`)
    this.log(text('init.next', { folder: args.folder }))
    return { ok: true, folder: args.folder, files }
  }
}
