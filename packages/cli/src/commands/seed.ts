import { Flags } from '@oclif/core'
import { CountyCommand, Refusal } from '../county-command.ts'
import { text } from '../texts.ts'

export default class Seed extends CountyCommand<typeof Seed> {
  static override summary = text('seed.summary')
  static override examples = [
    '<%= config.bin %> seed --residents 1000',
    '<%= config.bin %> seed --residents 1000000 --seed 7',
  ]
  static override flags = {
    residents: Flags.integer({ default: 200, min: 0, max: 1_000_000, description: text('seed.residents') }),
    seed: Flags.integer({ default: 1, description: text('seed.seed') }),
  }

  async run() {
    const folder = await this.county()
    const { migrateCounty, openCounty } = await this.kernel()
    const { seedCast, seedResidents, residents } = await import('@ygt/core/testing')
    await migrateCounty(folder)
    const county = await openCounty(folder)
    try {
      const [institutions] = await county.runtime.database.query('select count(*) as n from core_organization')
      if (Number(institutions?.n) > 0)
        throw new Refusal(text('seed.not-empty'), { institutions: Number(institutions?.n) })
      await seedCast(county)
      const { residents: count, seed } = this.values
      const today = new Date().toISOString().slice(0, 10)
      const progress = (done: number) => this.surroundings.progress(text('seed.progress', { n: done }))
      const n = await seedResidents(county, { population: residents({ count, seed, today }), progress })
      await county.settle()
      this.log(text('seed.done', { n }))
      return { ok: true, residents: n, seed }
    } finally {
      await county.stop()
    }
  }
}
