import { defineCodes } from '../../resource/fields/index.ts'

/** How somebody was told. */
export const CallChannel = defineCodes({
  system: 'urn:ygt:critical-value-channel',
  labels: 'critical-values.channel',
  values: ['phone', 'in-person', 'system'],
})

/**
 * What came of an attempt to tell somebody. The first three are those of a call-back record (OpenELIS Global, PR 4007);
 * `SENT` is a message of the system, which proves nothing yet, `NOBODY` a rung of the ladder on which nobody stands.
 */
export const CallOutcome = defineCodes({
  system: 'urn:ygt:critical-value-call-outcome',
  labels: 'critical-values.outcome',
  values: ['CONFIRMED', 'REACHED_NO_READBACK', 'UNABLE_TO_REACH', 'SENT', 'NOBODY'],
})

/** Rungs of the ladder: the doctor who asked, those on duty, the head of their department, 医务科. */
export const Rung = defineCodes({
  system: 'urn:ygt:critical-value-rung',
  labels: 'critical-values.rung',
  values: ['requester', 'duty', 'lead', 'oversight'],
})

export type RungName = (typeof Rung)['values'][number]
