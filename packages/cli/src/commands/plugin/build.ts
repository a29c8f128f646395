import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Args } from '@oclif/core'
import { CountyCommand } from '../../county-command.ts'
import { text } from '../../texts.ts'

export default class PluginBuild extends CountyCommand<typeof PluginBuild> {
  static override summary = text('plugin.build.summary')
  static override examples = ['<%= config.bin %> plugin build .']
  static override args = { folder: Args.string({ default: '.', description: text('plugin.check.folder') }) }

  async run() {
    const { args } = await this.parse(PluginBuild)
    const { manifestOf, readPlugin } = await this.kernel()
    const plugin = await readPlugin(args.folder)
    const file = join(plugin.home, 'dist/plugin.json')
    const manifest = manifestOf(plugin)
    mkdirSync(join(plugin.home, 'dist'), { recursive: true })
    writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`)
    this.log(`  ${file}`)
    return { ok: true, file, manifest }
  }
}
