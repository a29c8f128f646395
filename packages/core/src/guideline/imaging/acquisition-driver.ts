import type { StaffKey } from '../../testing/people/staff.ts'
import type { ImagingDraft, ImagingRequest } from './driver.ts'

/** An object of a request's study, as somebody gets to see it. */
export interface ImagingSeen {
  /** DICOM (0008,0060) of its series. */
  readonly modality: string
  readonly frames: number
  /** The last frame was drawn for the screen, and the file is DICOM. */
  readonly shown: boolean
}

/** What standard services answer about one study. */
export interface ImagingStandardAnswers {
  /** Study Instance UIDs that QIDO-RS finds by the accession number. */
  readonly studies: readonly string[]
  /** Patient ID that the study carries: the resident's index number. */
  readonly patientId: string
  /** SOP Instance UIDs by the metadata of WADO-RS, and by retrieving each. */
  readonly described: readonly string[]
  readonly retrieved: readonly string[]
}

/** Images of every kind, and what systems of others get of them. */
export interface ImagingAcquisitionDriver {
  /** A device of this modality sends a small study; ultrasound is a clip in colour. */
  imagesArriveFrom(request: ImagingRequest, modality: ImagingDraft['modality']): Promise<void>
  imagesSeen(by: StaffKey, request: string): Promise<readonly ImagingSeen[]>
  /** What was asked and why, as whoever reads finds it beside the images. */
  questionOf(by: StaffKey, request: string): Promise<{ readonly display: string; readonly purpose: string }>
  standardAnswers(by: StaffKey, request: ImagingRequest): Promise<ImagingStandardAnswers>
}
