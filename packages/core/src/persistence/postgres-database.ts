import { createHash } from 'node:crypto'
import pg from 'pg'
import {
  type Database,
  type Dialect,
  type Parameter,
  type Querying,
  type Transaction,
  UniqueViolation,
} from './database.ts'

export interface PostgresOptions {
  readonly url: string
  readonly connections?: number
}

/** Key of the advisory lock that orders commits; any constant that nobody else uses. */
const commitLock = 0x594754

const { builtins } = pg.types
const readAs = new Map<number, (value: string) => unknown>([
  [builtins.INT8, Number],
  [builtins.NUMERIC, Number],
  [builtins.TIMESTAMPTZ, (value) => new Date(value).toISOString()],
  [builtins.DATE, (value) => value],
])
const types = { getTypeParser: (oid: number, format?: any) => readAs.get(oid) ?? pg.types.getTypeParser(oid, format) }

/** PostgreSQL (and what speaks its protocol): a pool; transactions are read committed, writes check versions. */
export function openPostgres({ url, connections = 10 }: PostgresOptions): Database {
  const pool = new pg.Pool({ connectionString: url, max: connections, types: types as never })
  pool.on('error', () => undefined) // an idle connection that breaks is replaced by the pool
  return {
    dialect: 'postgres' satisfies Dialect,
    query: async (statement, parameters = []) => (await run(pool, statement, parameters)).rows,
    first: async (statement, parameters = []) => (await run(pool, statement, parameters)).rows[0],
    async transaction(fn) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await inTransaction(pool, fn)
        } catch (error) {
          if (!undoneForAnother(error) || attempt === mostAttempts) throw error
        }
      }
    },
    lockCommit: async (transaction) => void (await transaction.query(`select pg_advisory_xact_lock(${commitLock})`)),
    close: () => pool.end(),
  }
}

/** How often a transaction runs that the database undoes in favour of another one. */
const mostAttempts = 4

/** Deadlock or serialization failure: nothing was wrong with the transaction, and it may run again. */
function undoneForAnother(error: unknown): boolean {
  return ['40P01', '40001'].includes((error as { code?: string }).code ?? '')
}

async function inTransaction<T>(pool: pg.Pool, fn: (transaction: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    const result = await fn(transactionOn(client))
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((e: Error) => {
      broken = e
    })
    throw error
  } finally {
    client.release(broken)
  }
}

function transactionOn(client: pg.PoolClient): Transaction {
  return {
    query: async (statement, parameters = []) => (await run(client, statement, parameters)).rows,
    first: async (statement, parameters = []) => (await run(client, statement, parameters)).rows[0],
    change: async (statement, parameters = []) => (await run(client, statement, parameters)).rowCount ?? 0,
  } satisfies Querying & Transaction
}

const prepared = new Map<string, { name: string; text: string }>()

async function run(
  on: pg.Pool | pg.PoolClient,
  statement: string,
  parameters: readonly Parameter[],
): Promise<pg.QueryResult> {
  try {
    return await on.query({ ...numbered(statement), values: [...parameters] })
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string }
    throw code === '23505' ? new UniqueViolation(constraint ?? '', { cause: error }) : error
  }
}

/** `?` → `$1`, and a name under which each connection keeps the statement prepared. */
function numbered(statement: string): { name: string; text: string } {
  const known = prepared.get(statement)
  if (known) return known
  let n = 0
  const text = statement.replace(/\?/g, () => `$${++n}`)
  const entry = { name: createHash('sha256').update(text).digest('base64url').slice(0, 32), text }
  if (prepared.size < 2000) prepared.set(statement, entry)
  return entry
}
