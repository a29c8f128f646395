import type { StaffKey } from '../../testing/people/staff.ts'
import type { ImagingReport, ImagingText } from './driver.ts'

/** A signature as whoever reads the report finds it. */
export interface ImagingSignature {
  /** Account of the signer. */
  readonly signer: string
  readonly valid: boolean
}

/** A second reading; the first text is `null` while it is closed to whoever looks. */
export interface ImagingSecondReading {
  readonly id: string
  readonly state: string
  readonly firstFindings: string | null
  readonly grade: string | null
}

/** What people of function 1 do to answer for a report: sign it electronically, and read it twice. */
export interface ImagingAgreementDriver {
  /** Gets a certificate and a PIN of one's own from the county's certificate service. */
  getCertificate(by: StaffKey): Promise<void>
  signElectronically(by: StaffKey, report: string): Promise<ImagingReport>
  publishElectronically(by: StaffKey, report: string): Promise<ImagingReport>
  /** Signs the draft as it is, then changes it, and submits the signature for the changed one. */
  signThenChange(by: StaffKey, report: string, text: ImagingText): Promise<ImagingReport>
  signaturesOf(by: StaffKey, report: string): Promise<readonly ImagingSignature[]>
  sendToSecondReader(by: StaffKey, report: string): Promise<ImagingSecondReading>
  claimSecondReading(by: StaffKey, reading: string): Promise<ImagingSecondReading>
  giveSecondReading(by: StaffKey, reading: string, text: ImagingText): Promise<ImagingSecondReading>
  gradeSecondReading(
    by: StaffKey,
    reading: string,
    grade: '1' | '2a' | '2b' | '3a' | '3b',
    comment: string,
  ): Promise<ImagingSecondReading>
  answerSecondReading(by: StaffKey, reading: string, answer: string): Promise<ImagingSecondReading>
  settleReadings(
    by: StaffKey,
    reading: string,
    decision: 'first-stands' | 'amend',
    reason: string,
  ): Promise<ImagingSecondReading>
}
