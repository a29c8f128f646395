import { AsyncLocalStorage } from 'node:async_hooks'
import type { Database, DatabaseRow, Parameter, Querying, Transaction } from './database.ts'

/** One transaction and what has to be in it at its end: events, audit entries. */
export interface Unit {
  readonly transaction: Transaction
  readonly events: unknown[]
  readonly audit: unknown[]
  readonly afterCommit: (() => void)[]
}

export interface Work extends Querying {
  /** All of it or nothing; joins the unit that is open. */
  run<T>(fn: (unit: Unit) => Promise<T>): Promise<T>
  current(): Unit | undefined
  /** Calls back after each commit of this process. */
  onCommit(listener: () => void): void
  /** The open unit; a programming error outside of one. */
  unit(): Unit
}

/** `finish` writes events and audit entries just before the commit. */
export function createWork(database: Database, finish: (unit: Unit) => Promise<void>): Work {
  const listeners: (() => void)[] = []
  const open = new AsyncLocalStorage<{ unit: Unit; ended: boolean }>()

  function current(): Unit | undefined {
    const entry = open.getStore()
    if (entry?.ended) {
      throw new Error(
        'This work has ended: something was left running after its transaction. Await it, or emit an event.',
      )
    }
    return entry?.unit
  }

  async function begin<T>(fn: (unit: Unit) => Promise<T>): Promise<T> {
    let afterCommit: (() => void)[] = []
    const result = await database.transaction(async (transaction) => {
      afterCommit = [] // a transaction may run twice; what the first run wanted never happened
      const unit: Unit = { transaction, events: [], audit: [], afterCommit }
      const entry = { unit, ended: false }
      try {
        return await open.run(entry, async () => {
          const value = await fn(unit)
          await finish(unit)
          return value
        })
      } finally {
        entry.ended = true
      }
    })
    for (const then of [...afterCommit, ...listeners]) then()
    return result
  }

  return {
    current,
    onCommit: (listener) => void listeners.push(listener),
    unit() {
      const unit = current()
      if (!unit) throw new Error('A change needs a unit of work: wrap it in ctx.work()')
      return unit
    },
    run: (fn) => {
      const unit = current()
      return unit ? fn(unit) : begin(fn)
    },
    query: (statement: string, parameters?: readonly Parameter[]): Promise<DatabaseRow[]> =>
      (current()?.transaction ?? database).query(statement, parameters),
    first: (statement: string, parameters?: readonly Parameter[]): Promise<DatabaseRow | undefined> =>
      (current()?.transaction ?? database).first(statement, parameters),
  }
}
