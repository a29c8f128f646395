import { defineSlot } from './web-plugin.ts'

/** Sections of a resident's record (患者全景), one after the other. */
export const PatientRecord = defineSlot<{ readonly patient: string }>('core.patient-record')

/** Cards on top of 我的工作: figures of a function at a glance. */
export const WorkSummary = defineSlot<Record<never, never>>('core.work-summary')

/** Results of the search over everything, by what was typed. */
export const SearchResults = defineSlot<{ readonly text: string; readonly done: () => void }>('core.search-results')

/**
 * Under a report that is shown to somebody who holds a link: what it was made from. There is no session there: reads go with the pass.
 * A contribution shows itself for its own category only.
 */
export const SharedResult = defineSlot<{
  readonly pass: string
  readonly category: string
  /** Name (masked), sex and age. */
  readonly who: string
  readonly examination: string
}>('core.shared-result')

/** A second reading (双阅片) as the centre of its category shows it; each centre shows its own. */
export const SecondReading = defineSlot<{ readonly category: string; readonly reading: string }>('core.second-reading')

export const shellSlots = [PatientRecord, WorkSummary, SearchResults, SharedResult, SecondReading]
