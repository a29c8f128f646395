/**
 * What an instance of a storage SOP class must bring besides its identity (PS3.4 table B.5-1 with the modules of PS3.3).
 * An archive refuses an instance without it: a device that sends an image without pixels sent a broken file.
 */
export type ContentKind = 'pixel-data' | 'waveform-data' | 'encapsulated-document'

/** Tags of which at least one carries the content. */
export const CONTENT_TAGS: Record<ContentKind, readonly string[]> = {
  'pixel-data': ['7FE00010', '7FE00008', '7FE00009', '00287FE0'],
  'waveform-data': ['54000100'],
  'encapsulated-document': ['00420011'],
}

/** The content that a SOP class requires, or undefined where there is none to check (reports, presentation states, plans). */
export function requiredContent(sopClassUid: string): ContentKind | undefined {
  if (!sopClassUid.startsWith(STORAGE)) return undefined
  const suffix = sopClassUid.slice(STORAGE.length)
  return RULES.find(([pattern]) => pattern.test(suffix))?.[1]
}

/** Media Storage Directory Storage: a DICOMDIR, an index of a disc and not an instance (PS3.3 annex F). */
export const MEDIA_DIRECTORY = '1.2.840.10008.1.3.10'

const STORAGE = '1.2.840.10008.5.1.4.1.1.'

const RULES: readonly (readonly [RegExp, ContentKind])[] = [
  [/^1(\.[1-3](\.1)?)?$/, 'pixel-data'], // CR, DX, mammography, intra-oral
  [/^2(\.[12])?$/, 'pixel-data'], // CT
  [/^3(\.1)?$/, 'pixel-data'], // ultrasound multi-frame
  [/^4(\.[134])?$/, 'pixel-data'], // MR, without spectroscopy
  [/^(5|20)$/, 'pixel-data'], // nuclear medicine
  [/^6(\.[123])?$/, 'pixel-data'], // ultrasound
  [/^7(\.[1-4])?$/, 'pixel-data'], // secondary capture
  [/^9(\.\d+)*$/, 'waveform-data'], // ECG, haemodynamic, audio
  [/^12\.[123](\.1)?$/, 'pixel-data'], // XA, XRF
  [/^13\.1\.\d$/, 'pixel-data'], // 3D X-ray, breast tomosynthesis
  [/^14\.[12]$/, 'pixel-data'], // intravascular OCT
  [/^30$/, 'pixel-data'], // parametric map
  [/^66\.[47]$/, 'pixel-data'], // segmentation, label map
  [/^77\.1\.(?!5\.3$)[1-9](\.\d)?$/, 'pixel-data'], // visible light, ophthalmic, slide microscopy; not the stereometric relationship
  [/^104\.\d$/, 'encapsulated-document'],
  [/^128(\.1)?$|^130$/, 'pixel-data'], // PET
  [/^481\.1$/, 'pixel-data'], // RT image
]
