import { createHash } from 'node:crypto'
import type { Runtime } from '../kernel/runtime.ts'
import { insertRows, jsonOf } from '../persistence/insert.ts'
import { idempotencyTable } from '../persistence/system-tables.ts'
import { IdempotencyMismatch } from '../problem/core-problems.ts'
import { fail } from '../problem/define-problem.ts'

export interface Remembered {
  readonly status: number
  readonly answer: unknown
  readonly etag: string | null
}

export interface IdempotentRequest {
  readonly account: string
  readonly key: string
  readonly digest: string
}

/** What makes two requests the same: method, address and body. */
export function requestDigest(method: string, url: string, body: unknown): string {
  return createHash('sha256')
    .update(`${method} ${url}\n${JSON.stringify(body ?? null)}`)
    .digest('base64url')
}

/** The answer given before under this key, if any; another body under it is refused. In the command's transaction. */
export async function recall(
  runtime: Runtime,
  { account, key, digest }: IdempotentRequest,
): Promise<Remembered | undefined> {
  const [row] = await runtime.work.query(
    'select digest, status, answer, etag from core_idempotency where account = ? and key = ?',
    [account, key],
  )
  if (!row) return undefined
  if (row.digest !== digest) fail(IdempotencyMismatch)
  return {
    status: Number(row.status),
    answer: jsonOf(row.answer, runtime.database.dialect),
    etag: (row.etag as string | null) ?? null,
  }
}

/** Keeps the answer with the change that it answers: both or neither. */
export async function keep(
  runtime: Runtime,
  { account, key, digest }: IdempotentRequest,
  remembered: Remembered,
): Promise<void> {
  const row = { account, key, digest, ...remembered, at: runtime.clock.now().toISOString() }
  await insertRows(runtime.work.unit().transaction, idempotencyTable, [row])
}

/** Answers are kept for a day. */
export async function forget(runtime: Runtime): Promise<void> {
  const before = new Date(runtime.clock.now().getTime() - 86_400_000).toISOString()
  await runtime.work.run(({ transaction }) => transaction.change('delete from core_idempotency where at < ?', [before]))
}
