import type { Database } from './database.ts'
import { openPostgres } from './postgres-database.ts'
import type { DatabaseAddress } from './schema.ts'
import { openSqlite } from './sqlite-database.ts'

/** Opens the database at an address. The file or the database has to exist and be migrated. */
export function openDatabase(
  address: DatabaseAddress,
  options: { readonly durable?: boolean; readonly connections?: number } = {},
): Database {
  return 'sqlite' in address
    ? openSqlite({ file: address.sqlite, ...options })
    : openPostgres({ url: address.postgres, ...options })
}

/** Names of the migrations that have run; empty for a new database. Cheap: the schema tools are not loaded. */
export async function appliedMigrations(database: Database): Promise<string[]> {
  const table =
    database.dialect === 'sqlite'
      ? `select 1 from sqlite_master where type = 'table' and name = 'ygt_migrations'`
      : `select 1 from information_schema.tables where table_name = 'ygt_migrations'`
  if ((await database.query(table)).length === 0) return []
  return (await database.query('select name from ygt_migrations order by id')).map((row) => row.name as string)
}
