import { Args } from '@oclif/core'
import { checkPlugin } from '../../check-plugin.ts'
import { CountyCommand, Refusal } from '../../county-command.ts'
import { text } from '../../texts.ts'

export default class PluginCheck extends CountyCommand<typeof PluginCheck> {
  static override summary = text('plugin.check.summary')
  static override examples = [
    '<%= config.bin %> plugin check .',
    '<%= config.bin %> plugin check ./plugins/wardround --json',
  ]
  static override args = { folder: Args.string({ default: '.', description: text('plugin.check.folder') }) }

  async run() {
    const { args } = await this.parse(PluginCheck)
    const { id, findings } = await checkPlugin(args.folder)
    for (const { check, ok, detail } of findings)
      this.log(`  ${ok ? '✓' : '✗'} ${text(`plugin.check.${check}`)}${detail ? `\n${detail}` : ''}`)
    const failed = findings.filter((f) => !f.ok)
    if (failed.length > 0)
      throw new Refusal(text('plugin.check.failed', { n: failed.length }), { plugin: id, findings })
    this.log(text('plugin.check.sound', { id }))
    return { ok: true, plugin: id, findings }
  }
}
