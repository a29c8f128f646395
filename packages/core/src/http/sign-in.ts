import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { hashPassword, verifyPassword } from '../access/password.ts'
import type { Runtime } from '../kernel/runtime.ts'
import { account as accountResource } from '../organization/organizations.ts'
import type { People } from '../organization/people.ts'
import { AccountLocked, NotFound, NotSignedIn, WrongCredentials } from '../problem/core-problems.ts'
import { fail } from '../problem/define-problem.ts'
import { parseInput } from '../problem/zod-errors.ts'
import { type Session, sessionCookie, sessionHours, type Sessions } from './sessions.ts'

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
})

/** Sign-in, sign-out and change of post: the routes that set the cookie. */
export function routeSignIn(app: FastifyInstance, parts: SignInParts): void {
  const { sessions, sessionOf } = parts
  app.post('/api/core/session', { bodyLimit: 4096 }, async (request, reply) => {
    const { account, password } = parseInput(credentials, request.body)
    const token = await signIn(parts, { account, password, request })
    return withCookie(reply, request, token).status(204).send()
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
  readonly request: FastifyRequest
}

/** A hash that nobody's password has: an unknown account takes as long as a known one. */
let decoy: Promise<string> | undefined

async function signIn(
  { runtime, sessions, people }: SignInParts,
  { account, password, request }: Attempt,
): Promise<string> {
  const now = runtime.clock.now()
  const [row] = await runtime.work.query(
    'select id, password_hash, failed_attempts, locked_until, disabled from core_account where name = ?',
    [account],
  )
  const locked = row?.locked_until as string | null | undefined
  if (row && locked && Date.parse(locked) > now.getTime()) {
    await note(runtime, { request, account, action: 'sign-in-refused', detail: { reason: 'locked' } })
    fail(AccountLocked, { until: locked })
  }
  decoy ??= hashPassword('nobody has this password')
  const matches = await verifyPassword(password, (row?.password_hash as string | undefined) ?? (await decoy))
  const holder = row && !row.disabled && matches ? await people.holder(account) : undefined
  if (!holder) {
    const failures = Number(row?.failed_attempts ?? 0) + 1
    const lock = failures >= attemptsAllowed ? new Date(now.getTime() + lockMinutes * 60_000).toISOString() : null
    if (row) await remember(runtime, { id: row.id as string, failures: lock ? 0 : failures, lock })
    await note(runtime, { request, account, action: 'sign-in-failed' })
    if (row && lock) fail(AccountLocked, { until: lock })
    fail(WrongCredentials, { left: Math.max(attemptsAllowed - failures, 0) })
  }
  if (Number(row?.failed_attempts) > 0 || locked)
    await remember(runtime, { id: row?.id as string, failures: 0, lock: null })
  const token = await sessions.open(holder, request.ip)
  await note(runtime, { request, account, action: 'sign-in' })
  return token
}

async function remember(
  runtime: Runtime,
  { id, failures, lock }: { id: string; failures: number; lock: string | null },
): Promise<void> {
  await runtime.work.run(({ transaction }) =>
    transaction.change(
      `update core_account set failed_attempts = ?, locked_until = ?, version = version + 1 where id = ?`,
      [failures, lock, id],
    ),
  )
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
function withCookie(reply: FastifyReply, request: FastifyRequest, token: string): FastifyReply {
  const secure = request.protocol === 'https' || request.headers['x-forwarded-proto'] === 'https'
  return reply.setCookie(sessionCookie, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure,
    maxAge: sessionHours * 3600,
  })
}
