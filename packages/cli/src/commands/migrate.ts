import { Flags } from '@oclif/core'
import { CountyCommand } from '../county-command.ts'
import { text } from '../texts.ts'

export default class Migrate extends CountyCommand<typeof Migrate> {
  static override summary = text('migrate.summary')
  static override examples = ['<%= config.bin %> migrate --plan', '<%= config.bin %> migrate']
  static override flags = { plan: Flags.boolean({ description: text('migrate.plan') }) }

  async run() {
    const folder = await this.county()
    const { appliedMigrations, migrateCounty, migrationsOf, openDatabase } = await this.kernel()
    if (this.values.plan) {
      const { existsSync } = await import('node:fs')
      const all = migrationsOf(folder.composition, folder.database).map((m) => m.name)
      const fresh = 'sqlite' in folder.database && !existsSync(folder.database.sqlite)
      const database = fresh ? undefined : openDatabase(folder.database)
      const applied = database ? await appliedMigrations(database) : []
      await database?.close()
      const pending = all.filter((name) => !applied.includes(name))
      for (const name of pending) this.log(`  ${name}`)
      this.log(text('migrate.pending', { n: pending.length }))
      return { ok: true, pending, applied }
    }
    const { pending, applied } = await migrateCounty(folder)
    for (const { name } of pending) this.log(`  ${name}`)
    this.log(text('migrate.done', { n: pending.length }))
    return { ok: true, ran: pending.map((m) => m.name), applied }
  }
}
