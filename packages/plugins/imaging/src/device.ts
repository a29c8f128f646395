import { defineResource, field, type Row } from '@ygt/core'

/** An AE title: up to 16 printable characters, no backslash (PS3.5 section 6.2). */
export const aeTitlePattern = /^(?=.*\S)[\x20-\x5b\x5d-\x7e]{1,16}$/

/** What a device may search and fetch: nothing, what its own institution sent, or everything of the county. */
export const deviceReaches = ['none', 'institution', 'county'] as const

/** Character sets that a device may be set to: what it writes without saying so, and what it is answered in. */
export const deviceCharacterSets = ['utf-8', 'gb18030'] as const

/** A modality or workstation that may talk DICOM to the county (DICOM application entity). */
export const device = defineResource('imaging.device', {
  fields: {
    aeTitle: field.identifier({ max: 16, pattern: aeTitlePattern }),
    name: field.text({ max: 100 }),
    /** Institution at which it stands: what it sends belongs there. */
    institution: field.organization(),
    /** Narrows its worklist to one modality (CT, MR, DX …). */
    modality: field.identifier({ max: 16, pattern: /^[A-Z0-9]{2,16}$/, optional: true }),
    /** Where it listens, for sending images to it and for storage commitment. */
    host: field.text({ max: 255, optional: true }),
    port: field.integer({ min: 1, max: 65_535, optional: true }),
    /** Text that it writes without declaring a character set, and text that it is answered. */
    characterSet: field.oneOf(deviceCharacterSets),
    reach: field.oneOf(deviceReaches),
    active: field.boolean(),
  },
  access: { read: 'imaging:device:manage', create: 'imaging:device:manage', update: 'imaging:device:manage' },
  unique: [['aeTitle']],
  list: {
    columns: ['aeTitle', 'name', 'institution', 'modality', 'host', 'port', 'reach', 'active'],
    filters: ['institution', 'active', 'aeTitle'],
    sort: '-createdAt',
    search: ['aeTitle'],
  },
  surfaces: ['rest', 'list', 'form'],
})

/** Somebody unknown who tried to connect and was refused: waits until county IT admits or dismisses them. */
export const caller = defineResource('imaging.caller', {
  fields: {
    aeTitle: field.text({ max: 16 }),
    address: field.text({ max: 64 }),
    calledAeTitle: field.text({ max: 16 }),
    lastAt: field.instant(),
    attempts: field.integer(),
  },
  access: { read: 'imaging:device:manage' },
  unique: [['aeTitle', 'address']],
  indexes: [['lastAt']],
  surfaces: [],
  history: false,
})

export type Device = Row<typeof device>
export type Caller = Row<typeof caller>
