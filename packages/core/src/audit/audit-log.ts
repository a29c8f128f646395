import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import type { Clock } from '../kernel/clock.ts'
import type { Database, DatabaseRow, Querying } from '../persistence/database.ts'
import { insertRows, jsonOf } from '../persistence/insert.ts'
import { auditTable } from '../persistence/system-tables.ts'
import type { Unit, Work } from '../persistence/unit-of-work.ts'

/** Who did or saw what. `action` is a verb: `create`, `update`, a command's name, `read`, `list`, `sign-in`, `as-system`. */
export interface AuditEntry {
  readonly at: string
  readonly actor: string
  readonly practitioner: string | null
  readonly organization: string | null
  readonly action: string
  readonly resource: string | null
  readonly record: string | null
  readonly patient: string | null
  readonly request: string | null
  readonly detail: Readonly<Record<string, unknown>> | null
}

export interface AuditLog {
  /** Adds to the open unit of work: the entry commits with the change. */
  record(unit: Unit, entry: AuditEntry): void
  /** Looks are gathered and committed together within a second (docs/adr/0004-audit.md). */
  look(entry: AuditEntry): void
  /** The same, for reads that happen often: the entry is only made when `identity` was not seen in this window. */
  lookOnce(identity: string, entry: () => AuditEntry): void
  /** Commits the looks gathered so far. */
  flush(): Promise<void>
  stop(): Promise<void>
}

export interface ChainVerdict {
  readonly entries: number
  /** Sequence of the first entry that does not fit, if any. */
  readonly brokenAt: number | null
  readonly reason: string | null
}

/** Hash before the first entry. */
export const genesis = '0'.repeat(64)

/** Looks are committed at the latest after this time, in milliseconds. */
export const lookWindow = 500

/** More looks than this are not held back in memory: they are committed at once. */
const lookLimit = 500

export function createAuditLog({ work, clock }: { readonly work: Work; readonly clock: Clock }): AuditLog {
  // a look is often made inside a command: what is gathered must not be written in that command's unit, nor after its end
  const outside = AsyncLocalStorage.snapshot()
  let looks: AuditEntry[] = []
  let seen = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()

  function flush(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const before = writing.catch(() => undefined)
    writing = outside(() => before.then(write))
    return writing
  }

  /** Looks that could not be written are kept and tried again with the next ones. */
  async function write(): Promise<void> {
    if (looks.length === 0) return
    const batch = looks
    looks = []
    seen = new Set()
    try {
      await work.run(async (unit) => void unit.audit.push(...batch))
    } catch (error) {
      looks = [...batch, ...looks]
      later()
      throw error
    }
  }

  /** Writes soon; whoever looked does not wait, and a failure is met by the next try. */
  function later(): void {
    timer ??= outside(() => setTimeout(() => void flush().catch(() => undefined), lookWindow).unref())
  }

  /** The same look twice within one window is one look. */
  function lookOnce(identity: string, entry: () => AuditEntry): void {
    if (seen.has(identity)) return
    seen.add(identity)
    looks.push(entry())
    if (looks.length === lookLimit) flush().catch(() => undefined)
    else later()
  }

  return {
    record: (unit, entry) => void unit.audit.push(entry),
    lookOnce,
    look(entry) {
      const identity = `${entry.actor}|${entry.action}|${entry.resource}|${entry.record}|${entry.patient}|${entry.detail ? JSON.stringify(entry.detail) : ''}`
      lookOnce(identity, () => entry)
    },
    flush,
    async stop() {
      await flush()
      void clock
    },
  }
}

/** Chains the entries of a unit to the log. Runs under the commit lock. */
export async function appendAudit(unit: Unit): Promise<void> {
  const entries = unit.audit as AuditEntry[]
  if (entries.length === 0) return
  const [last] = await unit.transaction.query('select sequence, hash from core_audit order by sequence desc limit 1')
  let sequence = Number(last?.sequence ?? 0)
  let previousHash = (last?.hash as string | undefined) ?? genesis
  const rows = entries.map((entry) => {
    const row = { ...entry, sequence: ++sequence, previousHash, hash: hashOf(previousHash, sequence, entry) }
    previousHash = row.hash
    return row
  })
  await insertRows(unit.transaction, auditTable, rows)
}

/** Follows the chain from the beginning in pages; constant memory. */
export async function verifyAudit(database: Database & Querying, page = 2000): Promise<ChainVerdict> {
  let previousHash = genesis
  let entries = 0
  for (;;) {
    const rows = await database.query(`select * from core_audit where sequence > ? order by sequence limit ${page}`, [
      entries,
    ])
    for (const row of rows) {
      const sequence = Number(row.sequence)
      const fault = faultOf(row, { expected: entries + 1, previousHash, entry: entryOf(row, database.dialect) })
      if (fault) return { entries, brokenAt: sequence, reason: fault }
      previousHash = row.hash as string
      entries += 1
    }
    if (rows.length < page) return { entries, brokenAt: null, reason: null }
  }
}

function faultOf(
  row: DatabaseRow,
  { expected, previousHash, entry }: { expected: number; previousHash: string; entry: AuditEntry },
): string | null {
  if (Number(row.sequence) !== expected) return `entry ${expected} is missing`
  if (row.previous_hash !== previousHash) return 'it does not follow the entry before it'
  if (row.hash !== hashOf(previousHash, expected, entry)) return 'its content was changed after it was written'
  return null
}

function entryOf(row: DatabaseRow, dialect: Database['dialect']): AuditEntry {
  return {
    at: row.at as string,
    actor: row.actor as string,
    practitioner: row.practitioner as string | null,
    organization: row.organization as string | null,
    action: row.action as string,
    resource: row.resource as string | null,
    record: row.record as string | null,
    patient: row.patient as string | null,
    request: row.request as string | null,
    detail: jsonOf(row.detail, dialect) ?? null,
  }
}

/** SHA-256 over the previous hash and the entry in a fixed order of members. */
function hashOf(previousHash: string, sequence: number, e: AuditEntry): string {
  const text = JSON.stringify([
    previousHash,
    sequence,
    e.at,
    e.actor,
    e.practitioner,
    e.organization,
    e.action,
    e.resource,
    e.record,
    e.patient,
    e.request,
    sorted(e.detail),
  ])
  return createHash('sha256').update(text).digest('hex')
}

/** `jsonb` does not keep the order of members: sort them before hashing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const members = Object.entries(value).filter(([, v]) => v !== undefined)
  return members.sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, sorted(v)])
}
