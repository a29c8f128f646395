import type { StaffKey } from '../../testing/people/staff.ts'

/** What is known of the quality of the images of a request, a line for each study that arrived for it. */
export interface ImagingQuality {
  readonly study: string
  readonly grade: 'A' | 'B' | 'C' | 'reject' | null
  /** Serious findings of the automatic checks, in the plugin's own words. */
  readonly serious: readonly string[]
  readonly rejected: boolean
  /** Study that was taken instead, and the one that this replaces. */
  readonly replacedBy: string | null
  readonly replaces: string | null
}

export interface ImagingGrading {
  readonly grade: 'A' | 'B' | 'C' | 'reject'
  /** `motion`, `positioning` … */
  readonly reasons?: readonly string[]
  readonly note?: string
}

/** Figures of an institution in a period. Shares are from 0 to 1, times in minutes, `null` where there is nothing to count. */
export interface ImagingFigures {
  readonly institution: string
  readonly requested: number
  readonly reported: number
  readonly positiveShare: number | null
  readonly medianTurnaround: number | null
  readonly inTimeShare: number | null
  readonly rejectedImages: number
}

export type ImagingCounted = 'requested' | 'reported' | 'positive' | 'rejected-images'

/** What people do about image quality and statistics. */
export interface ImagingQualityDriver {
  /** The device sends a series from whose middle a slice is missing. */
  incompleteImagesArrive(request: {
    readonly id: string
    readonly patient: string
    readonly accessionNumber: string
  }): Promise<void>
  /** The images are taken again: another study for the same request. */
  retakeArrives(request: {
    readonly id: string
    readonly patient: string
    readonly accessionNumber: string
  }): Promise<void>
  /** The oldest first. */
  imageQuality(by: StaffKey, request: string): Promise<readonly ImagingQuality[]>
  gradeImages(by: StaffKey, study: string, grading: ImagingGrading): Promise<void>
  /** Draws some studies of each institution of a month at random; the same seed draws the same. */
  drawSample(by: StaffKey, month: string, seed: string): Promise<readonly string[]>
  gradeAgain(by: StaffKey, study: string, grading: ImagingGrading): Promise<void>
  /** Figures by institution, from one day to another. */
  statistics(by: StaffKey, from: string, to: string): Promise<readonly ImagingFigures[]>
  /** Accession numbers of what a figure of an institution counts. */
  counted(by: StaffKey, what: ImagingCounted, institution: string): Promise<readonly string[]>
  exportStatistics(by: StaffKey, from: string, to: string): Promise<{ readonly type: string; readonly text: string }>
}
