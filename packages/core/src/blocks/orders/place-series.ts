import type { TypesOf } from '../../endpoint/define-endpoint.ts'
import { sql } from '../../persistence/sql.ts'
import { fail } from '../../problem/define-problem.ts'
import type { PatientCard } from '../patient-index/contract.ts'
import { placeRequest } from './place-request.ts'
import { type OrderSeries, series, seriesMember } from './series.ts'
import type { seriesApi } from './series-api.ts'
import { type CheckedLine, checkLines, faultsOf, lineFaults, readLine } from './series-lines.ts'
import { FaultyPeople } from './series-problems.ts'
import { type OrdersContext, serviceOf } from './service-directory.ts'

type Draft = TypesOf<(typeof seriesApi)['placeSeries']>['in']

/** A series with a request for each person of the list: all of them, or none and every faulty line named. */
export async function placeSeries(ctx: OrdersContext, { people, ...draft }: Draft): Promise<OrderSeries> {
  await serviceOf(ctx, draft.category)
  return ctx.work(async () => {
    const { employer, bodySite, laterality, performer, detail, ...stated } = draft
    const placed = await ctx.store(series).create({
      ...stated,
      employer: employer ?? null,
      bodySite: bodySite ?? null,
      laterality: laterality ?? null,
      performer: performer ?? null,
      detail: detail ?? null,
    })
    await addPeople(ctx, placed, people)
    return placed
  })
}

/** Further people of a series that exists. */
export async function addToSeries(
  ctx: OrdersContext,
  { id, people }: { readonly id: string; readonly people: readonly string[] },
): Promise<OrderSeries> {
  const to = await ctx.store(series).get(id)
  await ctx.work(() => addPeople(ctx, to, people))
  return to
}

async function addPeople(ctx: OrdersContext, to: OrderSeries, people: readonly string[]): Promise<void> {
  // of two who add the same people at once, the second sees what the first did
  await ctx.nextNumber(`series:${to.id}`)
  const { checked } = await lookUp(ctx, people, to.id)
  const faults = faultsOf(checked)
  if (faults.length > 0) fail(FaultyPeople, { count: faults.length }, faults)
  const { category, code, display, bodySite, laterality, purpose, performer, detail } = to
  const draft = { category, code, display, bodySite, laterality, purpose, performer, detail }
  for (const { resident } of checked) {
    const patient = resident?.id ?? ''
    const { request: asked } = await placeRequest(ctx, { ...draft, patient, priority: 'routine', setting: 'check-up' })
    await ctx.store(seriesMember).create({ category, series: to.id, patient, request: asked.id })
  }
}

/** The people of a list, line by line, as they would be placed. */
export async function checkSeriesPeople(
  ctx: OrdersContext,
  { series: of, people }: { readonly series?: string | undefined; readonly people: readonly string[] },
) {
  if (of !== undefined) await ctx.store(series).get(of)
  const { checked, cards } = await lookUp(ctx, people, of)
  return {
    lines: checked.map(({ resident, fault }, line) => {
      const card = resident && cards.get(resident.id)
      return {
        line: people[line] ?? '',
        resident: card ? { id: card.id, name: card.name, birthDate: card.birthDate, sex: card.sex } : null,
        fault: fault && { code: fault, ...lineFaults[fault] },
      }
    }),
  }
}

async function lookUp(
  ctx: OrdersContext,
  people: readonly string[],
  of: string | undefined,
): Promise<{ checked: CheckedLine[]; cards: ReadonlyMap<string, PatientCard> }> {
  const lines = people.map(readLine)
  const numbers = [...new Set(lines.map(({ number }) => number.slice(0, 64)))]
  const found = await ctx.uses.patients.findByNumbers({ numbers })
  const byNumber = new Map(found.map((one) => [one.number, one.patients]))
  const cards = new Map(found.flatMap((one) => one.patients.map((card) => [card.id, card] as const)))
  const members = of === undefined || cards.size === 0 ? [] : await membersAmong(ctx, of, [...cards.keys()])
  return { checked: checkLines(lines, (number) => byNumber.get(number) ?? [], new Set(members)), cards }
}

async function membersAmong(ctx: OrdersContext, of: string, patients: readonly string[]): Promise<string[]> {
  const rows = await ctx.query<{ patient: string }>(
    sql`select patient from ${seriesMember} m where series = ${of} and patient in ${[...patients]}`,
  )
  return rows.map((row) => row.patient)
}
