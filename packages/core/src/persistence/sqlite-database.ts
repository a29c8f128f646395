import BetterSqlite from 'better-sqlite3'
import { type Database, type DatabaseRow, type Parameter, type Transaction, UniqueViolation } from './database.ts'

export interface SqliteOptions {
  readonly file: string
  /** `false` only for throw-away databases of tests: commits do not wait for the disk. */
  readonly durable?: boolean
}

type Handle = BetterSqlite.Database
type Statement = BetterSqlite.Statement<unknown[], DatabaseRow>

/** How long a command waits for another process's write lock before it gives up, in milliseconds. */
const writeLockPatience = 10_000

/**
 * SQLite in WAL mode: one writing connection whose transactions queue, one read-only connection beside it
 * (docs/adr/0003-sqlite-one-writer.md).
 */
export function openSqlite({ file, durable = true }: SqliteOptions): Database {
  const writer = new BetterSqlite(file)
  writer.pragma('journal_mode = wal')
  for (const pragma of [
    `synchronous = ${durable ? 'full' : 'off'}`,
    'foreign_keys = on',
    'busy_timeout = 0',
    'cache_size = -32768',
  ])
    writer.pragma(pragma)
  const reader = new BetterSqlite(file, { readonly: true })
  for (const pragma of ['busy_timeout = 5000', 'cache_size = -32768', 'mmap_size = 134217728']) reader.pragma(pragma)
  // `like` tells upper from lower case, as in PostgreSQL
  for (const connection of [writer, reader]) connection.pragma('case_sensitive_like = on')
  const readStatement = statementCache(reader)
  const writeStatement = statementCache(writer)
  const snapshot = snapshotOf(reader)
  const together = snapshotsOf(file)
  together.add(snapshot)
  let queue: Promise<unknown> = Promise.resolve()

  const transaction: Transaction = {
    query: async (statement, parameters = []) => runAll(writeStatement(statement), parameters),
    first: async (statement, parameters = []) => runFirst(writeStatement(statement), parameters),
    change: async (statement, parameters = []) => runChange(writeStatement(statement), parameters),
  }

  async function inTransaction<T>(fn: (transaction: Transaction) => Promise<T>): Promise<T> {
    await beginImmediate(writer)
    try {
      const result = await fn(transaction)
      writer.exec('commit')
      for (const each of together) each.end() // whoever reads next sees what was committed
      return result
    } catch (error) {
      if (writer.inTransaction) writer.exec('rollback')
      throw error
    }
  }

  return {
    dialect: 'sqlite',
    query: async (statement, parameters = []) => {
      snapshot.begin()
      return runAll(readStatement(statement), parameters)
    },
    first: async (statement, parameters = []) => {
      snapshot.begin()
      return runFirst(readStatement(statement), parameters)
    },
    transaction(fn) {
      const result = queue.then(() => inTransaction(fn))
      queue = result.catch(() => undefined)
      return result
    },
    lockCommit: async () => undefined,
    async close() {
      await queue
      together.delete(snapshot)
      reader.close()
      writer.close()
    },
  }
}

/**
 * Reads of one turn of the event loop share a snapshot: the locks of a read cost more than most reads. It ends with the
 * turn, and with each commit of this process, so that nobody misses what was committed before they asked.
 */
function snapshotOf(reader: Handle): Snapshot {
  const begin = reader.prepare('begin')
  const commit = reader.prepare('commit')
  let open = false
  const end = () => {
    if (open && reader.open) commit.run()
    open = false
  }
  return {
    end,
    begin() {
      if (open) return
      begin.run()
      open = true
      setImmediate(end)
    },
  }
}

interface Snapshot {
  begin(): void
  end(): void
}

/** Snapshots of all databases that this process has open on a file: two nodes of a test share a process. */
const openSnapshots = new Map<string, Set<Snapshot>>()

function snapshotsOf(file: string): Set<Snapshot> {
  const known = openSnapshots.get(file) ?? new Set()
  openSnapshots.set(file, known)
  return known
}

/** Takes the write lock at once, so that a transaction never fails half-way to get it; waits without blocking the process. */
async function beginImmediate(writer: Handle): Promise<void> {
  const giveUp = performance.now() + writeLockPatience
  for (let pause = 1; ; pause = Math.min(pause * 2, 50)) {
    try {
      writer.exec('begin immediate')
      return
    } catch (error) {
      if ((error as { code?: string }).code !== 'SQLITE_BUSY' || performance.now() > giveUp) throw error
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

function statementCache(handle: Handle, most = 500): (sql: string) => Statement {
  const statements = new Map<string, Statement>()
  return (sql) => {
    const known = statements.get(sql)
    if (known) return known
    const statement = handle.prepare<unknown[], DatabaseRow>(sql)
    if (statements.size >= most) statements.delete(statements.keys().next().value as string)
    statements.set(sql, statement)
    return statement
  }
}

function runAll(statement: Statement, parameters: readonly Parameter[]): DatabaseRow[] {
  try {
    if (statement.reader) return statement.all(...bindable(parameters))
    statement.run(...bindable(parameters))
    return []
  } catch (error) {
    throw translated(error)
  }
}

function runFirst(statement: Statement, parameters: readonly Parameter[]): DatabaseRow | undefined {
  try {
    return statement.get(...bindable(parameters))
  } catch (error) {
    throw translated(error)
  }
}

function runChange(statement: Statement, parameters: readonly Parameter[]): number {
  try {
    return statement.run(...bindable(parameters)).changes
  } catch (error) {
    throw translated(error)
  }
}

function bindable(parameters: readonly Parameter[]): readonly unknown[] {
  return parameters.some((p) => typeof p === 'boolean')
    ? parameters.map((p) => (typeof p === 'boolean' ? Number(p) : p))
    : parameters
}

function translated(error: unknown): unknown {
  const { code, message } = error as { code?: string; message: string }
  if (code !== 'SQLITE_CONSTRAINT_UNIQUE' && code !== 'SQLITE_CONSTRAINT_PRIMARYKEY') return error
  // "UNIQUE constraint failed: orders_request.accession_number, orders_request.organization"
  const columns = message
    .slice(message.indexOf(':') + 1)
    .split(',')
    .map((c) => c.trim().split('.').pop())
  return new UniqueViolation(columns.join(','), { cause: error })
}
