import { z } from 'zod'
import { defineEndpoint } from '../endpoint/define-endpoint.ts'
import { organizationSummary } from '../organization/organizations.ts'
import { rosterApi } from '../organization/roster-api.ts'
import { linksApi } from '../shared-links/links-api.ts'
import { urgency } from '../work-items/work-items.ts'
import { shellApi } from './shell-api.ts'

const signedIn = { signedIn: true } as const
const postCard = z.object({
  id: z.string(),
  organization: z.string(),
  organizationName: z.string(),
  department: z.string().nullable(),
  role: z.string(),
})
const workCard = z.object({
  item: z.string(),
  kind: z.string(),
  arguments: z.record(z.string(), z.union([z.string(), z.number()])),
  patient: z.string().nullable(),
  patientName: z.string().nullable(),
  assignee: z.string().nullable(),
  origin: z.string().nullable(),
  organization: z.string(),
  urgency,
  dueAt: z.string().nullable(),
  openedAt: z.string(),
  href: z.string(),
})
const notificationCard = z.object({
  id: z.string(),
  kind: z.string(),
  arguments: z.record(z.string(), z.union([z.string(), z.number()])),
  patient: z.string().nullable(),
  urgency,
  href: z.string(),
  readAt: z.string().nullable(),
  createdAt: z.string(),
})
const queueCard = z.object({
  id: z.string(),
  topic: z.string(),
  aggregate: z.string().nullable(),
  state: z.string(),
  attempts: z.int(),
  runAt: z.string(),
  error: z.string().nullable(),
})
const auditCard = z.object({
  sequence: z.int(),
  at: z.string(),
  actor: z.string(),
  organization: z.string().nullable(),
  action: z.string(),
  resource: z.string().nullable(),
  record: z.string().nullable(),
  patient: z.string().nullable(),
  detail: z.unknown(),
})
const pluginCard = z.object({
  id: z.string(),
  version: z.string(),
  status: z.enum(['up', 'down']),
  failure: z.string().nullable(),
  services: z.array(
    z.object({ name: z.string(), status: z.enum(['up', 'down', 'off']), detail: z.string().nullable() }),
  ),
  startup: z.enum(['required', 'optional']),
  claims: z.array(z.string()),
})

/** What the shell itself asks for. Signing in and out are routes of their own: they set the cookie. */
export const coreApi = {
  ...shellApi,
  ...rosterApi,
  ...linksApi,
  session: defineEndpoint('GET /session', {
    access: signedIn,
    output: z.object({
      account: z.string(),
      practitioner: z.string().nullable(),
      name: z.string(),
      post: postCard.nullable(),
      posts: z.array(postCard),
      permissions: z.array(z.string()),
      county: z.object({ name: z.string(), nameEn: z.string().nullable() }),
    }),
  }),
  directory: defineEndpoint('GET /directory', {
    access: signedIn,
    output: z.object({
      organizations: z.array(organizationSummary),
      practitioners: z.array(
        z.object({ id: z.string(), name: z.string(), nameEn: z.string().nullable(), title: z.string().nullable() }),
      ),
    }),
  }),
  work: defineEndpoint('GET /work', {
    access: signedIn,
    input: z.object({ kind: z.string().optional(), limit: z.int().min(1).max(200).optional() }),
    output: z.object({
      items: z.array(workCard),
      counts: z.array(z.object({ kind: z.string(), urgency, n: z.int() })),
      total: z.int(),
    }),
  }),
  timeline: defineEndpoint('GET /residents/:patient/timeline', {
    access: { permission: 'core:record:read' },
    input: z.object({ patient: z.string(), limit: z.int().min(1).max(200).optional() }),
    output: z.object({
      items: z.array(
        z.object({
          entry: z.string(),
          kind: z.string(),
          arguments: z.record(z.string(), z.union([z.string(), z.number()])),
          at: z.string(),
          organization: z.string(),
          href: z.string().nullable(),
        }),
      ),
    }),
  }),
  notifications: defineEndpoint('GET /notifications', {
    access: signedIn,
    input: z.object({ limit: z.int().min(1).max(100).optional() }),
    output: z.object({ items: z.array(notificationCard), unread: z.int() }),
  }),
  readNotifications: defineEndpoint('POST /notifications/read', {
    access: signedIn,
    input: z.object({ ids: z.array(z.string()).max(200) }),
    output: z.object({ read: z.int() }),
  }),
  explainAccess: defineEndpoint('GET /access/explain', {
    access: signedIn,
    input: z.object({ permission: z.string().max(120) }),
    output: z.object({
      permission: z.string(),
      role: z.string().nullable(),
      held: z.boolean(),
      granted: z.array(z.object({ source: z.string(), reach: z.string(), qualifier: z.string() })),
      rolesThatHold: z.array(z.string()),
    }),
  }),
  plugins: defineEndpoint('GET /operations/plugins', {
    access: { permission: 'core:operations:read' },
    output: z.object({ items: z.array(pluginCard) }),
  }),
  queue: defineEndpoint('GET /operations/queue', {
    access: { permission: 'core:operations:read' },
    input: z.object({ state: z.enum(['waiting', 'dead']).optional() }),
    output: z.object({ waiting: z.int(), dead: z.int(), items: z.array(queueCard) }),
  }),
  replay: defineEndpoint('POST /operations/queue/:id/replay', {
    access: { permission: 'core:operations:manage' },
    input: z.object({ id: z.string() }),
    output: z.object({ replayed: z.boolean() }),
  }),
  drop: defineEndpoint('POST /operations/queue/:id/drop', {
    access: { permission: 'core:operations:manage' },
    input: z.object({ id: z.string(), reason: z.string().trim().min(4).max(300) }),
    output: z.object({ dropped: z.boolean() }),
  }),
  audit: defineEndpoint('GET /operations/audit', {
    access: { permission: 'core:audit:read' },
    input: z.object({
      patient: z.string().optional(),
      actor: z.string().optional(),
      resource: z.string().optional(),
      record: z.string().optional(),
      before: z.int().optional(),
      limit: z.int().min(1).max(200).optional(),
    }),
    output: z.object({ items: z.array(auditCard), next: z.int().nullable() }),
  }),
  verifyAudit: defineEndpoint('POST /operations/audit/verify', {
    access: { permission: 'core:audit:read' },
    transaction: false,
    output: z.object({ entries: z.int(), brokenAt: z.int().nullable(), reason: z.string().nullable() }),
  }),
}
