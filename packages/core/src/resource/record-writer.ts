import type { ScopedCaller } from '../access/access-control.ts'
import type { AuditEntry } from '../audit/audit-log.ts'
import type { Runtime } from '../kernel/runtime.ts'
import { UniqueViolation } from '../persistence/database.ts'
import { insertRows } from '../persistence/insert.ts'
import { historyTable } from '../persistence/system-tables.ts'
import { tableOf } from '../persistence/table.ts'
import type { Unit } from '../persistence/unit-of-work.ts'
import { Duplicate, VersionConflict } from '../problem/core-problems.ts'
import { fail } from '../problem/define-problem.ts'
import type { RecordMeta, Resource } from './define-resource.ts'

export type AnyRecord = RecordMeta & Readonly<Record<string, unknown>>

export interface Writing {
  readonly runtime: Runtime
  readonly resource: Resource
  readonly caller: ScopedCaller
  readonly request: string | null
}

/** Inserts records with their history and audit entries, in the open unit of work. */
export async function insertRecords(writing: Writing, records: readonly AnyRecord[]): Promise<void> {
  const { runtime, resource } = writing
  const unit = runtime.work.unit()
  const mapping = runtime.mapping(resource)
  const { name, columns } = tableOf(resource)
  const tuple = `(${columns.map(() => '?').join(', ')})`
  const head = `insert into ${name} (${columns.map((c) => c.column).join(', ')}) values `
  try {
    const most = Math.max(1, Math.floor(mostParameters / columns.length))
    for (let start = 0; start < records.length; start += most) {
      const rows = records.slice(start, start + most)
      const parameters = rows.flatMap((record) => columns.map((c) => mapping.toParameter(c, record)))
      await unit.transaction.change(head + rows.map(() => tuple).join(', '), parameters)
    }
  } catch (error) {
    throw duplicate(error, resource)
  }
  const fields = Object.keys(resource.fields)
  const made = records.map((record) => ({
    record,
    change: Object.fromEntries(
      fields.flatMap((f) => (record[f] === null || record[f] === undefined ? [] : [[f, record[f]]])),
    ),
    action: 'create',
    command: null,
  }))
  await remember(writing, unit, made)
}

/** Parameters of one statement: enough for a batch, few enough for every database. */
const mostParameters = 500

/** Changes columns of a record if its version is still the one that was read. */
export async function updateRecord(
  writing: Writing,
  before: AnyRecord,
  change: { readonly values: Readonly<Record<string, unknown>>; readonly action: string; readonly command?: string },
): Promise<AnyRecord> {
  const { runtime, resource } = writing
  const unit = runtime.work.unit()
  const mapping = runtime.mapping(resource)
  const { name, columns } = tableOf(resource)
  const changed = Object.keys(change.values).filter(
    (k) => change.values[k] !== undefined && !same(change.values[k], before[k]),
  )
  const record: AnyRecord = {
    ...before,
    ...Object.fromEntries(changed.map((k) => [k, change.values[k]])),
    version: before.version + 1,
    updatedAt: runtime.clock.now().toISOString(),
  }
  const touched = columns.filter(
    (c) => ['version', 'updatedAt'].includes(c.name) || changed.includes(c.blindIndexOf ?? c.name),
  )
  const statement = `update ${name} set ${touched.map((c) => `${c.column} = ?`).join(', ')} where id = ? and version = ?`
  const parameters = [...touched.map((c) => mapping.toParameter(c, record)), before.id, before.version]
  let rows: number
  try {
    rows = await unit.transaction.change(statement, parameters)
  } catch (error) {
    throw duplicate(error, resource)
  }
  if (rows === 0) fail(VersionConflict, { current: before.version + 1, given: before.version })
  const entry = {
    record,
    change: Object.fromEntries(changed.map((k) => [k, record[k]])),
    action: change.action,
    command: change.command ?? null,
  }
  await remember(writing, unit, [entry])
  return record
}

export function auditEntry(
  { runtime, resource, caller, request }: Writing,
  facts: {
    readonly action: string
    readonly record: string | null
    readonly patient: string | null
    readonly detail?: Readonly<Record<string, unknown>> | null
  },
): AuditEntry {
  return {
    at: runtime.clock.now().toISOString(),
    actor: caller.account,
    practitioner: caller.practitioner,
    organization: caller.organization,
    action: facts.action,
    resource: resource.id,
    record: facts.record,
    patient: facts.patient,
    request,
    detail: facts.detail ?? null,
  }
}

/** The resident that a record is about, if its resource has a patient field. */
export function patientOf(resource: Resource, record: Readonly<Record<string, unknown>>): string | null {
  let name = patientFields.get(resource)
  if (name === undefined) {
    name =
      resource.id === 'patients.patient'
        ? 'id'
        : (Object.keys(resource.fields).find((f) => resource.fields[f]?.kind === 'patient') ?? '')
    patientFields.set(resource, name)
  }
  return name === '' ? null : ((record[name] as string | null) ?? null)
}

const patientFields = new WeakMap<Resource, string>()

interface Remembered {
  readonly record: AnyRecord
  readonly change: Readonly<Record<string, unknown>>
  readonly action: string
  readonly command: string | null
}

async function remember(writing: Writing, unit: Unit, changes: readonly Remembered[]): Promise<void> {
  const { runtime, resource, caller } = writing
  const at = runtime.clock.now().toISOString()
  if (resource.history) {
    const rows = changes.map(({ record, change, command }) => ({
      resource: resource.id,
      record: record.id,
      version: record.version,
      at,
      actor: caller.account,
      command,
      change: Object.fromEntries(
        Object.entries(change).map(([k, v]) => [
          k,
          resource.fields[k]?.display.mask && typeof v === 'string' ? runtime.cipher.encrypt(v) : v,
        ]),
      ),
    }))
    await insertRows(unit.transaction, historyTable, rows)
  }
  for (const { record, change, action } of changes) {
    const detail = { version: record.version, fields: Object.keys(change) }
    runtime.audit.record(
      unit,
      auditEntry(writing, { action, record: record.id, patient: patientOf(resource, record), detail }),
    )
  }
}

function duplicate(error: unknown, resource: Resource): unknown {
  if (!(error instanceof UniqueViolation)) return error
  const { indexes } = tableOf(resource)
  const columns = indexes.find((i) => i.name === error.index)?.columns.join(', ') ?? error.index
  try {
    fail(Duplicate, { fields: columns.replaceAll(',', ', ') })
  } catch (problem) {
    return problem
  }
}

function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (a === null || b === null || a === undefined || b === undefined) return (a ?? null) === (b ?? null)
  return typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b)
}
