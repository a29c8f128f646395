import { systemTable } from './table.ts'

/** The log of events: the order of its sequence is the order of commits. Never deleted, so that projections can be rebuilt. */
export const eventTable = systemTable('core_event', {
  columns: {
    sequence: 'integer',
    name: 'text',
    aggregate: 'text',
    payload: 'json',
    at: 'instant',
    actor: 'text',
    organization: 'text?',
  },
  primary: ['sequence'],
  indexes: [
    ['name', 'sequence'],
    ['aggregate', 'sequence'],
  ],
})

/** What is still to be done: deliveries of events, jobs, deadlines. A row goes when its effect is committed. */
export const queueTable = systemTable('core_queue', {
  columns: {
    id: 'text',
    topic: 'text',
    key: 'text?',
    aggregate: 'text?',
    sequence: 'integer?',
    payload: 'json?',
    runAt: 'instant',
    state: 'text',
    attempts: 'integer',
    leaseUntil: 'instant?',
    leaseHolder: 'text?',
    error: 'text?',
    createdAt: 'instant',
  },
  primary: ['id'],
  indexes: [
    ['state', 'runAt'],
    ['topic', 'aggregate', 'sequence'],
  ],
  unique: [['key']],
})

/** Who did and saw what; each entry carries the hash of the one before it. */
export const auditTable = systemTable('core_audit', {
  columns: {
    sequence: 'integer',
    at: 'instant',
    actor: 'text',
    practitioner: 'text?',
    organization: 'text?',
    action: 'text',
    resource: 'text?',
    record: 'text?',
    patient: 'text?',
    request: 'text?',
    detail: 'json?',
    previousHash: 'text',
    hash: 'text',
  },
  primary: ['sequence'],
  indexes: [
    ['patient', 'sequence'],
    ['resource', 'record', 'sequence'],
    ['actor', 'sequence'],
  ],
})

/** Every version of every record, as the change that made it. */
export const historyTable = systemTable('core_history', {
  columns: {
    resource: 'text',
    record: 'text',
    version: 'integer',
    at: 'instant',
    actor: 'text',
    command: 'text?',
    change: 'json',
  },
  primary: ['resource', 'record', 'version'],
})

/** Answers to requests with an `Idempotency-Key`, for a day. */
export const idempotencyTable = systemTable('core_idempotency', {
  columns: {
    account: 'text',
    key: 'text',
    digest: 'text',
    status: 'integer',
    answer: 'json?',
    etag: 'text?',
    at: 'instant',
  },
  primary: ['account', 'key'],
  indexes: [['at']],
})

/** Signed-in people; the token itself is never stored, only its hash. */
export const sessionTable = systemTable('core_session', {
  columns: {
    tokenHash: 'text',
    account: 'text',
    post: 'text?',
    createdAt: 'instant',
    seenAt: 'instant',
    expiresAt: 'instant',
    origin: 'text',
  },
  primary: ['tokenHash'],
  indexes: [['account'], ['expiresAt']],
})

/** Counters of document numbers, by series. */
export const seriesTable = systemTable('core_series', {
  columns: { name: 'text', value: 'integer' },
  primary: ['name'],
})

export const systemTables = [
  eventTable,
  queueTable,
  auditTable,
  historyTable,
  idempotencyTable,
  sessionTable,
  seriesTable,
] as const
