import { type AccessControl, type Post, type ScopedCaller } from '../access/access-control.ts'
import { verifyAudit } from '../audit/audit-log.ts'
import { forget } from '../http/idempotency.ts'
import { countQueue } from '../jobs/queue.ts'
import { notification } from '../notifications/notifications.ts'
import { onDuty } from '../organization/on-duty.ts'
import { account, organization, practitioner } from '../organization/organizations.ts'
import type { People } from '../organization/people.ts'
import { rosterHandlers } from '../organization/roster-handlers.ts'
import { jsonOf } from '../persistence/insert.ts'
import { sql } from '../persistence/sql.ts'
import type { CountyConfig } from '../plugin/county-config.ts'
import { feed, run, type ServedPlugin, servePlugin } from '../plugin/serve-plugin.ts'
import { NotFound } from '../problem/core-problems.ts'
import { fail } from '../problem/define-problem.ts'
import { RecordEntered, RecordWithdrawn, recordEntry } from '../record/record-entries.ts'
import { AttemptLimit } from '../shared-links/attempt-limit.ts'
import { linksPort } from '../shared-links/links-port.ts'
import { openLink } from '../shared-links/open-link.ts'
import { listWork } from '../work-items/list-work.ts'
import { urgencies, WorkClosed, WorkOpened, workItem } from '../work-items/work-items.ts'
import { corePlugin, Housekeeping } from './core-plugin.ts'
import type { LiveFeed } from './live-feed.ts'
import type { Runtime } from './runtime.ts'
import { shellHandlers } from './shell-handlers.ts'

export interface CoreParts {
  readonly runtime: () => Runtime
  readonly access: () => AccessControl
  readonly people: () => People
  readonly live: LiveFeed
  readonly config: CountyConfig
  readonly versions: () => Readonly<Record<string, string>>
}

/** The implementation of the built-in plugin `core`. */
export function serveCore({ runtime, access, people, live, config, versions }: CoreParts): ServedPlugin {
  const postCard = (post: Post) => ({
    ...post,
    organizationName: runtime().organizations().get(post.organization)?.name ?? post.organization,
  })
  let openings: AttemptLimit | undefined
  return servePlugin(corePlugin, {
    handlers: {
      ...rosterHandlers(() => [...runtime().plugins.values()].flatMap((p) => [...p.served.plugin.duties])),
      ...shellHandlers({ runtime, config, version: () => versions().core ?? '' }),
      openLink: (asked, ctx) =>
        openLink(ctx, asked, {
          runtime: runtime(),
          limit: (openings ??= new AttemptLimit(ctx.settings.sharedLinks.opensPerMinute)),
        }),
      async session(_, { caller }) {
        const holder = await people().holder(caller.account)
        const posts = holder?.posts ?? []
        const now = posts.find((p) => p.organization === caller.organization && p.role === caller.role)
        return {
          account: caller.account,
          practitioner: caller.practitioner,
          name: caller.name,
          post: now ? postCard(now) : null,
          posts: posts.map(postCard),
          permissions: [...(caller as ScopedCaller).permissions()],
          county: { name: config.county.name, nameEn: config.county.nameEn ?? null },
        }
      },
      async directory(_, ctx) {
        const organizations = await ctx.query<any>(
          sql`select id, parent, kind, name, name_en from ${organization} o order by id`,
        )
        const practitioners = await ctx.query<any>(
          sql`select id, name, name_en, title from ${practitioner} p order by id`,
        )
        return { organizations: [...organizations], practitioners: [...practitioners] }
      },
      work: (input, ctx) => listWork(input, ctx, runtime()),
      async timeline({ patient, limit = 100 }, ctx) {
        const caller = ctx.caller as ScopedCaller
        const rows =
          await ctx.query<any>(sql`select entry, kind, arguments, at, organization, permission, href from ${recordEntry} e
          where patient = ${patient} order by at desc, id desc limit ${Math.min(limit * 3, 600)}`)
        const items = rows.filter((row) => mayAt(caller, row.permission, row.organization)).slice(0, limit)
        ctx.looked({ resource: recordEntry.id, record: patient, patient })
        return { items: items.map((row) => ({ ...row, arguments: jsonIf(row.arguments) })) }
      },
      async notifications({ limit = 30 }, ctx) {
        const me = ctx.caller.practitioner ?? ''
        const rows =
          await ctx.query<any>(sql`select id, kind, arguments, patient, urgency, href, read_at, created_at from ${notification} n
          where recipient = ${me} order by created_at desc, id desc limit ${limit}`)
        const [count] = await ctx.query<any>(
          sql`select count(*) as n from ${notification} n where recipient = ${me} and read_at is null`,
        )
        const named = rows.flatMap((row) => (row.patient === null ? [] : [row.patient as string]))
        ctx.looked({ resource: notification.id, patients: [...new Set(named)] })
        return {
          items: rows.map((row) => ({ ...row, arguments: jsonIf(row.arguments) })),
          unread: Number(count?.n ?? 0),
        }
      },
      async readNotifications({ ids }, ctx) {
        const { transaction } = runtime().work.unit()
        if (ids.length === 0) return { read: 0 }
        const read = await transaction.change(
          `update core_notification set read_at = ? where recipient = ? and read_at is null and id in (${ids.map(() => '?').join(', ')})`,
          [ctx.now(), ctx.caller.practitioner ?? '', ...ids],
        )
        return { read }
      },
      async explainAccess({ permission }, { caller }) {
        const [name = '', qualifier] = permission.split('@')
        const held = caller.may(name, qualifier === undefined ? {} : { qualifier })
        const explanation = access().explain(name, caller.role)
        return {
          ...explanation,
          permission,
          held,
          granted: [...explanation.granted],
          rolesThatHold: [...explanation.rolesThatHold],
        }
      },
      async plugins() {
        const items = [...runtime().plugins.values()].map((p) => ({
          id: p.id,
          version: versions()[p.id] ?? '',
          status: p.status,
          failure: p.failure,
          services: [...p.services],
          startup: p.served.plugin.startup,
          claims: [...p.served.plugin.claims],
        }))
        return { items }
      },
      async queue({ state }) {
        const { database } = runtime()
        const { waiting, dead } = await countQueue(database)
        // which event a delivery is of stands in the log
        const topic = `case when e.name is null then q.topic else q.topic || ':' || e.name end as topic`
        const rows = await database.query(
          `select q.id, ${topic}, q.aggregate, q.state, q.attempts, q.run_at as "runAt", q.error from core_queue q
           left join core_event e on e.sequence = q.sequence ${state ? 'where q.state = ?' : ''} order by q.run_at limit 200`,
          state ? [state] : [],
        )
        return { waiting, dead, items: rows.map((row) => ({ ...row, attempts: Number(row.attempts) })) as any }
      },
      async replay({ id }, ctx) {
        const { transaction } = runtime().work.unit()
        const n = await transaction.change(
          `update core_queue set state = 'waiting', attempts = 0, run_at = ? where id = ? and state = 'dead'`,
          [ctx.now(), id],
        )
        if (n === 0) fail(NotFound)
        note(runtime(), ctx.caller, 'replay', id, null)
        return { replayed: true }
      },
      async drop({ id, reason }, ctx) {
        const n = await runtime()
          .work.unit()
          .transaction.change(`delete from core_queue where id = ? and state = 'dead'`, [id])
        if (n === 0) fail(NotFound)
        note(runtime(), ctx.caller, 'drop', id, { reason })
        return { dropped: true }
      },
      async audit({ patient, actor, resource, record, before, limit = 50 }) {
        const { database } = runtime()
        const conditions = Object.entries({ patient, actor, resource, record }).filter(([, v]) => v !== undefined) as [
          string,
          string,
        ][]
        const parts = [
          ...conditions.map(([column]) => `${column} = ?`),
          ...(before === undefined ? [] : ['sequence < ?']),
        ]
        const rows = await database.query(
          `select sequence, at, actor, organization, action, resource, record, patient, detail from core_audit ${parts.length > 0 ? `where ${parts.join(' and ')}` : ''} order by sequence desc limit ${limit + 1}`,
          [...conditions.map(([, v]) => v), ...(before === undefined ? [] : [before])],
        )
        const items = rows.slice(0, limit).map((row) => ({
          ...row,
          sequence: Number(row.sequence),
          detail: jsonOf(row.detail, database.dialect) ?? null,
        })) as any[]
        return { items, next: rows.length > limit ? items.at(-1).sequence : null }
      },
      verifyAudit: () => verifyAudit(runtime().database),
    },
    provide: {
      directory: (ctx) => ({
        async organization({ id }) {
          return (await cards(ctx, [id]))[0] ?? null
        },
        organizations: ({ ids }) => cards(ctx, ids),
        practitioners: async ({ ids }) => [
          ...(await ctx.query<any>(sql`select id, name, name_en, title from ${practitioner} p where id in ${ids}`)),
        ],
        holders: async ({ permission, organization: at }) => people().holders(permission, at),
        onDuty: (asked) => onDuty(ctx, asked),
        subtree: async ({ organization: at }) => [...runtime().organizations().subtree(at)],
      }),
      links: linksPort,
      notifications: (ctx) => ({
        async notify({ to, kind, arguments: words = {}, patient = null, urgency = 'routine', href }) {
          const names =
            'practitioners' in to
              ? to.practitioners
              : (await people().holders(to.permission, to.organization)).map((h) => h.practitioner)
          const recipients = [...new Set(names)]
          await ctx.asSystem('notify', async (system) => {
            const store = system.store(notification)
            for (const recipient of recipients)
              await store.create(
                { recipient, kind, arguments: words, patient, urgency, href },
                { organization: ctx.caller.organization ?? 'county' },
              )
          })
          const unit = runtime().work.current()
          const tell = () => live.tell(recipients, { kind: 'notification', urgency })
          if (unit) unit.afterCommit.push(tell)
          else tell()
          return { recipients: recipients.length }
        },
      }),
    },
    on: [
      feed(workItem, WorkOpened, async (work, ctx, { at }) => {
        const { organization: where, ...item } = work
        await ctx
          .store(workItem)
          .put({ ...item, rank: urgencies.indexOf(work.urgency), openedAt: at }, { key: ['item'], organization: where })
        live.tell('everyone', { kind: 'work' })
      }),
      feed(workItem, WorkClosed, async ({ item }, ctx) => {
        await ctx.store(workItem).removeWhere({ item })
        live.tell('everyone', { kind: 'work' })
      }),
      feed(recordEntry, RecordEntered, async ({ organization: where, ...entry }, ctx) =>
        ctx.store(recordEntry).put(entry, { key: ['entry'], organization: where }),
      ),
      feed(
        recordEntry,
        RecordWithdrawn,
        async ({ entry }, ctx) => void (await ctx.store(recordEntry).removeWhere({ entry })),
      ),
    ],
    jobs: [
      run(Housekeeping, async (_, ctx) => {
        await forget(runtime())
        const { transaction } = runtime().work.unit()
        await transaction.change('delete from core_session where expires_at < ?', [ctx.now()])
        await transaction.change('delete from core_link_visit where ends_at < ?', [ctx.now()])
      }),
    ],
  })
}

/** Accounts are read by the sign-in route, which nobody is signed in for. */
export const accountResource = account

function mayAt(caller: ScopedCaller, stated: string, at: string): boolean {
  const [permission = '', qualifier] = stated.split('@')
  return caller.may(permission, { organization: at, ...(qualifier !== undefined && { qualifier }) })
}

async function cards(ctx: { query: any }, ids: readonly string[]): Promise<any[]> {
  const rows: any[] = await ctx.query(
    sql`select id, name, name_en, heading, kind, parent from ${organization} o where id in ${ids}`,
  )
  return rows.map((row) => ({ ...row, heading: row.heading ?? row.name }))
}

function jsonIf(value: unknown): any {
  return typeof value === 'string' ? JSON.parse(value) : value
}

function note(
  runtime: Runtime,
  caller: { account: string; practitioner: string | null; organization: string | null },
  action: string,
  record: string,
  detail: Record<string, unknown> | null,
): void {
  const { account: actor, practitioner: who, organization: where } = caller
  runtime.audit.record(runtime.work.unit(), {
    at: runtime.clock.now().toISOString(),
    actor,
    practitioner: who,
    organization: where,
    action,
    resource: 'core.queue',
    record,
    patient: null,
    request: null,
    detail,
  })
}
