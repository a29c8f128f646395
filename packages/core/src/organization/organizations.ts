import { z } from 'zod'
import { defineResource } from '../resource/define-resource.ts'
import { defineCodes, field } from '../resource/fields/index.ts'

/** Levels of a county medical consortium (紧密型县域医共体). */
export const OrganizationKind = defineCodes({
  system: 'urn:ygt:organization-kind',
  labels: 'core.organization.kind',
  values: ['county-consortium', 'lead-hospital', 'sub-centre', 'township-centre', 'village-clinic', 'public-health'],
})

/** An institution; its own `organization` is itself, so that scoping treats it like any record. */
export const organization = defineResource('core.organization', {
  fields: {
    parent: field.organization({ optional: true }),
    kind: field.code(OrganizationKind),
    name: field.text({ max: 100 }),
    nameEn: field.text({ max: 100, optional: true }),
    /** Heading of printed reports; the name when absent. */
    heading: field.text({ max: 100, optional: true }),
  },
  access: { read: 'core:organization:read', create: 'core:organization:manage', update: 'core:organization:manage' },
  list: { columns: ['name', 'kind', 'parent'], filters: ['kind'], sort: 'name', search: ['name'] },
  surfaces: ['rest', 'list', 'form'],
})

export const department = defineResource('core.department', {
  fields: { name: field.text({ max: 100 }), nameEn: field.text({ max: 100, optional: true }) },
  access: { read: 'core:organization:read', create: 'core:organization:manage', update: 'core:organization:manage' },
  list: { columns: ['name', 'organization'], sort: 'name' },
  surfaces: ['rest', 'list', 'form'],
})

export const practitioner = defineResource('core.practitioner', {
  fields: {
    name: field.text({ max: 50 }),
    nameEn: field.text({ max: 100, optional: true }),
    /** Professional title (职称), free text until the human-resources function brings its code set. */
    title: field.text({ max: 50, optional: true }),
    phone: field.secret({ mask: 'phone', optional: true }),
  },
  access: { read: 'core:organization:read', create: 'core:practitioner:manage', update: 'core:practitioner:manage' },
  list: { columns: ['name', 'title', 'organization'], sort: 'name', search: ['name'] },
  surfaces: ['rest', 'list', 'form'],
})

/** A role that a practitioner holds at an institution; one person may hold several (多点执业). */
export const post = defineResource('core.post', {
  fields: {
    practitioner: field.practitioner(),
    department: field.reference({ to: 'core.department', optional: true }),
    role: field.text({ max: 64 }),
    since: field.date(),
    until: field.date({ optional: true }),
    /** The post a session begins with; the lowest number first. */
    rank: field.integer({ min: 0, max: 99 }),
  },
  access: { read: 'core:practitioner:manage', create: 'core:practitioner:manage', update: 'core:practitioner:manage' },
  list: { columns: ['practitioner', 'role', 'organization'], filters: ['role', 'practitioner'], sort: '-createdAt' },
  surfaces: ['rest', 'list', 'form'],
})

/** A sign-in. The password is an argon2id hash; see `access/password.ts`. */
export const account = defineResource('core.account', {
  fields: {
    name: field.identifier({ max: 40, pattern: /^[a-z][a-z0-9._-]+$/ }),
    practitioner: field.practitioner({ optional: true }),
    passwordHash: field.text({ max: 300 }),
    failedAttempts: field.integer({ min: 0 }),
    lockedUntil: field.instant({ optional: true }),
    disabled: field.boolean(),
  },
  access: { read: 'core:account:manage', create: 'core:account:manage', update: 'core:account:manage' },
  unique: [['name']],
  surfaces: [],
  history: false,
})

export const organizationSummary = z.object({
  id: z.string(),
  parent: z.string().nullable(),
  kind: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
})
