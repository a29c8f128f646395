import type { StaffKey } from '../../testing/people/staff.ts'
import type { ImagingRequest } from './driver.ts'

/** A chest X-ray for many people on one occasion. `people` are lines as a registrar pastes them. */
export interface ImagingCheckupDraft {
  readonly name: string
  readonly people: readonly string[]
}

/** How many people of a check-up are that far. */
export interface ImagingCheckupProgress {
  readonly people: number
  readonly asked: number
  readonly ready: number
  readonly signed: number
  readonly published: number
  readonly abnormal: number
}

/** What people of function 1 do in a check-up of many (体检). */
export interface ImagingCheckupDriver {
  /** Id of the series. */
  askCheckup(by: StaffKey, draft: ImagingCheckupDraft): Promise<string>
  checkupProgress(by: StaffKey, series: string): Promise<ImagingCheckupProgress>
  /** The requests of a series, in the order of its list. */
  checkupRequests(by: StaffKey, series: string): Promise<readonly ImagingRequest[]>
  /** Opens every image of a request, as the viewer does. */
  openImages(by: StaffKey, request: string): Promise<void>
  /** Claims the tasks of these requests at once; how many were claimed. */
  claimCheckup(by: StaffKey, series: string, requests: readonly string[]): Promise<number>
  /** Signs the normal template of this name for all of them. */
  signNormal(by: StaffKey, series: string, requests: readonly string[], template: string): Promise<number>
  publishCheckup(by: StaffKey, series: string, requests: readonly string[]): Promise<number>
  /** Writes a report with a finding and signs it, like any other. */
  signAbnormal(by: StaffKey, request: string, finding: string): Promise<void>
  /** Names of those with a finding, from the list that is handed out. */
  abnormalOf(by: StaffKey, series: string): Promise<readonly string[]>
}
