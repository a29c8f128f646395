import { createHash, randomBytes } from 'node:crypto'
import type { AccessControl, Person, Post, ScopedCaller } from '../access/access-control.ts'
import type { Clock } from '../kernel/clock.ts'
import { insertRows } from '../persistence/insert.ts'
import { sessionTable } from '../persistence/system-tables.ts'
import type { Work } from '../persistence/unit-of-work.ts'

/** A person as the directory of accounts knows them. */
export interface Holder extends Person {
  readonly posts: readonly Post[]
}

export interface Session {
  readonly tokenHash: string
  readonly holder: Holder
  readonly post: Post | undefined
  readonly caller: ScopedCaller
  readonly createdAt: string
}

export interface SessionParts {
  readonly work: Work
  readonly clock: Clock
  readonly access: () => AccessControl
  readonly holderOf: (account: string) => Promise<Holder | undefined>
}

/** Name of the session cookie. */
export const sessionCookie = 'ygt_session'

/** A shift: after this a person signs in again. */
export const sessionHours = 12
/** A phone gets lost: after this its session ends, however much it is used. */
export const phoneMinutes = 60

/** What somebody signs in from. */
export const devices = ['desk', 'phone'] as const
export type Device = (typeof devices)[number]

/** How long a session lasts, in minutes. */
export const sessionMinutes = (device: Device): number => (device === 'phone' ? phoneMinutes : sessionHours * 60)
/** Without a request for this long the session ends. */
export const idleMinutes = 120
/** How long another node may go on with a session that was ended on this one, in milliseconds. */
const trust = 5_000

export class Sessions {
  readonly #parts: SessionParts
  readonly #known = new Map<string, { readonly session: Session; readonly until: number; readonly touched: number }>()

  constructor(parts: SessionParts) {
    this.#parts = parts
  }

  /** Opens a session; the token goes to the browser once and is stored as a hash only. */
  async open(holder: Holder, origin: string, device: Device = 'desk'): Promise<string> {
    const token = randomBytes(32).toString('base64url')
    const now = this.#parts.clock.now()
    const row = {
      tokenHash: hashOf(token),
      account: holder.account,
      post: holder.posts[0]?.id ?? null,
      createdAt: now.toISOString(),
      seenAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + sessionMinutes(device) * 60_000).toISOString(),
      origin,
    }
    await this.#parts.work.run(({ transaction }) => insertRows(transaction, sessionTable, [row]))
    return token
  }

  /** The session of a token if it was read within the last seconds: most requests need no look into the database. */
  recent(token: string): Session | undefined {
    const known = this.#known.get(token)
    return known && known.until > this.#parts.clock.now().getTime() ? known.session : undefined
  }

  /** The session of a token, or `undefined` when there is none or it has ended. */
  async find(token: string): Promise<Session | undefined> {
    const recent = this.recent(token)
    if (recent) return recent
    const now = this.#parts.clock.now().getTime()
    const known = this.#known.get(token)
    const tokenHash = hashOf(token)
    const session = await this.#load(tokenHash, now)
    if (!session) {
      this.#known.delete(token)
      return undefined
    }
    const touched = await this.#touch(tokenHash, now, known?.touched ?? 0)
    if (this.#known.size > 10_000) this.#known.clear()
    this.#known.set(token, { session, until: now + trust, touched })
    return session
  }

  /** Takes up another of the person's posts. */
  async switchPost(session: Session, post: string): Promise<boolean> {
    if (!session.holder.posts.some((p) => p.id === post)) return false
    await this.#change('update core_session set post = ? where token_hash = ?', [post, session.tokenHash])
    return true
  }

  async close(tokenHash: string): Promise<void> {
    await this.#change('delete from core_session where token_hash = ?', [tokenHash])
  }

  /** Ends all sessions of an account: password changed, account disabled. */
  async closeAll(account: string): Promise<void> {
    await this.#change('delete from core_session where account = ?', [account])
  }

  async #change(statement: string, parameters: string[]): Promise<void> {
    await this.#parts.work.run(({ transaction }) => transaction.change(statement, parameters))
    this.#known.clear()
  }

  async #load(tokenHash: string, now: number): Promise<Session | undefined> {
    const { work, access, holderOf } = this.#parts
    const [row] = await work.query(
      'select account, post, created_at, seen_at, expires_at from core_session where token_hash = ?',
      [tokenHash],
    )
    if (!row || Date.parse(row.expires_at as string) <= now) return undefined
    if (Date.parse(row.seen_at as string) + idleMinutes * 60_000 <= now) return undefined
    const holder = await holderOf(row.account as string)
    if (!holder) return undefined
    const post = holder.posts.find((p) => p.id === row.post) ?? holder.posts[0]
    return { tokenHash, holder, post, caller: access().person(holder, post), createdAt: row.created_at as string }
  }

  /** Notes that the session is used, once a minute at most. */
  async #touch(tokenHash: string, now: number, touched: number): Promise<number> {
    if (now - touched < 60_000) return touched
    await this.#parts.work.run(({ transaction }) =>
      transaction.change('update core_session set seen_at = ? where token_hash = ?', [
        new Date(now).toISOString(),
        tokenHash,
      ]),
    )
    return now
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
