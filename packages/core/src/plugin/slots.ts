import { defineSlot } from './web-plugin.ts'

/** Sections of a resident's record (患者全景), one after the other. */
export const PatientRecord = defineSlot<{ readonly patient: string }>('core.patient-record')

/** Cards on top of 我的工作: figures of a function at a glance. */
export const WorkSummary = defineSlot<Record<never, never>>('core.work-summary')

/** Results of the search over everything, by what was typed. */
export const SearchResults = defineSlot<{ readonly text: string; readonly done: () => void }>('core.search-results')

export const shellSlots = [PatientRecord, WorkSummary, SearchResults]
