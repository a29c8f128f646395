import type { StaffKey } from '../../testing/people/staff.ts'

/** How the link to a report is given: with the end of which number as its code, for how many days. */
export interface ImagingLinkDraft {
  readonly code: 'none' | 'identifier' | 'phone'
  readonly days?: number
}

export interface ImagingLink {
  readonly id: string
  readonly token: string
}

/** What somebody who is not signed in gets to see through a link. */
export interface ImagingSharedView {
  readonly state: 'published' | 'amended' | 'retracted'
  readonly patientName: string
  readonly impression: string
  readonly images: number
  /** Addresses whose answers a device may keep, or a search engine find: there should be none. */
  readonly kept: readonly string[]
  /** Words of the images that say whose they are: there should be none. */
  readonly named: readonly string[]
}

/** The resident's copy (云胶片): a link to report and images. */
export interface ImagingShareDriver {
  issueLink(by: StaffKey, report: string, draft: ImagingLinkDraft): Promise<ImagingLink>
  /** State and uses of the links of a report, the newest first. */
  linksOf(by: StaffKey, report: string): Promise<readonly { readonly state: string; readonly uses: number }[]>
  /** The access log of a link: what happened, the newest first, with the network it came from. */
  accessesOf(
    by: StaffKey,
    report: string,
    link: string,
  ): Promise<readonly { readonly event: string; readonly network: string }[]>
  withdrawLink(by: StaffKey, report: string, link: string, reason: string): Promise<void>
  /** The paper with the link's code on it. */
  printWithLink(by: StaffKey, report: string, token: string): Promise<number>
  /** Somebody opens a link on their phone; what is kept of it is a pass. */
  openLink(token: string, code?: string): Promise<string>
  seeShared(pass: string): Promise<ImagingSharedView>
  /** With the pass of one link, the first image of another request. */
  seeImageOfAnother(pass: string, request: string): Promise<void>
  /** The end of a number of a resident, as they know it themselves. */
  endOfNumber(patient: string, of: 'identifier' | 'phone'): Promise<string>
}
