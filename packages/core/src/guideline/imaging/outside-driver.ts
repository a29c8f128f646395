import type { StaffKey } from '../../testing/people/staff.ts'

/** A case that went to a hospital outside the county, as its sender sees it. */
export interface ImagingOutsideCase {
  readonly id: string
  readonly state: 'sent' | 'answered' | 'declined' | 'recalled' | 'expired' | 'closed' | 'other'
  /** How far it has come: nothing there, the request without all images, everything, or taken back there. */
  readonly delivery: 'waiting' | 'partly' | 'delivered' | 'taken-back' | 'refused' | 'other'
  readonly opinion: string | null
  /** Kinds of messages that went and came, in no order. */
  readonly log: readonly ('content' | 'image' | 'recall' | 'answer' | 'refusal')[]
}

/** What the hospital outside the county has got of a case. */
export interface ImagingOutsideHospital {
  readonly asked: boolean
  readonly takenBack: boolean
  /** Different images, and how often one arrived. */
  readonly images: number
  readonly arrivals: number
  /** Everything that it got, as text, to look for names in. */
  readonly text: string
}

/** Difficult cases that leave the county (县外上级医院), and what the hospital there does. */
export interface ImagingOutsideDriver {
  /** Whoever has claimed the examination sends it outside, with or without the resident's consent. */
  referOutside(
    by: StaffKey,
    request: string,
    asked: { question: string; consent: boolean },
  ): Promise<ImagingOutsideCase>
  readOutside(by: StaffKey, id: string): Promise<ImagingOutsideCase>
  recallOutside(by: StaffKey, id: string, reason: string): Promise<ImagingOutsideCase>
  /** What is under way goes on: a minute passes. */
  aMinutePasses(): Promise<void>
  outsideHas(by: StaffKey, id: string): Promise<ImagingOutsideHospital>
  /** An expert there writes an answer, to be fetched. */
  outsideAnswers(by: StaffKey, id: string, opinion: string): Promise<void>
  /** The hospital sends its answer by itself; `forged`: with another signature. Gives the status of the county's reply. */
  outsideSends(by: StaffKey, id: string, forged?: boolean): Promise<number>
  /** The line breaks after so many more images. */
  lineBreaks(afterImages: number): Promise<void>
  lineIsBack(): Promise<void>
}
