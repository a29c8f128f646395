import type { Context } from '../../plugin/context.ts'
import { normalizeCitizenNumber, parseCitizenNumber } from './citizen-number.ts'
import { countyDay } from './county-day.ts'
import { identifierKinds } from './identifier-kinds.ts'
import { attendance, identifier, type Patient, patient } from './patient.ts'

/** Numbers per query; a number that several residents share has few of them. */
const chunk = 50
const most = 200

/** Residents of each number of a list: citizen number, index number (the resident's id), or a further identifier of any kind. */
export async function findByNumbers(
  system: Context,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, readonly Patient[]>> {
  const found = new Map<string, readonly Patient[]>()
  for (let start = 0; start < numbers.length; start += chunk) {
    const some = await someNumbers(system, numbers.slice(start, start + chunk))
    for (const [number, residents] of some) found.set(number, residents)
  }
  return found
}

async function someNumbers(system: Context, numbers: readonly string[]): Promise<[string, readonly Patient[]][]> {
  const today = countyDay(system.now())
  const wanted = numbers.map((number) => {
    const citizen = parseCitizenNumber(number, { today })
    return { number, citizen: citizen.valid ? citizen.value : null, forms: formsOf(number) }
  })
  const citizens = wanted.flatMap(({ citizen }) => citizen ?? [])
  const forms = [...new Set(wanted.flatMap((one) => one.forms))]
  const store = system.store(patient)
  const [byId, byCitizen, further] = [
    await store.list({ where: { id: [...numbers] }, limit: most, sort: 'id' }),
    await store.list({ where: { citizenNumber: citizens }, limit: most, sort: 'id' }),
    await system.store(identifier).list({ where: { value: forms }, limit: most, sort: 'id' }),
  ]
  const owners = [...new Set(further.items.map((row) => row.patient))]
  const { items: owned } = await store.list({ where: { id: owners }, limit: most, sort: 'id' })
  return wanted.map(({ number, citizen, forms: own }) => {
    const ids = new Set(further.items.filter(({ value }) => own.includes(value)).map((row) => row.patient))
    const hits = [
      ...byId.items.filter(({ id }) => id === number),
      ...byCitizen.items.filter((row) => citizen !== null && row.citizenNumber === citizen),
      ...owned.filter(({ id }) => ids.has(id)),
    ]
    return [number, [...new Map(hits.map((row) => [row.id, row])).values()]]
  })
}

function formsOf(number: string): string[] {
  const compact = normalizeCitizenNumber(number).replaceAll('.', '')
  return [...new Set(identifierKinds.map((kind) => kind.normalize(compact)))]
}

/** Notes that these residents were at the caller's institution; saying it again changes nothing. */
export async function noteAttendances(ctx: Context, residents: readonly string[]): Promise<void> {
  const { organization } = ctx.caller
  if (organization === null || residents.length === 0) return
  await ctx.asSystem('the residents are on a list of the institution', async (system) => {
    const store = system.store(attendance)
    for (let start = 0; start < residents.length; start += most) {
      const some = residents.slice(start, start + most)
      const { items } = await store.list({ where: { patient: some, organization }, limit: most, sort: 'id' })
      const here = new Set(items.map((row) => row.patient))
      for (const id of some) if (!here.has(id)) await store.create({ patient: id }, { organization })
    }
  })
}
