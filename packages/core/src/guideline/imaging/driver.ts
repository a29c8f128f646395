import type { StaffKey } from '../../testing/people/staff.ts'
import type { ImagingAcquisitionDriver } from './acquisition-driver.ts'
import type { ImagingAgreementDriver } from './agreement-driver.ts'
import type { ImagingCheckupDriver } from './checkup-driver.ts'
import type { ImagingOutsideDriver } from './outside-driver.ts'
import type { ImagingQualityDriver } from './quality-driver.ts'
import type { ImagingReferralDriver } from './referral-driver.ts'
import type { ImagingRosterDriver } from './roster-driver.ts'
import type { ImagingShareDriver } from './share-driver.ts'

/** What a township asks for. `patient` is the id of a resident of the cast. */
export interface ImagingDraft {
  readonly patient: string
  readonly modality: 'CT' | 'DR' | 'MR' | 'US'
  readonly bodySite: string
  readonly display: string
  readonly purpose: string
  readonly priority?: 'routine' | 'urgent' | 'stat'
}

export interface ImagingRequest {
  readonly id: string
  readonly accessionNumber: string
  readonly patient: string
  /** `active` until the report is published, then `completed`; `revoked` when it was taken back. */
  readonly state: 'active' | 'completed' | 'revoked' | 'other'
}

/** A line of the reading list. */
export interface ImagingTask {
  readonly request: string
  readonly patient: string
  readonly state: 'requested' | 'ready' | 'in-progress' | 'completed' | 'other'
  readonly priority: 'routine' | 'urgent' | 'stat'
  /** Account of whoever has claimed it. */
  readonly owner: string | null
  /** Account of the reader it was allocated to. */
  readonly allocatedTo: string | null
}

export interface ImagingText {
  readonly findings: string
  readonly impression: string
}

/** One version of a report. */
export interface ImagingReport extends ImagingText {
  readonly id: string
  readonly request: string
  readonly patient: string
  readonly state: 'draft' | 'signed' | 'published' | 'amended' | 'retracted' | 'other'
  /** 1 for the first version. */
  readonly revision: number
  /** True when a newer version has replaced it. */
  readonly superseded: boolean
}

/** A text that is used again: filled in by the reader, kept by whoever is in charge. */
export interface ImagingTemplate extends ImagingText {
  readonly name: string
}

/** A template with fields, in one of its versions. */
export interface ImagingStructure {
  readonly id: string
  readonly revision: number
}

/** What was found that cannot wait, and how far its closed loop has come. */
export interface ImagingCriticalValue {
  readonly id: string
  readonly request: string
  readonly patient: string
  readonly finding: string
  readonly state: 'raised' | 'told' | 'acknowledged' | 'acted-upon' | 'noted' | 'closed' | 'withdrawn' | 'other'
  readonly readBack: string | null
  /** Account of each person whom the system has told, in order. */
  readonly told: readonly string[]
}

/** One line of the count of critical values. */
export interface ImagingCriticalRate {
  readonly organization: string
  readonly raised: number
  readonly notifiedInTime: number
  readonly acknowledgedInTime: number
}

/** What somebody measures on an image of a request. Lengths are in millimetres, densities in Hounsfield units, as UCUM writes them. */
export interface ImagingMeasuring {
  readonly kind: 'length' | 'density'
  readonly value: number
  readonly unit: string
  /** Another request, on an image of which it is said to be. */
  readonly on?: string
  /** At a place where the image is not. */
  readonly outside?: boolean
}

export interface ImagingMeasurement {
  readonly id: string
  readonly kind: 'length' | 'density' | 'other'
  readonly value: number
  readonly unit: string
  /** Name of whoever measured. */
  readonly author: string
  readonly removed: boolean
  readonly reason: string | null
}

/** What a reader gets to see on a phone. */
export interface ImagingPhoneView {
  /** The request stands in the reading list. */
  readonly listed: boolean
  readonly images: number
  /** Addresses of images and previews whose answers a device may keep: there should be none. */
  readonly kept: readonly string[]
}

export interface ImagingWork {
  readonly kind: string
  readonly patient: string | null
  readonly urgency: string
}

/**
 * What people of function 1 (医学影像诊断资源共享中心) do, in their words. Each verb is done by somebody of the cast, signed
 * in, over HTTP; a refusal is thrown as `Refused` with the problem in it. A plugin implements this in
 * `src/conformance.ts` and is held to core's scenarios by it.
 */
export interface ImagingDriver
  extends ImagingRosterDriver,
    ImagingQualityDriver,
    ImagingReferralDriver,
    ImagingOutsideDriver,
    ImagingCheckupDriver,
    ImagingAgreementDriver,
    ImagingAcquisitionDriver,
    ImagingShareDriver {
  requestExamination(by: StaffKey, draft: ImagingDraft): Promise<ImagingRequest>
  revokeRequest(by: StaffKey, request: string, reason: string): Promise<ImagingRequest>
  readRequest(by: StaffKey, request: string): Promise<ImagingRequest>
  /** The technologist's device sends a small study with the accession number of the request. */
  imagesArrive(request: ImagingRequest): Promise<void>
  /** How many images of the request somebody gets to see. */
  viewImages(by: StaffKey, request: string): Promise<number>
  readingList(by: StaffKey): Promise<readonly ImagingTask[]>
  claim(by: StaffKey, request: string): Promise<ImagingTask>
  handBack(by: StaffKey, request: string): Promise<ImagingTask>
  writeReport(by: StaffKey, request: string, text: ImagingText): Promise<ImagingReport>
  sign(by: StaffKey, report: string): Promise<ImagingReport>
  sendBack(by: StaffKey, report: string, reason: string): Promise<ImagingReport>
  reviewAndPublish(by: StaffKey, report: string): Promise<ImagingReport>
  /** Begins a new version of a published report; it is signed and published like the first. */
  amend(by: StaffKey, report: string, amendment: ImagingText & { readonly reason: string }): Promise<ImagingReport>
  read(by: StaffKey, report: string): Promise<ImagingReport>
  /** Every version of a request's report that this person may read. */
  reportsOf(by: StaffKey, request: string): Promise<readonly ImagingReport[]>
  searchReports(by: StaffKey, text: string): Promise<readonly ImagingReport[]>
  printReport(by: StaffKey, report: string): Promise<{ readonly type: string; readonly bytes: Uint8Array }>
  measure(by: StaffKey, request: string, measuring: ImagingMeasuring): Promise<ImagingMeasurement>
  /** Everything that was measured on images of the request, the oldest first, with what was removed. */
  measurements(by: StaffKey, request: string): Promise<readonly ImagingMeasurement[]>
  removeMeasurement(by: StaffKey, measurement: string, reason: string): Promise<void>
  /** Signs in on a phone and looks at list and images; the session is used by the verbs below. */
  viewOnPhone(by: StaffKey, request: string): Promise<ImagingPhoneView>
  /** Goes on in the session of the phone: claims, writes and signs. */
  reportOnPhone(by: StaffKey, request: string, text: ImagingText): Promise<ImagingReport>
  /** Asks for the reading list in the session of the phone. */
  listOnPhone(by: StaffKey): Promise<readonly ImagingTask[]>
  signOutOnPhone(by: StaffKey): Promise<void>
  /** Asks for the images of a request from a device on which nobody is signed in. */
  viewFromUnknownDevice(request: string): Promise<void>
  keepTemplate(by: StaffKey, template: ImagingTemplate): Promise<ImagingTemplate>
  templates(by: StaffKey): Promise<readonly ImagingTemplate[]>
  /** Keeps a template with a yes-or-no field and a size in mm, at most `largest`; gives its name for `fillIn`. */
  keepStructuredTemplate(by: StaffKey, name: string, largest: number): Promise<ImagingStructure>
  /** Fills the fields of a template into a claimed examination; the text is what they write. */
  fillIn(by: StaffKey, request: string, structure: ImagingStructure, size: number | null): Promise<ImagingReport>
  /** What was filled in, as whoever reads the report finds it: `null` when nothing was found. */
  filledIn(by: StaffKey, report: string): Promise<{ readonly revision: number; readonly size: number | null } | null>
  /** Signs although the check warns, for a reason. */
  signAnyway(by: StaffKey, report: string, reason: string): Promise<ImagingReport>
  retract(by: StaffKey, report: string, reason: string): Promise<ImagingReport>
  /** Kinds of what rang somebody's bell, the newest first. */
  bellOf(by: StaffKey): Promise<readonly string[]>
  /** Names a finding of the county's catalogue by its Chinese words; it is told at once. */
  raiseCriticalValue(by: StaffKey, request: string, finding: string): Promise<ImagingCriticalValue>
  readCriticalValue(by: StaffKey, value: string): Promise<ImagingCriticalValue>
  /** Every critical value that this person gets to see. */
  criticalValues(by: StaffKey): Promise<readonly ImagingCriticalValue[]>
  /** Acknowledges by repeating what was told. */
  readBackCriticalValue(by: StaffKey, value: string, words: string): Promise<ImagingCriticalValue>
  actUponCriticalValue(by: StaffKey, value: string, action: string): Promise<ImagingCriticalValue>
  /** Writes it into the record and closes it. */
  closeCriticalValue(by: StaffKey, value: string, note: string): Promise<ImagingCriticalValue>
  withdrawCriticalValue(by: StaffKey, value: string, reason: string): Promise<ImagingCriticalValue>
  /** Says why what the report names is no critical value. */
  dismissCriticalFinding(by: StaffKey, request: string, finding: string, reason: string): Promise<void>
  criticalValueRates(by: StaffKey, month: string): Promise<readonly ImagingCriticalRate[]>
  workOf(by: StaffKey): Promise<readonly ImagingWork[]>
}
