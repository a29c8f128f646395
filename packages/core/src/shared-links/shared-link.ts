import { z } from 'zod'
import { defineLifecycle } from '../lifecycle/define-lifecycle.ts'
import { defineResource, type Row } from '../resource/define-resource.ts'
import { field } from '../resource/fields/index.ts'

/** Where the access code comes from: none, the end of the identity number, or of the telephone number on file. */
export const codeKinds = ['none', 'identifier', 'phone'] as const

export const linkLifecycle = defineLifecycle('core.shared-link', {
  states: ['active', 'locked', 'withdrawn'],
  initial: 'active',
  final: ['withdrawn'],
  commands: {
    /** Too many wrong codes: only a new link helps. */
    lock: { from: 'active', to: 'locked', permission: 'system', set: ({ now }) => ({ lockedAt: now }) },
    withdraw: {
      from: ['active', 'locked'],
      to: 'withdrawn',
      permission: 'system',
      input: z.object({ reason: z.string().trim().min(4).max(500), name: z.string().max(100) }),
      set: ({ input, now }) => ({ withdrawnAt: now, withdrawnByName: input.name, statusReason: input.reason }),
    },
  },
})

/**
 * A link to one record for somebody who is not signed in (分享链接). `organization` is the institution that issued it. Of the token
 * only its SHA-256 is kept, of the access code only an HMAC under the token.
 */
export const sharedLink = defineResource('core.shared-link', {
  fields: {
    tokenDigest: field.identifier({ max: 64 }),
    /** Resource and id of what it opens. */
    kind: field.identifier({ max: 80 }),
    record: field.identifier({ max: 64 }),
    patient: field.patient(),
    issuer: field.practitioner({ optional: true }),
    issuerName: field.text({ max: 100 }),
    recipientName: field.text({ max: 100 }),
    linkPurpose: field.text({ max: 200 }),
    codeKind: field.oneOf(codeKinds),
    codeDigest: field.identifier({ max: 64, optional: true }),
    wrongCodes: field.integer({ min: 0, max: 100 }),
    expiresAt: field.instant(),
    /** How often it may be opened; any number when empty. */
    mostUses: field.integer({ min: 1, max: 1000, optional: true }),
    uses: field.integer({ min: 0, max: 1_000_000 }),
    lastUsedAt: field.instant({ optional: true }),
    lockedAt: field.instant({ optional: true }),
    withdrawnAt: field.instant({ optional: true }),
    withdrawnByName: field.text({ max: 100, optional: true }),
    statusReason: field.text({ max: 500, optional: true }),
  },
  lifecycle: linkLifecycle,
  access: { read: 'core:shared-link:read' },
  unique: [['tokenDigest']],
  indexes: [['kind', 'record', 'createdAt']],
  surfaces: [],
})

export type SharedLink = Row<typeof sharedLink>

/** An opened link, for a while: the pass that its reader shows with every request. Only the SHA-256 of the pass is kept. */
export const linkVisit = defineResource('core.link-visit', {
  fields: {
    link: field.reference({ to: 'core.shared-link' }),
    passDigest: field.identifier({ max: 64 }),
    endsAt: field.instant(),
  },
  access: { read: 'core:shared-link:read' },
  unique: [['passDigest']],
  indexes: [['endsAt']],
  surfaces: [],
  history: false,
})

export const accessKinds = ['opened', 'wrong-code', 'locked', 'refused', 'read'] as const

/** The access log of a link (访问记录): when, from which network, with what, and what was opened. Only ever added to. */
export const linkAccess = defineResource('core.link-access', {
  fields: {
    link: field.reference({ to: 'core.shared-link' }),
    at: field.instant(),
    event: field.oneOf(accessKinds),
    /** For `read` the endpoint (`orders.sharedReport`; pages call it `orders.opened.sharedReport`), for `refused` the state of the link. */
    opened: field.text({ max: 120, optional: true }),
    network: field.text({ max: 60 }),
    agent: field.text({ max: 40 }),
  },
  access: { read: 'core:shared-link:read' },
  indexes: [['link', 'at', 'id']],
  surfaces: [],
  history: false,
})
