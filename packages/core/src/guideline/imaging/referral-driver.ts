import type { StaffKey } from '../../testing/people/staff.ts'
import type { ImagingDraft, ImagingReport, ImagingRequest } from './driver.ts'

/** A case that a reader could not decide, and how far it has come. */
export interface ImagingCase {
  readonly id: string
  readonly request: string
  readonly state: 'sent' | 'accepted' | 'answered' | 'closed' | 'declined' | 'taken-over' | 'recalled' | 'other'
  readonly question: string
  /** What the sender had written when they sent it. */
  readonly impression: string
  /** What the examination is to answer, from the request. */
  readonly purpose: string
  readonly opinion: string | null
  readonly reason: string | null
  /** Account of whoever answered it or took it over. */
  readonly expert: string | null
}

/** A result beside a request form. */
export interface ImagingRecognisable {
  readonly report: string
  readonly request: string
  readonly mark: string
}

/** A decision about such a result. */
export interface ImagingRecognition {
  readonly outcome: 'recognised' | 'repeated' | 'unanswered'
  readonly report: string
  readonly reason: string | null
  /** In yuan. */
  readonly saved: number | null
  /** Retracted or amended since. */
  readonly since: string | null
}

/** What people of function 1 do with difficult cases (疑难病例上送) and with results of others (结果互认). */
export interface ImagingReferralDriver {
  /** Asks for an examination that is read where it was asked for. */
  requestReadHere(by: StaffKey, draft: ImagingDraft): Promise<ImagingRequest>
  /** Sends a claimed examination up to the centre of the lead hospital. */
  sendUp(by: StaffKey, request: string, question: string): Promise<ImagingCase>
  readCase(by: StaffKey, id: string): Promise<ImagingCase>
  /** Ids of the cases that this person gets to see. */
  casesOf(by: StaffKey): Promise<readonly string[]>
  acceptCase(by: StaffKey, id: string): Promise<ImagingCase>
  answerCase(by: StaffKey, id: string, opinion: string): Promise<ImagingCase>
  declineCase(by: StaffKey, id: string, reason: string): Promise<ImagingCase>
  takeOverCase(by: StaffKey, id: string): Promise<ImagingCase>
  recallCase(by: StaffKey, id: string, reason: string): Promise<ImagingCase>
  /** The resident comes to somebody's institution and is found by their citizen number. */
  attend(by: StaffKey, citizenNumber: string): Promise<void>
  /** Results that serve instead of what is about to be asked for. */
  recognisable(by: StaffKey, draft: ImagingDraft): Promise<readonly ImagingRecognisable[]>
  /** Opens a result that was shown: its report. */
  openResult(by: StaffKey, report: string): Promise<Pick<ImagingReport, 'findings' | 'impression'>>
  recognise(by: StaffKey, draft: ImagingDraft, report: string): Promise<ImagingRecognition>
  /** Asks all the same, with one of the reasons of the rules and what the resident was told. */
  requestAgain(by: StaffKey, draft: ImagingDraft, explanation: string): Promise<ImagingRequest>
  recognitionsOf(by: StaffKey): Promise<readonly ImagingRecognition[]>
  /** Share of recognisable results that were recognised, and what was saved in yuan, of somebody's institution. */
  recognitionFigures(by: StaffKey): Promise<{ readonly rate: number | null; readonly saved: number | null }>
}
