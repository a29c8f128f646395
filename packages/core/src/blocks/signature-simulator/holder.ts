import { defineResource, type Row } from '../../resource/define-resource.ts'
import { field } from '../../resource/fields/index.ts'

/** Whoever has a certificate of the simulator. The key is no column: it lies sealed with the PIN where the simulator keeps its files. */
export const holder = defineResource('signature-simulator.holder', {
  fields: {
    practitioner: field.practitioner(),
    name: field.text({ max: 100 }),
    serial: field.identifier({ max: 64 }),
    /** DER in base64. */
    certificate: field.multiline({ max: 40_000 }),
    notAfter: field.instant(),
    /** Wrong PINs in a row. */
    failures: field.integer({ min: 0, max: 1000 }),
    lockedAt: field.instant({ optional: true }),
  },
  access: { read: 'signature-simulator:holder:manage' },
  unique: [['practitioner'], ['serial']],
  surfaces: [],
})

export type Holder = Row<typeof holder>

/** A certificate that the simulator took back; it stays on its revocation list. */
export const revocation = defineResource('signature-simulator.revocation', {
  fields: {
    practitioner: field.practitioner(),
    serial: field.identifier({ max: 64 }),
    revokedAt: field.instant(),
    reason: field.text({ max: 500 }),
  },
  access: { read: 'signature-simulator:holder:manage' },
  unique: [['serial']],
  surfaces: [],
})
