import { describe, expect, test } from 'vitest'
import { parseMediaType, splitOutsideQuotes } from '../../src/dicom/media-type-syntax.ts'
import {
  bulkDataOffers,
  contentTypeOf,
  frameOffers,
  instanceOffers,
  metadataOffers,
  multipartContentType,
  negotiate,
  renderedOffers,
} from '../../src/dicom/media-types.ts'

const EXPLICIT = '1.2.840.10008.1.2.1'
const J2K = '1.2.840.10008.1.2.4.90'
const instances = instanceOffers([J2K, EXPLICIT], { single: true })

const shown = (accept: string | undefined, offers = instances) => {
  const offer = negotiate(accept, offers)
  return offer && `${offer.multipart ? 'multipart ' : ''}${contentTypeOf(offer)}`
}

describe('instances', () => {
  test.each([
    [undefined, `multipart application/dicom; transfer-syntax=${EXPLICIT}`],
    ['*/*', `multipart application/dicom; transfer-syntax=${EXPLICIT}`],
    ['multipart/related', `multipart application/dicom; transfer-syntax=${EXPLICIT}`],
    ['multipart/related; type="application/dicom"', `multipart application/dicom; transfer-syntax=${EXPLICIT}`],
    [
      `multipart/related; type="application/dicom"; transfer-syntax=${J2K}`,
      `multipart application/dicom; transfer-syntax=${J2K}`,
    ],
    ['application/dicom', `application/dicom; transfer-syntax=${EXPLICIT}`],
    [`application/dicom;transfer-syntax=${J2K}`, `application/dicom; transfer-syntax=${J2K}`],
    [
      `application/dicom;q=0.5, multipart/related;type=application/dicom`,
      `multipart application/dicom; transfer-syntax=${EXPLICIT}`,
    ],
    ['application/dicom+xml, application/dicom;q=0.1', `application/dicom; transfer-syntax=${EXPLICIT}`],
    ['text/html', undefined],
    ['application/dicom;transfer-syntax=1.2.3', undefined],
    ['multipart/related; type="image/jpeg"', undefined],
    ['application/dicom;q=0', undefined],
    ['nonsense', undefined],
  ])('%s', (accept, chosen) => {
    expect(shown(accept)).toBe(chosen)
  })

  test('of which only the stored form exists come in that form', () => {
    expect(shown('multipart/related; type="application/dicom"', instanceOffers([J2K]))).toBe(
      `multipart application/dicom; transfer-syntax=${J2K}`,
    )
    expect(shown('application/dicom; transfer-syntax=*', instanceOffers([J2K], { single: true }))).toBe(
      `application/dicom; transfer-syntax=${J2K}`,
    )
    expect(
      shown(`application/dicom; transfer-syntax=${EXPLICIT}`, instanceOffers([J2K], { single: true })),
    ).toBeUndefined()
  })
})

describe('metadata, frames, pictures', () => {
  test.each([
    ['application/dicom+json', 'application/dicom+json'],
    ['application/json', 'application/json'],
    ['multipart/related; type="application/dicom+xml"', undefined],
    ['application/*', 'application/dicom+json'],
  ])('metadata as %s', (accept, chosen) => {
    expect(shown(accept, metadataOffers())).toBe(chosen)
  })

  test.each([
    [J2K, 'multipart/related; type="image/jp2"', `multipart image/jp2; transfer-syntax=${J2K}`],
    [J2K, 'image/*', `image/jp2; transfer-syntax=${J2K}`],
    [J2K, 'multipart/related; type="application/octet-stream"', undefined],
    [J2K, 'multipart/related; type="image/jp2"; transfer-syntax=*', `multipart image/jp2; transfer-syntax=${J2K}`],
    [
      '1.2.840.10008.1.2',
      'multipart/related; type="application/octet-stream"',
      `multipart application/octet-stream; transfer-syntax=${EXPLICIT}`,
    ],
    ['1.2.840.10008.1.2.4.50', 'image/jpeg', 'image/jpeg; transfer-syntax=1.2.840.10008.1.2.4.50'],
  ])('a frame stored as %s, wanted as %s', (stored, accept, chosen) => {
    expect(shown(accept, frameOffers(stored, { single: true }))).toBe(chosen)
  })

  test.each([
    ['image/png', 'image/png'],
    ['image/*', 'image/png'],
    ['image/jpeg', undefined],
    ['image/jpeg, image/png;q=0.5', 'image/png'],
    ['*/*;q=0.1, image/png;q=0', undefined],
    [undefined, 'image/png'],
  ])('a picture as %s', (accept, chosen) => {
    expect(shown(accept, renderedOffers())).toBe(chosen)
  })

  test('bulk data', () => {
    expect(shown('application/octet-stream', bulkDataOffers())).toBe('application/octet-stream')
    expect(shown('*/*', bulkDataOffers())).toBe('multipart application/octet-stream')
  })
})

test('the header of a multipart answer', () => {
  const offer = negotiate(undefined, instances)
  expect(offer && multipartContentType(offer, 'b')).toBe('multipart/related; type="application/dicom"; boundary=b')
})

test('media types are parsed with quotes and in any case', () => {
  expect(splitOutsideQuotes('a;b="x,;\\"y",c', ',')).toEqual(['a;b="x,;\\"y"', 'c'])
  const media = parseMediaType('Multipart/Related; Type="application/dicom"; boundary=a=b;')
  expect(media?.type).toBe('multipart/related')
  expect(Object.fromEntries(media?.parameters ?? [])).toEqual({ type: 'application/dicom', boundary: 'a=b' })
  expect(parseMediaType('nonsense')).toBeUndefined()
  expect(parseMediaType('a/b; =x')).toBeUndefined()
})
