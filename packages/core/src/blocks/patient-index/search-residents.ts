import type { Sql } from '../../persistence/sql.ts'
import { sql } from '../../persistence/sql.ts'
import type { Context, Page } from '../../plugin/context.ts'
import { InvalidInput } from '../../problem/core-problems.ts'
import { fail } from '../../problem/define-problem.ts'
import { countyDay } from './county-day.ts'
import { findByNumber } from './find-by-number.ts'
import { attendance, type Patient, patient } from './patient.ts'
import { identityFaults } from './patient-problems.ts'
import { type ClassifiedQuery, classifyQuery } from './query-classification.ts'
import { reachOf, visibleAmong } from './visible-residents.ts'

interface Wanted {
  readonly search: string
  readonly limit: number
  readonly cursor: string | undefined
}

/**
 * Residents whom the caller may see, by what was typed: a name or its beginning, pinyin, initials, a whole number. Each
 * kind is one pass over one index, or several one after the other (initials, then pinyin); a page goes on where the last
 * one ended.
 */
export async function searchResidents(ctx: Context, { search, limit, cursor }: Wanted): Promise<Page<Patient>> {
  const query = classifyQuery(search, { today: countyDay(ctx.now()) })
  const passes = passesOf(query)
  const page = passes ? await walk(ctx, { passes, limit, cursor }) : { items: await byNumber(ctx, query), next: null }
  ctx.looked({ resource: patient.id, patients: page.items.map(({ id }) => id) })
  return page
}

/** One walk along an index: rows whose key begins with `prefix`; without a prefix all rows, the newest first. */
export interface Pass {
  readonly column: 'name_key' | 'pinyin' | 'initials' | 'other_pinyin' | 'other_initials' | 'created_at'
  readonly prefix: string | undefined
}

/** The passes of a text that is searched by its beginning; `undefined` for numbers, which are found as a whole. */
export function passesOf({ kind, value }: ClassifiedQuery): readonly Pass[] | undefined {
  const by = (...columns: Pass['column'][]) => columns.map((column) => ({ column, prefix: value }))
  if (kind === 'empty') return [{ column: 'created_at', prefix: undefined }]
  if (kind === 'name') return by('name_key')
  if (kind === 'pinyin') return by('pinyin', 'other_pinyin')
  if (kind === 'initials-or-pinyin') return by('initials', 'other_initials', 'pinyin', 'other_pinyin')
  return undefined
}

async function byNumber(ctx: Context, query: ClassifiedQuery): Promise<Patient[]> {
  const found = await ctx.asSystem('a whole number was searched for', (system) => findByNumber(system, query))
  return visibleAmong(ctx, found)
}

interface Walk {
  readonly passes: readonly Pass[]
  readonly limit: number
  readonly cursor: string | undefined
}

interface Place {
  readonly pass: number
  readonly key: string
  readonly id: string
}

async function walk(ctx: Context, { passes, limit, cursor }: Walk): Promise<Page<Patient>> {
  const start = cursor === undefined ? undefined : readCursor(cursor, passes.length)
  return ctx.asSystem('residents in reach and those who attended there', async (system) => {
    const places: Place[] = []
    for (let pass = start?.pass ?? 0; pass < passes.length && places.length <= limit; pass++) {
      const after = start?.pass === pass ? start : undefined
      const statement = stepStatement(ctx, { passes, pass, after, limit: limit + 1 - places.length })
      const rows = await system.query<{ id: string; place: string }>(statement)
      places.push(...rows.map((row) => ({ pass, key: row.place, id: row.id })))
    }
    const shown = places.slice(0, limit)
    const { items } = await system.store(patient).list({ where: { id: shown.map(({ id }) => id) }, limit, sort: 'id' })
    const byId = new Map(items.map((resident) => [resident.id, resident]))
    const last = shown.at(-1)
    return {
      items: shown.flatMap(({ id }) => byId.get(id) ?? []),
      next: places.length > limit && last ? writeCursor(last) : null,
    }
  })
}

interface Step {
  readonly passes: readonly Pass[]
  readonly pass: number
  readonly after: Place | undefined
  readonly limit: number
}

/** What one pass finds after a place, without what an earlier pass has found already. */
export function stepStatement(ctx: Context, { passes, pass, after, limit }: Step): Sql {
  const { column, prefix } = passes[pass] as Pass
  const key = sql.column(column)
  const descending = prefix === undefined
  const conditions = [
    ...(prefix === undefined ? [] : [beginsWith(column, prefix)]),
    ...passes
      .slice(0, pass)
      .map((earlier) => sql`not coalesce(${beginsWith(earlier.column, earlier.prefix ?? '')}, false)`),
    ...(after === undefined
      ? []
      : [
          descending
            ? sql`(${key}, id) < (${after.key}, ${after.id})`
            : sql`(${key}, id) > (${after.key}, ${after.id})`,
        ]),
    ...visibleOnly(ctx),
  ]
  const where = conditions.length > 0 ? sql`where ${sql.join(conditions, ' and ')}` : sql.empty
  const order = descending ? sql`order by ${key} desc, id desc` : sql`order by ${key}, id`
  return sql`select id, ${key} as place from ${patient} p ${where} ${order} limit ${limit}`
}

function beginsWith(column: Pass['column'], prefix: string): Sql {
  const key = sql.column(column)
  return sql`(${key} >= ${prefix} and ${key} < ${`${prefix}\u{10ffff}`})`
}

function visibleOnly(ctx: Context): Sql[] {
  const reach = reachOf(ctx)
  if (reach === 'county') return []
  const here = sql`select 1 from ${attendance} a where a.patient = p.id and a.organization in ${reach}`
  return [sql`(p.organization in ${reach} or exists (${here}))`]
}

function writeCursor({ pass, key, id }: Place): string {
  return Buffer.from(JSON.stringify([pass, key, id])).toString('base64url')
}

function readCursor(cursor: string, passes: number): Place {
  try {
    const [pass, key, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[]
    if (
      Number.isInteger(pass) &&
      (pass as number) >= 0 &&
      (pass as number) < passes &&
      typeof key === 'string' &&
      typeof id === 'string'
    ) {
      return { pass: pass as number, key, id }
    }
  } catch {
    // falls through to the refusal
  }
  return fail(InvalidInput, {}, [identityFaults.cursor])
}
