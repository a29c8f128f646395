import { systemCaller } from '../access/access-control.ts'
import type { Runtime } from '../kernel/runtime.ts'
import type { Parameter } from '../persistence/database.ts'
import { tableOf } from '../persistence/table.ts'
import type { Unit } from '../persistence/unit-of-work.ts'
import type { Resource } from './define-resource.ts'
import { normalized, requireFields } from './normalize-record.ts'
import { type AnyRecord, auditEntry } from './record-writer.ts'

export interface ImportedRecord {
  readonly id: string
  readonly organization: string
  readonly values: Readonly<Record<string, unknown>>
}

export interface ImportOptions {
  readonly runtime: Runtime
  readonly resource: Resource
  /** Why so many records come at once; stands in the audit. */
  readonly reason: string
  /** Records in one transaction. */
  readonly batch?: number
  readonly progress?: (done: number) => void
}

/** Most parameters of one statement: below the limit of either dialect, and few enough to keep statements prepared. */
const mostParameters = 4_000

/**
 * Loads records in bulk, a batch a transaction, in constant memory: for the first load of a county and for seeds. Values
 * are checked like any other. One audit entry stands for each batch; there is no history before the first change, no
 * event and no deadline, so nothing that follows events may depend on these records.
 * @returns how many were loaded; an existing id stops the load, and the batches before it stay
 */
export async function importRecords(records: Iterable<ImportedRecord>, options: ImportOptions): Promise<number> {
  const { runtime, resource, batch = 2000, progress } = options
  let done = 0
  let gathered: AnyRecord[] = []
  const commit = async () => {
    const rows = gathered
    gathered = []
    await runtime.work.run((unit) => insertBatch(unit, rows, options))
    done += rows.length
    progress?.(done)
  }
  for (const { id, organization, values } of records) {
    const now = runtime.clock.now().toISOString()
    const stated = requireFields(resource, normalized(resource, values))
    const state = resource.lifecycle ? { state: resource.lifecycle.initial } : {}
    gathered.push({
      ...stated,
      ...state,
      id,
      organization,
      version: 1,
      createdAt: now,
      createdBy: 'system',
      updatedAt: now,
    })
    if (gathered.length === batch) await commit()
  }
  if (gathered.length > 0) await commit()
  return done
}

async function insertBatch(
  unit: Unit,
  rows: readonly AnyRecord[],
  { runtime, resource, reason }: ImportOptions,
): Promise<void> {
  const { name, columns } = tableOf(resource)
  const mapping = runtime.mapping(resource)
  const names = columns.map((c) => c.column).join(', ')
  const tuple = `(${columns.map(() => '?').join(', ')})`
  const most = Math.floor(mostParameters / columns.length)
  for (let start = 0; start < rows.length; start += most) {
    const chunk = rows.slice(start, start + most)
    const parameters: Parameter[] = []
    for (const row of chunk) for (const column of columns) parameters.push(mapping.toParameter(column, row))
    await unit.transaction.change(
      `insert into ${name} (${names}) values ${chunk.map(() => tuple).join(', ')}`,
      parameters,
    )
  }
  const detail = { reason, count: rows.length, first: rows[0]?.id, last: rows.at(-1)?.id }
  const writing = { runtime, resource, caller: systemCaller(), request: null }
  runtime.audit.record(unit, auditEntry(writing, { action: 'import', record: null, patient: null, detail }))
}
