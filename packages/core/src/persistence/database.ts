export type Dialect = 'sqlite' | 'postgres'
export type Parameter = string | number | boolean | null | Uint8Array
export type DatabaseRow = Record<string, unknown>

/** Statements are written with `?`; each dialect rewrites them and keeps them prepared. */
export interface Querying {
  query(statement: string, parameters?: readonly Parameter[]): Promise<DatabaseRow[]>
  /** The first row only: what reading one record by its key asks for, at half the cost of a list of one. */
  first(statement: string, parameters?: readonly Parameter[]): Promise<DatabaseRow | undefined>
}

export interface Transaction extends Querying {
  /** Rows changed by the statement. */
  change(statement: string, parameters?: readonly Parameter[]): Promise<number>
}

/**
 * The county's database. Reads outside a transaction go to a reader that never waits for writers;
 * a transaction is the only way to write.
 */
export interface Database extends Querying {
  readonly dialect: Dialect
  /** All of it or nothing. `fn` runs again when the database undid it in favour of another transaction (a deadlock). */
  transaction<T>(fn: (transaction: Transaction) => Promise<T>): Promise<T>
  /** Makes the end of a transaction a point that transactions pass one by one, in commit order. */
  lockCommit(transaction: Transaction): Promise<void>
  close(): Promise<void>
}

/** A unique index was violated; the store names the fields. */
export class UniqueViolation extends Error {
  readonly index: string
  constructor(index: string, options: ErrorOptions) {
    super(`Unique index ${index} violated`, options)
    this.index = index
  }
}
