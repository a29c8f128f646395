import { z } from 'zod'
import { defineEndpoint } from '../../endpoint/define-endpoint.ts'
import { NotFound, VersionConflict, VersionRequired } from '../../problem/core-problems.ts'
import { sexes } from './contract.ts'
import { EthnicGroup } from './ethnic-group.ts'
import { alerts, furtherKinds } from './patient.ts'
import { IdentifierTaken, LikelyDuplicate, NoSuchNumber } from './patient-problems.ts'

const id = z.object({ id: z.string().max(64) })
const kind = z.enum(furtherKinds as [string, ...string[]])
const enteredIdentifier = z.object({ kind, issuer: z.string().max(64).nullish(), value: z.string().min(1).max(64) })

const identity = {
  name: z.string().max(100),
  sex: z.enum(sexes).nullish(),
  birthDate: z.iso.date().nullish(),
  citizenNumber: z.string().max(64).nullish(),
  phone: z.string().max(40).nullish(),
}

const particulars = {
  ethnicGroup: z.enum(EthnicGroup.values).nullish(),
  address: z.string().trim().max(200).nullish(),
  guardian: z.string().max(64).nullish(),
  allergies: z.string().max(2000).nullish(),
  alerts: alerts.optional(),
  /** Institution of residence; the caller's own when absent. */
  organization: z.string().max(64).optional(),
  /** Likely duplicates that were looked at and are other people. */
  confirmedDifferent: z.array(z.string().max(64)).max(50).optional(),
}

/** A resident in a list; numbers are masked. */
export const residentRow = z.object({
  id: z.string(),
  version: z.int(),
  organization: z.string(),
  name: z.string(),
  sex: z.enum(sexes),
  birthDate: z.string(),
  citizenNumber: z.string().nullable(),
  phone: z.string().nullable(),
  createdAt: z.string(),
})

const identifierView = z.object({ id: z.string(), kind, issuer: z.string().nullable(), value: z.string() })

/** A resident as the banner of every page shows them; numbers are masked. */
export const residentView = residentRow.extend({
  ethnicGroup: z.enum(EthnicGroup.values).nullable(),
  address: z.string().nullable(),
  guardian: z.object({ id: z.string(), name: z.string() }).nullable(),
  allergies: z.string().nullable(),
  alerts,
  identifiers: z.array(identifierView),
  /** False when the caller's institution sees the resident only because they attended there. */
  inReach: z.boolean(),
})

const agreement = z.enum(['same', 'same-sound', 'near', 'different', 'unknown'])

/** A resident who may be the same person, and why. Labels: `patient-index.duplicate.<rule>`, `patient-index.level.<level>`. */
export const duplicateView = residentRow.extend({
  rule: z.string(),
  level: z.enum(['certain', 'likely', 'possible']),
  rules: z.array(z.string()),
  comparison: z.object({
    name: agreement,
    sex: agreement,
    birthDate: agreement,
    citizenNumber: agreement,
    phone: agreement,
    identifier: agreement,
  }),
})

const page = z.object({ items: z.array(residentRow), next: z.string().nullable() })

/** Residents over HTTP, below `/api/patients`. */
export const patientsApi = {
  searchResidents: defineEndpoint('GET /residents', {
    access: { permission: 'patients:patient:read' },
    input: z.object({
      search: z.string().max(64).optional(),
      cursor: z.string().max(500).optional(),
      limit: z.int().min(1).max(100).optional(),
    }),
    output: page,
  }),
  // a number in an address would stand in every log on the way, and the look-up leaves an attendance: it is no GET
  lookupResident: defineEndpoint('POST /residents/lookup', {
    access: { permission: 'patients:patient:lookup' },
    input: z.object({
      kind: z.enum(['citizen-number', ...furtherKinds]).optional(),
      issuer: z.string().max(64).optional(),
      value: z.string().min(1).max(64),
    }),
    output: z.object({ items: z.array(residentRow) }),
  }),
  getResident: defineEndpoint('GET /residents/:id', {
    access: { permission: 'patients:patient:read' },
    input: id,
    output: residentView,
    problems: [NotFound],
  }),
  registerResident: defineEndpoint('POST /residents', {
    access: { permission: 'patients:patient:create' },
    input: z.object({ ...identity, ...particulars, identifiers: z.array(enteredIdentifier).max(20).optional() }),
    output: residentView,
    problems: [LikelyDuplicate],
  }),
  checkResident: defineEndpoint('POST /residents/check', {
    access: { permission: 'patients:patient:create' },
    input: z.object({
      ...identity,
      identifiers: z.array(enteredIdentifier).max(20).optional(),
      except: z.string().max(64).optional(),
    }),
    output: z.object({
      warnings: z.array(duplicateView),
      faults: z.array(z.object({ pointer: z.string(), zh: z.string(), en: z.string() })),
    }),
    transaction: false,
  }),
  changeResident: defineEndpoint('PATCH /residents/:id', {
    access: { permission: 'patients:patient:update' },
    input: id.extend({ ...identity, name: identity.name.optional(), ...particulars }),
    output: residentView,
    problems: [NotFound, VersionRequired, VersionConflict, LikelyDuplicate],
  }),
  addIdentifier: defineEndpoint('POST /residents/:id/identifiers', {
    access: { permission: 'patients:patient:update' },
    input: id.extend(enteredIdentifier.shape),
    output: residentView,
    problems: [NotFound, IdentifierTaken],
  }),
  revealNumber: defineEndpoint('POST /residents/:id/reveal', {
    access: { permission: 'patients:patient:reveal' },
    input: id.extend({
      field: z.enum(['citizenNumber', 'phone', 'identifier']),
      identifier: z.string().max(64).optional(),
      reason: z.string().trim().min(4).max(300),
    }),
    output: z.object({ value: z.string() }),
    problems: [NotFound, NoSuchNumber],
  }),
}
