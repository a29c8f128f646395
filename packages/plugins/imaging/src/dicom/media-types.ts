import { type MediaType, parseMediaType, splitOutsideQuotes } from './media-type-syntax.ts'
import { EXPLICIT_VR_LITTLE_ENDIAN, transferSyntaxOf } from './transfer-syntaxes.ts'

/** One form in which a resource can be given out (PS3.18 section 8.7.3). */
export type Offer = {
  mediaType: string
  /** Whether it travels in `multipart/related`; alone otherwise. */
  multipart: boolean
  transferSyntaxUid?: string
}

/**
 * The offer that an Accept header (or `accept` query parameter) asks for, or undefined: then the answer is 406.
 * The highest quality wins, then the more specific range, then the order of the offers; no header accepts the first.
 */
export function negotiate(accept: string | undefined, offers: readonly Offer[]): Offer | undefined {
  if (accept === undefined || accept.trim() === '') return offers[0]
  const ranges = splitOutsideQuotes(accept, ',')
    .map(parseRange)
    .filter((range) => range !== undefined)
  const refused = ranges.filter(({ quality }) => quality === 0)
  const wanted = ranges
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || b.weight - a.weight)
  for (const range of wanted) {
    const rank = (offer: Offer): boolean =>
      isIn(range, offer) && !refused.some((other) => other.weight > 0 && isIn(other, offer))
    const found = offers.find(rank)
    if (found) return found
  }
  return undefined
}

/**
 * What whole instances come as. `available` are the transfer syntaxes that can be given out, the stored one first; without a wish
 * it is explicit VR little endian, the default of PS3.18 section 8.7.3.5.2, where that is among them.
 */
export function instanceOffers(available: readonly string[], { single = false }: { single?: boolean } = {}): Offer[] {
  const ordered = [...available].sort(
    (a, b) => Number(b === EXPLICIT_VR_LITTLE_ENDIAN) - Number(a === EXPLICIT_VR_LITTLE_ENDIAN),
  )
  const offers = ordered.map((transferSyntaxUid) => ({ mediaType: 'application/dicom', transferSyntaxUid }))
  const multipart = offers.map((offer) => ({ ...offer, multipart: true }))
  return single ? [...multipart, ...offers.map((offer) => ({ ...offer, multipart: false }))] : multipart
}

/** Metadata and search results: JSON, also under its plain name. */
export const metadataOffers = (): Offer[] => [
  { mediaType: 'application/dicom+json', multipart: false },
  { mediaType: 'application/json', multipart: false },
]

/** Frames as they are stored: compressed ones under the media type of their codec, native ones as octets. */
export function frameOffers(transferSyntaxUid: string, { single = false }: { single?: boolean } = {}): Offer[] {
  const mediaType = transferSyntaxOf(transferSyntaxUid)?.frameMediaType ?? 'application/octet-stream'
  const uid = mediaType === 'application/octet-stream' ? EXPLICIT_VR_LITTLE_ENDIAN : transferSyntaxUid
  const offer = { mediaType, transferSyntaxUid: uid }
  return single
    ? [
        { ...offer, multipart: true },
        { ...offer, multipart: false },
      ]
    : [{ ...offer, multipart: true }]
}

/** Bulk data as octets. */
export const bulkDataOffers = (): Offer[] =>
  [true, false].map((multipart) => ({ mediaType: 'application/octet-stream', multipart }))

/** Pictures for the eye, in the formats that can be made. */
export const renderedOffers = (mediaTypes: readonly ('image/png' | 'image/jpeg')[] = ['image/png']): Offer[] =>
  mediaTypes.map((mediaType) => ({ mediaType, multipart: false }))

/** The Content-Type of a response, or of each part of a multipart one. */
export function contentTypeOf({ mediaType, transferSyntaxUid }: Offer): string {
  return transferSyntaxUid ? `${mediaType}; transfer-syntax=${transferSyntaxUid}` : mediaType
}

/** The Content-Type of a multipart response. */
export const multipartContentType = ({ mediaType }: Offer, boundary: string): string =>
  `multipart/related; type="${mediaType}"; boundary=${boundary}`

type Range = {
  media: MediaType
  multipart: boolean
  type: string
  transferSyntax?: string
  quality: number
  weight: number
}

function parseRange(text: string): Range | undefined {
  const media = parseMediaType(text)
  if (!media) return undefined
  const { parameters } = media
  const multipart = media.type === 'multipart/related'
  const type = multipart ? (parameters.get('type')?.toLowerCase() ?? '*/*') : media.type
  const transferSyntax = parameters.get('transfer-syntax')
  const quality = parameters.has('q') ? Number(parameters.get('q')) : 1
  if (!(quality >= 0 && quality <= 1)) return undefined
  const weight = (type === '*/*' ? 0 : type.endsWith('/*') ? 1 : 2) + (multipart ? 1 : 0) + (transferSyntax ? 1 : 0)
  return { media, multipart, type, quality, weight, ...(transferSyntax && { transferSyntax }) }
}

function isIn({ media, multipart, type, transferSyntax }: Range, offer: Offer): boolean {
  if (media.type !== '*/*' && multipart !== offer.multipart) return false
  const [main = '', sub] = type.split('/')
  const typeFits = type === '*/*' || (sub === '*' ? offer.mediaType.startsWith(`${main}/`) : offer.mediaType === type)
  return typeFits && (!transferSyntax || transferSyntax === '*' || transferSyntax === offer.transferSyntaxUid)
}
