import type { StaffKey } from '../../testing/people/staff.ts'

/** A shift of reading at the centre, in ISO instants. */
export interface ImagingShift {
  readonly reader: StaffKey
  readonly from: string
  readonly to: string
  /** At home, asked when nobody is there. */
  readonly onCall?: boolean
}

/** What people of function 1 do with rosters, and what allocation makes of them. */
export interface ImagingRosterDriver {
  /** Ids of the shifts, in order. */
  planReading(by: StaffKey, shifts: readonly ImagingShift[]): Promise<readonly string[]>
  /** Accounts of those who have to read at an instant, those on site first. */
  onReadingDuty(by: StaffKey, at: string): Promise<readonly string[]>
  askLeave(by: StaffKey, from: string, to: string): Promise<string>
  decideLeave(by: StaffKey, leave: string, decision: 'approve' | 'decline' | 'withdraw'): Promise<void>
  /** Offers a shift to a colleague. */
  askSwap(by: StaffKey, shift: string, colleague: StaffKey): Promise<string>
  decideSwap(
    by: StaffKey,
    swap: string,
    decision: 'accept' | 'turnDown' | 'approve' | 'decline' | 'withdraw',
  ): Promise<void>
  /** Says what a reader reads (modalities, body sites) and how much of a full load, in percent. */
  setReader(by: StaffKey, reader: StaffKey, skills: readonly string[], capacity: number): Promise<void>
  /** Gives the task of a request to a reader, against the rule. */
  assignReading(by: StaffKey, request: string, reader: StaffKey, reason: string): Promise<void>
  /** How many points each reader has open, by account. */
  readingLoad(by: StaffKey): Promise<Readonly<Record<string, number>>>
}
