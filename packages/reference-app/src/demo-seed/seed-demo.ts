import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type County, entryFile } from '@ygt/core/kernel'
import {
  castToday,
  createSignedIn,
  type HistoryOptions,
  residents,
  type SignedIn,
  seedCast,
  seedOrderHistory,
  seedResidents,
} from '@ygt/core/testing'

import { seedCertificates } from './seed-certificates.ts'
import { seedRoster } from './seed-roster.ts'

type Log = (line: string) => void

/** What a plugin's `./demo` entry exports: it plays its people's day in the fictional county. */
export type DemoSeed = (parts: {
  readonly as: (account: string) => Promise<SignedIn>
  readonly settle: () => Promise<void>
  readonly log: Log
  readonly samples?: string
}) => Promise<void>

/** Residents besides the cast: enough to search among. */
const population = 200

/** A past for the statistics of function 1: eleven months before this one. */
const imagingPast: HistoryOptions = {
  category: 'imaging',
  prefix: 'YX',
  performer: 'county-hospital',
  months: 11,
  each: 36,
  examinations: [
    { code: 'DX-CHEST-PA', display: '胸部正位片', modality: 'DX' },
    { code: 'CT-CHEST', display: '胸部CT平扫', modality: 'CT' },
    { code: 'CT-HEAD', display: '头颅CT平扫', modality: 'CT' },
    { code: 'US-ABDOMEN', display: '腹部超声', modality: 'US' },
  ],
  writers: [
    ['linjing', '林静'],
    ['xuguodong', '徐国栋'],
  ],
  reviewers: [
    ['shanhong', '单红'],
    ['chenli', '陈立'],
  ],
}

/** Fills a new database with the fictional county; leaves one that was filled before alone. */
export async function seedDemo(county: County, log: Log): Promise<void> {
  const [row] = await county.runtime.database.query('select count(*) as n from core_account', [])
  if (Number(row?.n) > 0) return
  log('a new county: institutions and staff …')
  await seedCast(county)
  const count = await seedResidents(county, { population: residents({ count: population, seed: 1, today: castToday }) })
  log(`residents: ${count}`)
  log(`past orders: ${await seedOrderHistory(county.runtime, imagingPast)}`)
  await county.http.ready()
  const signedIn = new Map<string, Promise<SignedIn>>()
  const as = (account: string): Promise<SignedIn> => {
    const known = signedIn.get(account) ?? createSignedIn(county, account)
    signedIn.set(account, known)
    return known
  }
  log('certificates of the radiologists, by the simulator')
  await seedCertificates(as)
  const samples = sampleFolder()
  for (const plugin of county.composition.plugins) {
    const file = entryFile(plugin.home, './demo')
    if (!file || !existsSync(file)) continue
    const { default: seed } = (await import(pathToFileURL(file).href)) as { readonly default: DemoSeed }
    await seed({ as, settle: () => county.settle(), log, ...(samples && { samples }) })
  }
  await county.settle()
  log('rosters of the coming days')
  await seedRoster({ as, now: county.runtime.clock.now() })
  await county.settle()
}

/** DICOM files beside the repository, where somebody has put some. */
function sampleFolder(): string | undefined {
  const folder = join(fileURLToPath(new URL('../../../../..', import.meta.url)), 'shared/samples/dicom')
  return existsSync(folder) ? folder : undefined
}
