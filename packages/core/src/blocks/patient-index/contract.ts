import { z } from 'zod'
import { defineContract, operation } from '../../contract/define-contract.ts'
import { defineEvent } from '../../events/define-event.ts'

/** GB/T 2261.1 by FHIR's words: 1 male, 2 female, 0 unknown, 9 other. */
export const sexes = ['male', 'female', 'unknown', 'other'] as const

/** What other functions may know of a resident without asking for more; numbers are masked. */
export const patientCard = z.object({
  id: z.string(),
  name: z.string(),
  sex: z.enum(sexes),
  birthDate: z.string(),
  citizenNumber: z.string().nullable(),
  phone: z.string().nullable(),
  /** Institution of residence. */
  organization: z.string(),
  allergies: z.string().nullable(),
  alerts: z.array(z.string()),
})

export type PatientCard = z.output<typeof patientCard>

export const PatientRegistered = defineEvent(
  'patients.patient-registered',
  z.object({ patient: z.string(), organization: z.string() }),
)
export const PatientChanged = defineEvent('patients.patient-changed', z.object({ patient: z.string() }))

/** One resident, many identifiers (统一患者主索引). Reads are the caller's looks and audited as such by the provider. */
export const PatientIndex = defineContract('patients', {
  version: 1,
  operations: {
    /** The card, or `null` when there is no such resident. Any function that holds a reference to the resident may ask. */
    card: operation(z.object({ patient: z.string() }), patientCard.nullable()),
    /** May the caller see the resident: by where they live, or because they attended? For what is shown of other institutions. */
    inReach: operation(z.object({ patient: z.string() }), z.object({ inReach: z.boolean() })),
    cards: operation(z.object({ patients: z.array(z.string()).max(500) }), z.array(patientCard)),
    /**
     * The last four characters of the identity number (or of another identifier where there is none) or of the telephone number on
     * file, for a code that the resident knows; `null` without one. Never shown to whoever asks.
     */
    lastFour: operation(
      z.object({ patient: z.string(), of: z.enum(['identifier', 'phone']) }),
      z.object({ lastFour: z.string().nullable() }),
    ),
    /** Exact look-up across the county: citizen number, card, record number. */
    findByIdentifier: operation(z.object({ kind: z.string(), value: z.string() }), z.array(patientCard)),
    /**
     * Residents of each number of a list, in its order: citizen number, index number (the id), or another whole identifier; `[]`
     * for a number that nobody has. A person who asks attends to those found from then on, as with a single look-up.
     */
    findByNumbers: operation(
      z.object({ numbers: z.array(z.string().max(64)).max(200) }),
      z.array(z.object({ number: z.string(), patients: z.array(patientCard) })),
    ),
  },
  events: [PatientRegistered, PatientChanged],
})
