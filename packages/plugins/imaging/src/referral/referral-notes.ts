import type { Keepable } from './header-rules.ts'

/** An image of a case that goes outside the county. */
export interface ReferredImage {
  readonly blob: string
  readonly sopInstanceUid: string
  readonly sopClassUid: string | null
  readonly size: number
  readonly seriesInstanceUid: string
  readonly modality: string | null
  readonly bodyPartExamined: string | null
  readonly studyInstanceUid: string
  readonly studyDate: string | null
}

export interface ReferralNote {
  readonly label: string
  readonly warning: boolean
  readonly count?: number
}

/** Names are drawn into the pixels of these: ultrasound, endoscopy and photographs, screen captures and scanned paper. */
const drawnInto = new Set(['US', 'IVUS', 'ES', 'XC', 'GM', 'OT', 'SC'])
const secondaryCapture = '1.2.840.10008.5.1.4.1.1.7'

/** What whoever sends should know of the images: what is taken out, what stays, and what a program cannot take out. */
export function referralNotes(
  images: readonly ReferredImage[],
  { keep, leftOut }: { readonly keep: ReadonlySet<Keepable>; readonly leftOut: number },
): ReferralNote[] {
  const drawn = images.filter(
    ({ modality, sopClassUid }) => drawnInto.has(modality ?? '') || (sopClassUid ?? '').startsWith(secondaryCapture),
  ).length
  return [
    ...(drawn > 0 ? [{ label: 'imaging.referral.burned-in', warning: true, count: drawn }] : []),
    ...(leftOut > 0 ? [{ label: 'imaging.referral.left-out', warning: true, count: leftOut }] : []),
    { label: 'imaging.referral.removed', warning: false },
    ...[...keep].toSorted().map((one) => ({ label: `imaging.referral.keeps.${one}`, warning: false })),
    { label: 'imaging.referral.uids', warning: false },
  ]
}
