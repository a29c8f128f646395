import { Container, type ServiceIdentifier } from 'inversify'
import { AccessControl } from '../access/access-control.ts'
import { type AuditLog, appendAudit, createAuditLog } from '../audit/audit-log.ts'
import { appendEvents, eventTopic } from '../events/outbox.ts'
import { People } from '../organization/people.ts'
import type { BlobStore } from '../persistence/blob-store.ts'
import type { Database } from '../persistence/database.ts'
import { createFieldCipher, type FieldCipher } from '../persistence/field-cipher.ts'
import { createWork, type Work } from '../persistence/unit-of-work.ts'
import type { Composition } from '../plugin/composition.ts'
import type { Clock } from './clock.ts'
import { type NewId, uuid7 } from './ids.ts'
import { createLiveFeed, type LiveFeed } from './live-feed.ts'

/** What the rooms of the kernel ask for, by name. Vendors never see the container. */
const token = <T>(name: string): ServiceIdentifier<T> => Symbol.for(`ygt/${name}`)

export const tokens = {
  clock: token<Clock>('clock'),
  newId: token<NewId>('new-id'),
  database: token<Database>('database'),
  blobs: token<BlobStore>('blobs'),
  cipher: token<FieldCipher>('cipher'),
  work: token<Work>('work'),
  audit: token<AuditLog>('audit'),
  people: token<People>('people'),
  access: token<AccessControl>('access'),
  live: token<LiveFeed>('live'),
}

export interface Given {
  readonly clock: Clock
  readonly database: Database
  readonly blobs: BlobStore
  readonly secret: string
  readonly composition: Composition
  /** Plugin ids that handle an event; known when all are loaded. */
  readonly subscribers: (event: string) => readonly string[]
}

/** Wires the services of one county. */
export function createContainer({ clock, database, blobs, secret, composition, subscribers }: Given): Container {
  const container = new Container({ defaultScope: 'Singleton' })
  container.bind(tokens.clock).toConstantValue(clock)
  container.bind(tokens.database).toConstantValue(database)
  container.bind(tokens.blobs).toConstantValue(blobs)
  container.bind(tokens.cipher).toConstantValue(createFieldCipher(secret))
  container.bind(tokens.live).toConstantValue(createLiveFeed())
  container.bind(tokens.newId).toResolvedValue((at: Clock) => uuid7(at), [tokens.clock])
  container.bind(tokens.work).toResolvedValue(
    (on: Database, newId: NewId) => {
      // a plugin with several handlers of an event gets it once and runs them all
      const subscribersOf = (event: string) => [...new Set(subscribers(event))].map(eventTopic)
      return createWork(on, async (unit) => {
        if (unit.events.length === 0 && unit.audit.length === 0) return
        await on.lockCommit(unit.transaction)
        await appendEvents(unit, { newId, subscribersOf })
        await appendAudit(unit)
      })
    },
    [tokens.database, tokens.newId],
  )
  container
    .bind(tokens.audit)
    .toResolvedValue((work: Work, at: Clock) => createAuditLog({ work, clock: at }), [tokens.work, tokens.clock])
  container
    .bind(tokens.people)
    .toResolvedValue(
      (on: Database, at: Clock) => new People({ on, clock: at, access: () => container.get(tokens.access) }),
      [tokens.database, tokens.clock],
    )
  container
    .bind(tokens.access)
    .toResolvedValue((people: People) => new AccessControl(composition.grants, () => people.tree()), [tokens.people])
  return container
}
