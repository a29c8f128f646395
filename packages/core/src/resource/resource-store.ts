import { looksAreKept, type ScopedCaller } from '../access/access-control.ts'
import { type Condition, reachCondition } from '../access/scope-condition.ts'
import type { Runtime } from '../kernel/runtime.ts'
import { appendDeadline } from '../lifecycle/deadline.ts'
import type { Lifecycle } from '../lifecycle/define-lifecycle.ts'
import type { Parameter } from '../persistence/database.ts'
import type { RowMapping } from '../persistence/row-mapping.ts'
import { tableOf } from '../persistence/table.ts'
import type { Page, Store } from '../plugin/context.ts'
import { Forbidden, NotFound, VersionConflict } from '../problem/core-problems.ts'
import { fail } from '../problem/define-problem.ts'
import type { Resource } from './define-resource.ts'
import { encodeKey } from './keyset.ts'
import { defaultLimit, listQuery, mostRows, sortOf } from './list-query.ts'
import { normalized, requireFields } from './normalize-record.ts'
import { type AnyRecord, auditEntry, insertRecords, patientOf, updateRecord, type Writing } from './record-writer.ts'
import { whereConditions } from './where.ts'

type AnyStore = Store<any, any>

/** Rows of a resource as one caller may see and change them. */
export function createStore(writing: Writing): AnyStore {
  const { runtime, resource, caller } = writing
  const { mapping, name, scope, byId } = planOf(writing)
  const { selection } = mapping

  // whoever states no version waits for a change that is under way instead of failing over it
  const forChange = runtime.database.dialect === 'postgres' ? ' for update' : ''

  async function select(
    conditions: readonly { text: string; parameters: readonly Parameter[] }[],
    lock = '',
  ): Promise<AnyRecord | undefined> {
    const all = scope ? [...conditions, scope] : conditions
    const text = `select ${selection} from ${name} where ${all.map((c) => c.text).join(' and ')} limit 1${lock}`
    const row = await runtime.work.first(
      text,
      all.flatMap((c) => c.parameters),
    )
    return row && (mapping.toRecord(row) as AnyRecord)
  }

  function seen(record: AnyRecord): AnyRecord {
    const patient = patientOf(resource, record)
    if (patient && looksAreKept(caller)) {
      runtime.audit.lookOnce(`${caller.account}|read|${resource.id}|${record.id}`, () =>
        auditEntry(writing, { action: 'read', record: record.id, patient }),
      )
    }
    return record
  }

  async function find(id: string): Promise<AnyRecord | undefined> {
    const row = await runtime.work.first(byId, scope ? [id, ...scope.parameters] : [id])
    return row && seen(mapping.toRecord(row) as AnyRecord)
  }

  async function get(id: string): Promise<AnyRecord> {
    return (await find(id)) ?? fail(NotFound)
  }

  async function list({
    where = {},
    limit = defaultLimit,
    cursor,
    sort = sortOf(resource),
  }: Parameters<AnyStore['list']>[0] = {}): Promise<Page<AnyRecord>> {
    const wanted = Math.min(limit, mostRows)
    const conditions = [scope, ...whereConditions(where, mapping)]
    const { text, parameters } = listQuery({ table: name, selection, conditions, sort, limit: wanted, cursor })
    const rows = await runtime.work.query(text, parameters)
    const items = rows.slice(0, wanted).map((row) => mapping.toRecord(row) as AnyRecord)
    lookAt(writing, items)
    const last = items.at(-1)
    const next = rows.length > wanted && last ? encodeKey([last[sort.replace('-', '')] as string, last.id]) : null
    return { items, next }
  }

  function permit(
    permission: string | undefined,
    organization: string,
    record: Readonly<Record<string, unknown>>,
  ): void {
    readsOnly(permission ?? 'system')
    if (permission === undefined) return
    const qualifier = resource.partition ? String(record[resource.partition]) : undefined
    const at = { organization, ...(qualifier !== undefined && { qualifier }) }
    if (!caller.may(permission, at)) fail(Forbidden, { permission })
  }

  /** A link opens a record for reading, whatever its resource lets others do. */
  function readsOnly(permission: string): void {
    if (caller.kind === 'link') fail(Forbidden, { permission })
  }

  /** A record as it begins, for whoever may begin it. */
  function begun(
    values: Readonly<Record<string, unknown>>,
    options: { id?: string; organization?: string },
  ): AnyRecord {
    const organization =
      options.organization ??
      caller.organization ??
      (typeof values.organization === 'string' ? values.organization : undefined)
    if (!organization)
      throw new TypeError(`${resource.id}: the caller has no institution; say to which organization the record belongs`)
    const stated = requireFields(resource, normalized(resource, values))
    permit(resource.access.create, organization, stated)
    const now = runtime.clock.now().toISOString()
    const meta = {
      id: options.id ?? runtime.newId(),
      organization,
      version: 1,
      createdAt: now,
      createdBy: caller.account,
      updatedAt: now,
    }
    const state = lifecycle ? { state: lifecycle.initial } : {}
    return { ...stated, ...state, ...meta }
  }

  const lifecycle = resource.lifecycle as Lifecycle | undefined

  function insert(records: readonly AnyRecord[]): Promise<void> {
    return runtime.work.run(async () => {
      await insertRecords(writing, records)
      if (lifecycle?.deadlines[lifecycle.initial])
        for (const record of records)
          await appendDeadline(writing, { record, left: null, entered: lifecycle.initial, lifecycle })
    })
  }

  async function create(
    values: Readonly<Record<string, unknown>>,
    options: { id?: string; organization?: string } = {},
  ): Promise<AnyRecord> {
    const record = begun(values, options)
    await insert([record])
    return record
  }

  async function createMany(
    values: readonly Readonly<Record<string, unknown>>[],
    options: { organization?: string } = {},
  ): Promise<AnyRecord[]> {
    const records = values.map((one) => begun(one, options))
    if (records.length > 0) await insert(records)
    return records
  }

  async function update(
    id: string,
    values: Readonly<Record<string, unknown>>,
    options: { version?: number; organization?: string } = {},
  ): Promise<AnyRecord> {
    return runtime.work.run(async () => {
      const before = await select([{ text: 'id = ?', parameters: [id] }], forChange)
      if (!before) fail(NotFound)
      permit(resource.access.update, before.organization, before)
      if (options.version !== undefined && options.version !== before.version)
        fail(VersionConflict, { current: before.version, given: options.version })
      const { organization } = options
      if (organization !== undefined) permit(resource.access.update, organization, before)
      return updateRecord(writing, before, {
        values: { ...normalized(resource, values), organization },
        action: 'update',
      })
    })
  }

  return {
    get,
    find,
    list,
    create,
    createMany,
    update,
    async findBy(where) {
      const record = await select(whereConditions(where, mapping))
      return record && seen(record)
    },
    put(values, { key, organization }) {
      return runtime.work.run(async () => {
        const existing = await select(
          whereConditions(Object.fromEntries(key.map((k) => [k, values[k]])), mapping),
          forChange,
        )
        if (existing) {
          permit(resource.access.update, existing.organization, existing)
          await updateRecord(writing, existing, { values: normalized(resource, values), action: 'update' })
        } else await create(values, organization === undefined ? {} : { organization })
      })
    },
    removeWhere(where) {
      readsOnly('system')
      return runtime.work.run(async (unit) => {
        const conditions = [...whereConditions(where, mapping), ...(scope ? [scope] : [])]
        const text = `delete from ${name}${conditions.length > 0 ? ` where ${conditions.map((c) => c.text).join(' and ')}` : ''}`
        const removed = await unit.transaction.change(
          text,
          conditions.flatMap((c) => c.parameters),
        )
        if (removed > 0 && resource.history) {
          runtime.audit.record(
            unit,
            auditEntry(writing, { action: 'remove', record: null, patient: null, detail: { removed, where } }),
          )
        }
        return removed
      })
    },
  } satisfies AnyStore
}

/** A page of a list is one look, at all residents on it. */
function lookAt(writing: Writing, items: readonly AnyRecord[]): void {
  const { resource, caller, runtime } = writing
  if (!looksAreKept(caller) || items.length === 0) return
  const patients = new Set<string>()
  for (const item of items) {
    const patient = patientOf(resource, item)
    if (patient !== null) patients.add(patient)
  }
  if (patients.size === 0) return
  const seen = [...patients]
  runtime.audit.lookOnce(`${caller.account}|list|${resource.id}|${seen.join()}`, () =>
    auditEntry(writing, {
      action: 'list',
      record: null,
      patient: seen.length === 1 ? (seen[0] ?? null) : null,
      detail: { patients: seen },
    }),
  )
}

interface Plan {
  readonly mapping: RowMapping
  readonly name: string
  readonly scope: Condition | undefined
  /** The statement that reads one record within reach. */
  readonly byId: string
}

const plans = new WeakMap<Runtime, WeakMap<ScopedCaller, Map<Resource, Plan>>>()

/** What a store needs for a caller and a resource, worked out once for as long as the caller's session lives in memory. */
function planOf({ runtime, resource, caller }: Writing): Plan {
  const callers = plans.get(runtime) ?? new WeakMap<ScopedCaller, Map<Resource, Plan>>()
  plans.set(runtime, callers)
  const known = callers.get(caller) ?? new Map<Resource, Plan>()
  const plan = known.get(resource)
  if (plan) return plan
  const mapping = runtime.mapping(resource)
  const { name } = tableOf(resource)
  const scope = reachCondition(resource, caller, resource.access.read)
  const byId = `select ${mapping.selection} from ${name} where id = ?${scope ? ` and ${scope.text}` : ''}`
  const made = { mapping, name, scope, byId }
  known.set(resource, made)
  callers.set(caller, known)
  return made
}
