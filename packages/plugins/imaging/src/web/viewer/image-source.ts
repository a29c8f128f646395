/** What the viewer shows. Addresses answer one instance as `application/dicom`, the session's cookie lets them in. */
export type ImageSource = { series: readonly ImageSeries[] }

export type ImageSeries = {
  uid: string
  /** DICOM modality code: CT, MR, DX, US … */
  modality: string
  description?: string
  /** As the device wrote it: CHEST, HEAD … */
  bodyPart?: string
  /** In the order in which they are scrolled. */
  instances: readonly ImageInstance[]
  /** A small picture made by the server; without it the viewer makes one from the middle instance. */
  thumbnailUrl?: string
}

export type ImageInstance = { uid: string; frames: number; url: string }

/** Whose images these are: always on the screen, already formatted for the reader. */
export type ViewerIdentity = {
  patientName: string
  patientId: string
  sex?: string
  age?: string
  studyDate?: string
  studyDescription?: string
  accessionNumber?: string
  institution?: string
}

/** One study on the screen: what it holds, whose it is, and what it is called where several are shown. */
export type ShownStudy = { id: string; source: ImageSource; identity: ViewerIdentity; prior: boolean }

/** An earlier study that can be hung beside. */
export type PriorChoice = { id: string; label: string }

/** One picture of a stack and where it comes from; frames count from 1. */
export type StackImage = { imageId: string; seriesUid: string; instanceUid: string; frame: number }

/** The pictures of a series in scrolling order: one for each frame. */
export function stackOf({ uid, instances }: ImageSeries): StackImage[] {
  return instances.flatMap(({ uid: instanceUid, frames, url }) =>
    Array.from({ length: Math.max(1, frames) }, (_, index) => ({
      imageId: frames > 1 ? `wadouri:${url}${url.includes('?') ? '&' : '?'}frame=${index + 1}` : `wadouri:${url}`,
      seriesUid: uid,
      instanceUid,
      frame: index + 1,
    })),
  )
}
