import { looksAreKept } from '../../access/access-control.ts'
import type { Context } from '../../plugin/context.ts'
import { servePlugin } from '../../plugin/serve-plugin.ts'
import { findByIdentifier } from './find-by-number.ts'
import { findByNumbers, noteAttendances } from './find-by-numbers.ts'
import { identifier, patient } from './patient.ts'
import { NoSuchNumber } from './patient-problems.ts'
import { patientsPlugin } from './plugin.ts'
import { addIdentifier, changeResident, checkWhileTyping, registerResident } from './registration.ts'
import { cardOf, rowOf, viewResident } from './resident-view.ts'
import { searchResidents } from './search-residents.ts'
import { noteAttendance, visibleAmong, visibleResident } from './visible-residents.ts'

/** The residents of the county: the server side of the block. */
export const patients = servePlugin(patientsPlugin, {
  handlers: {
    async searchResidents({ search = '', limit = 20, cursor }, ctx) {
      const { items, next } = await searchResidents(ctx, { search, limit, cursor })
      return { items: items.map(rowOf), next }
    },
    async lookupResident(wanted, ctx) {
      const found = await ctx.asSystem('the person stands at the desk', (system) => findByIdentifier(system, wanted))
      for (const { id } of found) await noteAttendance(ctx, id)
      ctx.looked({ resource: patient.id, patients: found.map(({ id }) => id) })
      return { items: found.map(rowOf) }
    },
    getResident: async ({ id }, ctx) => viewResident(ctx, await visibleResident(ctx, id)),
    registerResident: async (entered, ctx) => viewResident(ctx, await registerResident(ctx, entered)),
    checkResident: (entered, ctx) => checkWhileTyping(ctx, entered),
    changeResident: async ({ id, ...change }, ctx) =>
      viewResident(ctx, await changeResident(ctx, id, { change, version: ctx.request.version })),
    addIdentifier: async ({ id, ...entered }, ctx) => viewResident(ctx, await addIdentifier(ctx, id, entered)),
    async revealNumber({ id, field, identifier: which, reason }, ctx) {
      const resident = await visibleResident(ctx, id)
      const value = field === 'identifier' ? await valueOf(ctx, id, which) : resident[field]
      if (value === null) return ctx.fail(NoSuchNumber)
      await ctx.audit({
        action: 'reveal',
        resource: patient.id,
        record: id,
        patient: id,
        detail: { field, identifier: which ?? null, reason },
      })
      return { value }
    },
  },
  provide: {
    patients: (ctx) => ({
      async card({ patient: id }) {
        const found = await ctx.asSystem(forReference, (system) => system.store(patient).find(id))
        if (found && looksAreKept(ctx.caller)) ctx.looked({ resource: patient.id, record: id, patient: id })
        return found ? cardOf(found) : null
      },
      async inReach({ patient: id }) {
        const found = await ctx.asSystem(forReference, (system) => system.store(patient).find(id))
        return { inReach: found !== undefined && (await visibleAmong(ctx, [found])).length > 0 }
      },
      async cards({ patients: ids }) {
        const found = await ctx.asSystem(forReference, (system) => inPages(system, ids))
        return lookedAt(ctx, found).map(cardOf)
      },
      async lastFour({ patient: id, of }) {
        const lastFour = await ctx.asSystem('the end of a number becomes an access code', (system) =>
          lastFourOf(system, id, of),
        )
        if (looksAreKept(ctx.caller)) ctx.looked({ resource: patient.id, record: id, patient: id })
        return { lastFour }
      },
      async findByIdentifier(wanted) {
        const found = await ctx.asSystem('a function looks a resident up by a whole number', (system) =>
          findByIdentifier(system, wanted),
        )
        return lookedAt(ctx, found).map(cardOf)
      },
      async findByNumbers({ numbers }) {
        const found = await ctx.asSystem('a list of people is looked up by whole numbers', (system) =>
          findByNumbers(system, numbers),
        )
        const residents = lookedAt(ctx, [...new Map([...found.values()].flat().map((row) => [row.id, row])).values()])
        if (ctx.caller.kind === 'person')
          await noteAttendances(
            ctx,
            residents.map(({ id }) => id),
          )
        return numbers.map((number) => ({ number, patients: (found.get(number) ?? []).map(cardOf) }))
      },
    }),
  },
})

const forReference = 'a function that holds a reference to the resident shows who it is'

async function inPages(system: Context, ids: readonly string[]) {
  const wanted = [...new Set(ids)]
  const found = []
  for (let start = 0; start < wanted.length; start += 200) {
    const { items } = await system
      .store(patient)
      .list({ where: { id: wanted.slice(start, start + 200) }, limit: 200, sort: 'id' })
    found.push(...items)
  }
  return found
}

function lookedAt<R extends { readonly id: string }>(ctx: Context, residents: readonly R[]): readonly R[] {
  if (looksAreKept(ctx.caller)) ctx.looked({ resource: patient.id, patients: residents.map(({ id }) => id) })
  return residents
}

async function lastFourOf(system: Context, id: string, of: 'identifier' | 'phone'): Promise<string | null> {
  const resident = await system.store(patient).find(id)
  const own = of === 'phone' ? resident?.phone : resident?.citizenNumber
  const further = of === 'identifier' && !own ? await system.store(identifier).findBy({ patient: id }) : undefined
  const number = own ?? further?.value ?? ''
  return [...number].length < 4 ? null : [...number].slice(-4).join('')
}

async function valueOf(ctx: Context, owner: string, id: string | undefined): Promise<string | null> {
  const found = await ctx.asSystem('a number of a resident who may be seen', (system) =>
    system.store(identifier).findBy({ patient: owner, id: id ?? '' }),
  )
  return found?.value ?? null
}
