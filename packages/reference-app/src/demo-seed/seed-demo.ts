import type { County } from '@ygt/core/kernel'
import { seedCast } from '@ygt/core/testing'

type Log = (line: string) => void

/** Fills a new database with the fictional county; leaves one that was filled before alone. */
export async function seedDemo(county: County, log: Log): Promise<void> {
  const [row] = await county.runtime.database.query('select count(*) as n from core_account', [])
  if (Number(row?.n) > 0) return
  log('a new county: institutions and staff …')
  await seedCast(county)
  await county.settle()
}
