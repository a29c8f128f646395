import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { hashPassword, verifyPassword } from '../access/password.ts'
import type { Runtime } from '../kernel/runtime.ts'
import { account as accountResource } from '../organization/organizations.ts'
import type { People } from '../organization/people.ts'
import { AccountLocked, NotFound, NotSignedIn, WrongCredentials } from '../problem/core-problems.ts'
import { fail } from '../problem/define-problem.ts'
import { parseInput } from '../problem/zod-errors.ts'
import { type Device, devices, type Session, type Sessions, sessionCookie, sessionMinutes } from './sessions.ts'

export interface SignInParts {
  readonly runtime: Runtime
  readonly sessions: Sessions
  readonly sessionOf: (request: FastifyRequest) => Promise<Session | undefined>
  readonly people: People
}

/** Wrong passwords in a row before an account is locked, and for how long. */
export const attemptsAllowed = 5
export const lockMinutes = 15

export const credentials = z.object({
  account: z.string().trim().toLowerCase().min(1).max(40),
  password: z.string().min(1).max(200),
  /** A phone's session is short. */
  device: z.enum(devices).default('desk'),
})

/** Sign-in, sign-out and change of post: the routes that set the cookie. */
export function routeSignIn(app: FastifyInstance, parts: SignInParts): void {
  const { sessions, sessionOf } = parts
  app.post('/api/core/session', { bodyLimit: 4096 }, async (request, reply) => {
    const { account, password, device } = parseInput(credentials, request.body)
    const token = await signIn(parts, { account, password, device, request })
    return withCookie(reply, request, { token, device }).status(204).send()
  })
  app.delete('/api/core/session', async (request, reply) => {
    const session = await sessionOf(request)
    if (session) {
      await sessions.close(session.tokenHash)
      await note(parts.runtime, { request, account: session.holder.account, action: 'sign-out' })
    }
    return reply.clearCookie(sessionCookie, { path: '/' }).status(204).send()
  })
  app.post('/api/core/session/post', { bodyLimit: 4096 }, async (request, reply) => {
    const session = (await sessionOf(request)) ?? fail(NotSignedIn)
    const { post } = parseInput(z.object({ post: z.string().max(64) }), request.body)
    if (!(await sessions.switchPost(session, post))) fail(NotFound)
    return reply.status(204).send()
  })
}

interface Attempt {
  readonly account: string
  readonly password: string
  readonly device: Device
  readonly request: FastifyRequest
}

/** A hash that nobody's password has: an unknown account takes as long as a known one. */
let decoy: Promise<string> | undefined

async function signIn(
  { runtime, sessions, people }: SignInParts,
  { account, password, device, request }: Attempt,
): Promise<string> {
  const [row] = await runtime.work.query('select id, password_hash, disabled from core_account where name = ?', [
    account,
  ])
  const attempt = row ? await takeAttempt(runtime, row.id as string) : { number: 1, until: null }
  if (attempt.number === undefined) {
    await note(runtime, { request, account, action: 'sign-in-refused', detail: { reason: 'locked' } })
    fail(AccountLocked, { until: attempt.until })
  }
  decoy ??= hashPassword('nobody has this password')
  const matches = await verifyPassword(password, (row?.password_hash as string | undefined) ?? (await decoy))
  const holder = row && !row.disabled && matches ? await people.holder(account) : undefined
  if (!holder) {
    await note(runtime, { request, account, action: 'sign-in-failed' })
    if (attempt.until !== null) fail(AccountLocked, { until: attempt.until })
    fail(WrongCredentials, { left: attemptsAllowed - attempt.number })
  }
  await runtime.work.run(({ transaction }) =>
    transaction.change(
      `update core_account set failed_attempts = 0, locked_until = null, version = version + 1 where id = ?`,
      [row?.id as string],
    ),
  )
  const token = await sessions.open(holder, request.ip, device)
  await note(runtime, { request, account, action: 'sign-in' })
  return token
}

interface Taken {
  /** Which attempt in a row this is; `undefined` when the account is locked. */
  readonly number: number | undefined
  readonly until: string | null
}

/**
 * Counts an attempt before the password is looked at, so that guesses sent at once are no more than those sent one after
 * the other. The last attempt locks the account; if it is right, the lock goes again.
 */
function takeAttempt(runtime: Runtime, id: string): Promise<Taken> {
  const now = runtime.clock.now()
  const until = new Date(now.getTime() + lockMinutes * 60_000).toISOString()
  return runtime.work.run(async ({ transaction }) => {
    const [taken] = await transaction.query(
      `update core_account set failed_attempts = case when locked_until is null then failed_attempts + 1 else 1 end, locked_until = null, version = version + 1
       where id = ? and (locked_until is null or locked_until <= ?) returning failed_attempts`,
      [id, now.toISOString()],
    )
    if (!taken) {
      const [row] = await transaction.query('select locked_until from core_account where id = ?', [id])
      return { number: undefined, until: row?.locked_until as string }
    }
    const number = Number(taken.failed_attempts)
    if (number < attemptsAllowed) return { number, until: null }
    await transaction.change('update core_account set locked_until = ? where id = ?', [until, id])
    return { number, until }
  })
}

interface Noted {
  readonly request: FastifyRequest
  readonly account: string
  readonly action: string
  readonly detail?: Readonly<Record<string, unknown>>
}

function note(runtime: Runtime, { request, account, action, detail }: Noted): Promise<void> {
  return runtime.work.run(async (unit) => {
    const at = runtime.clock.now().toISOString()
    const entry = {
      at,
      actor: account,
      practitioner: null,
      organization: null,
      resource: accountResource.id,
      record: null,
      patient: null,
      request: request.id,
    }
    runtime.audit.record(unit, { ...entry, action, detail: { ...detail, address: request.ip } })
  })
}

/** `Secure` follows the connection: a county behind TLS sets `x-forwarded-proto` at its proxy. */
function withCookie(
  reply: FastifyReply,
  request: FastifyRequest,
  { token, device }: { readonly token: string; readonly device: Device },
): FastifyReply {
  const secure = request.protocol === 'https' || request.headers['x-forwarded-proto'] === 'https'
  return reply.setCookie(sessionCookie, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure,
    maxAge: sessionMinutes(device) * 60,
  })
}
