import { Flags } from '@oclif/core'
import { CountyCommand, Refusal } from '../county-command.ts'
import { lockOf, readLock, writeLock } from '../county-lock.ts'
import { text } from '../texts.ts'

export default class Compose extends CountyCommand<typeof Compose> {
  static override summary = text('compose.summary')
  static override examples = ['<%= config.bin %> compose', '<%= config.bin %> compose --check --json']
  static override flags = { check: Flags.boolean({ description: text('compose.check') }) }

  async run() {
    const folder = await this.county()
    const { formatFaults } = await this.kernel()
    const lock = await lockOf(folder)
    const before = readLock(folder.root)
    const changed = JSON.stringify(before) !== JSON.stringify(lock)
    for (const plugin of lock.plugins)
      this.log(`  ${plugin.id.padEnd(24)} ${plugin.version.padEnd(10)} ${plugin.package}`)
    if (folder.composition.warnings.length > 0)
      this.logToStderr(`${text('compose.warnings')}\n\n${formatFaults(folder.composition.warnings)}`)
    if (this.values.check && changed) throw new Refusal(text('compose.stale'), { plan: lock, changed })
    if (changed && !this.values.check) writeLock(folder.root, lock)
    this.log(text(changed ? 'compose.written' : 'compose.unchanged', { n: lock.plugins.length }))
    return { ok: true, changed, plan: lock, warnings: folder.composition.warnings }
  }
}
