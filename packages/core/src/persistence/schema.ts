import type { EntityProperty, MikroORM } from '@mikro-orm/core'
import type { ColumnType } from '../resource/field.ts'
import type { Dialect } from './database.ts'
import type { Table, TableColumn } from './table.ts'

/** Where a county's tables are: a file, or a PostgreSQL URL. */
export type DatabaseAddress = { readonly sqlite: string } | { readonly postgres: string }

export function dialectOf(address: DatabaseAddress): Dialect {
  return 'sqlite' in address ? 'sqlite' : 'postgres'
}

/** Statements that create the tables in an empty database; what a plugin's first migration consists of. */
export async function createStatements(tables: readonly Table[], dialect: Dialect): Promise<string[]> {
  const address = dialect === 'sqlite' ? { sqlite: ':memory:' } : { postgres: 'postgresql://nobody@127.0.0.1/none' }
  return withOrm({ address, tables, connect: false }, async (orm) =>
    statementsOf(await orm.schema.getCreateSchemaSQL({ wrap: false })),
  )
}

/**
 * Statements that would bring the database to the declarations; empty when they agree. Tables of plugins that are
 * not composed stay out of it.
 */
export async function differences(tables: readonly Table[], address: DatabaseAddress): Promise<string[]> {
  return withOrm({ address, tables, connect: true }, async (orm) =>
    statementsOf(await orm.schema.getUpdateSchemaSQL({ wrap: false, dropTables: false })),
  )
}

interface OrmUse {
  readonly address: DatabaseAddress
  readonly tables: readonly Table[]
  readonly connect: boolean
  readonly extra?: Record<string, unknown>
}

/** Opens MikroORM for one piece of schema work. It is loaded here only, so that a start without migrations never pays for it. */
export async function withOrm<T>(
  { address, tables, extra = {} }: OrmUse,
  use: (orm: MikroORM) => Promise<T>,
): Promise<T> {
  const dialect = dialectOf(address)
  const entities = await entitiesOf(tables, dialect)
  const common = {
    entities,
    discovery: { warnWhenNoEntities: false },
    debug: false,
    allowGlobalContext: true,
    ...extra,
  }
  const orm: MikroORM =
    'sqlite' in address
      ? ((await (
          await import('@mikro-orm/sqlite')
        ).MikroORM.init({ dbName: address.sqlite, ...common } as never)) as never)
      : ((await (
          await import('@mikro-orm/postgresql')
        ).MikroORM.init({ clientUrl: address.postgres, ...common } as never)) as never)
  try {
    return await use(orm)
  } finally {
    await orm.close(true)
  }
}

/** Splits what the schema generator returns into statements. */
export function statementsOf(script: string): string[] {
  return script
    .split(/;\s*(?:\n|$)/)
    .map((s) => s.trim())
    .filter((s) => s !== '')
}

const storage: Readonly<Record<Dialect, Readonly<Record<ColumnType, { type: string; columnType: string }>>>> = {
  sqlite: {
    text: { type: 'text', columnType: 'text' },
    integer: { type: 'bigint', columnType: 'integer' },
    real: { type: 'double', columnType: 'real' },
    boolean: { type: 'boolean', columnType: 'integer' },
    json: { type: 'json', columnType: 'text' },
    instant: { type: 'text', columnType: 'text' },
    date: { type: 'text', columnType: 'text' },
  },
  postgres: {
    text: { type: 'text', columnType: 'text' },
    integer: { type: 'bigint', columnType: 'bigint' },
    real: { type: 'double', columnType: 'double precision' },
    boolean: { type: 'boolean', columnType: 'boolean' },
    json: { type: 'json', columnType: 'jsonb' },
    instant: { type: 'text', columnType: 'timestamptz(3)' },
    date: { type: 'text', columnType: 'date' },
  },
}

async function entitiesOf(tables: readonly Table[], dialect: Dialect) {
  const { EntitySchema } = await import('@mikro-orm/core')
  const property = (column: TableColumn, primary: boolean): Partial<EntityProperty> => ({
    ...(storage[dialect][column.type] as object),
    fieldNames: [column.column],
    nullable: column.nullable,
    ...(primary && { primary: true, autoincrement: false }),
  })
  return tables.map(
    (table) =>
      new EntitySchema({
        name: table.name,
        tableName: table.name,
        properties: Object.fromEntries(
          table.columns.map((c) => [c.name, property(c, table.primary.includes(c.column))]),
        ) as never,
        indexes: table.indexes
          .filter((i) => !i.unique)
          .map((i) => ({ name: i.name, properties: propertiesOf(table, i.columns) })) as never,
        uniques: table.indexes
          .filter((i) => i.unique)
          .map((i) => ({ name: i.name, properties: propertiesOf(table, i.columns) })) as never,
      }),
  )
}

function propertiesOf(table: Table, columns: readonly string[]): string[] {
  return columns.map((column) => {
    const found = table.columns.find((c) => c.column === column)
    if (!found) throw new TypeError(`Table ${table.name} has an index on ${column}, which is no column of it`)
    return found.name
  })
}
