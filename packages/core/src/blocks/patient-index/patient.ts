import { z } from 'zod'
import { defineResource, type Row } from '../../resource/define-resource.ts'
import { field } from '../../resource/fields/index.ts'
import { normalizeCitizenNumber } from './citizen-number.ts'
import { sexes } from './contract.ts'
import { EthnicGroup } from './ethnic-group.ts'
import { identifierKinds } from './identifier-kinds.ts'

/** Things that whoever opens the record has to know at once: 跌倒风险、隔离. */
export const alerts = z.array(z.string().trim().min(1).max(200)).max(20)

/** Kinds of identifiers that stand beside the resident; the citizen number is a field of its own. */
export const furtherKinds = identifierKinds.map(({ id }) => id).filter((id) => id !== 'citizen-number')

/**
 * A resident (居民). `organization` is the institution of residence: the village clinic or township centre that looks
 * after them. Name keys are what search compares with; see `nameKeys`.
 */
export const patient = defineResource('patients.patient', {
  fields: {
    name: field.text({ max: 100 }),
    nameKey: field.text({ max: 100 }),
    pinyin: field.text({ max: 300 }),
    initials: field.text({ max: 100 }),
    otherPinyin: field.text({ max: 300, optional: true }),
    otherInitials: field.text({ max: 100, optional: true }),
    sex: field.oneOf(sexes),
    birthDate: field.date(),
    citizenNumber: field.secret({ mask: 'citizen-number', optional: true, normalize: normalizeCitizenNumber }),
    phone: field.secret({ mask: 'phone', optional: true }),
    ethnicGroup: field.code(EthnicGroup, { optional: true }),
    address: field.text({ max: 200, optional: true }),
    /** Who answers for a child or a person who cannot: another resident. */
    guardian: field.reference({ to: 'patients.patient', optional: true }),
    allergies: field.multiline({ max: 2000, optional: true }),
    alerts: field.json(alerts),
  },
  access: { read: 'patients:patient:read', create: 'patients:patient:create', update: 'patients:patient:update' },
  list: { columns: ['name', 'sex', 'birthDate', 'citizenNumber', 'phone', 'organization'], sort: '-createdAt' },
  // name keys come with the id, the order of pages; the birth date beside the pinyin finds duplicates
  indexes: [
    ['nameKey', 'id'],
    ['pinyin', 'id'],
    ['initials', 'id'],
    ['otherPinyin', 'id'],
    ['otherInitials', 'id'],
    ['pinyin', 'birthDate'],
  ],
  surfaces: [],
})

/** A further identifier of a resident: health card, passport, record number. `issuer` where values are unique only within one. */
export const identifier = defineResource('patients.identifier', {
  fields: {
    patient: field.patient(),
    kind: field.oneOf(furtherKinds as [string, ...string[]]),
    issuer: field.identifier({ max: 64, optional: true }),
    value: field.secret({ mask: 'identifier' }),
  },
  access: { read: 'patients:patient:read' },
  surfaces: [],
})

/** Somebody was at the desk of an institution (`organization`): from then on it sees the resident, wherever they live. */
export const attendance = defineResource('patients.attendance', {
  fields: { patient: field.patient() },
  access: { read: 'patients:patient:read' },
  unique: [['patient', 'organization']],
  surfaces: [],
  history: false,
})

export type Patient = Row<typeof patient>
export type PatientIdentifier = Row<typeof identifier>
