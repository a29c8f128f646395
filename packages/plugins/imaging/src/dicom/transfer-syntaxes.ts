/** How a transfer syntax encodes the data set and the pixels (PS3.5 section 10, annex A; UIDs in PS3.6 annex A). */
export type TransferSyntax = {
  uid: string
  name: string
  explicitVr: boolean
  littleEndian: boolean
  deflated: boolean
  /** Pixel data is a sequence of compressed fragments (PS3.5 A.4). */
  encapsulated: boolean
  /** Media type of one frame's bytes on DICOMweb (PS3.18 section 8.7.3.3.2). */
  frameMediaType: string
}

export const IMPLICIT_VR_LITTLE_ENDIAN = '1.2.840.10008.1.2'
export const EXPLICIT_VR_LITTLE_ENDIAN = '1.2.840.10008.1.2.1'
export const DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN = '1.2.840.10008.1.2.1.99'
export const EXPLICIT_VR_BIG_ENDIAN = '1.2.840.10008.1.2.2'
export const RLE_LOSSLESS = '1.2.840.10008.1.2.5'

/** The transfer syntax of a UID, or undefined for a private or unknown one. */
export const transferSyntaxOf = (uid: string): TransferSyntax | undefined => table.get(uid)

const native = { explicitVr: true, littleEndian: true, deflated: false, encapsulated: false }
const encapsulated = { ...native, encapsulated: true }
const RAW = 'application/octet-stream'

const rows: TransferSyntax[] = [
  {
    uid: IMPLICIT_VR_LITTLE_ENDIAN,
    name: 'Implicit VR Little Endian',
    ...native,
    explicitVr: false,
    frameMediaType: RAW,
  },
  { uid: EXPLICIT_VR_LITTLE_ENDIAN, name: 'Explicit VR Little Endian', ...native, frameMediaType: RAW },
  {
    uid: DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN,
    name: 'Deflated Explicit VR Little Endian',
    ...native,
    deflated: true,
    frameMediaType: RAW,
  },
  { uid: EXPLICIT_VR_BIG_ENDIAN, name: 'Explicit VR Big Endian', ...native, littleEndian: false, frameMediaType: RAW },
  { uid: '1.2.840.10008.1.2.4.50', name: 'JPEG Baseline', ...encapsulated, frameMediaType: 'image/jpeg' },
  { uid: '1.2.840.10008.1.2.4.51', name: 'JPEG Extended', ...encapsulated, frameMediaType: 'image/jpeg' },
  { uid: '1.2.840.10008.1.2.4.57', name: 'JPEG Lossless', ...encapsulated, frameMediaType: 'image/jpeg' },
  { uid: '1.2.840.10008.1.2.4.70', name: 'JPEG Lossless SV1', ...encapsulated, frameMediaType: 'image/jpeg' },
  { uid: '1.2.840.10008.1.2.4.80', name: 'JPEG-LS Lossless', ...encapsulated, frameMediaType: 'image/jls' },
  { uid: '1.2.840.10008.1.2.4.81', name: 'JPEG-LS Near-lossless', ...encapsulated, frameMediaType: 'image/jls' },
  { uid: '1.2.840.10008.1.2.4.90', name: 'JPEG 2000 Lossless', ...encapsulated, frameMediaType: 'image/jp2' },
  { uid: '1.2.840.10008.1.2.4.91', name: 'JPEG 2000', ...encapsulated, frameMediaType: 'image/jp2' },
  {
    uid: '1.2.840.10008.1.2.4.92',
    name: 'JPEG 2000 Multi-component Lossless',
    ...encapsulated,
    frameMediaType: 'image/jpx',
  },
  { uid: '1.2.840.10008.1.2.4.93', name: 'JPEG 2000 Multi-component', ...encapsulated, frameMediaType: 'image/jpx' },
  { uid: '1.2.840.10008.1.2.4.100', name: 'MPEG2 MP@ML', ...encapsulated, frameMediaType: 'video/mpeg' },
  { uid: '1.2.840.10008.1.2.4.101', name: 'MPEG2 MP@HL', ...encapsulated, frameMediaType: 'video/mpeg' },
  { uid: '1.2.840.10008.1.2.4.102', name: 'MPEG-4 AVC/H.264 HP@4.1', ...encapsulated, frameMediaType: 'video/mp4' },
  { uid: '1.2.840.10008.1.2.4.103', name: 'MPEG-4 AVC/H.264 BD HP@4.1', ...encapsulated, frameMediaType: 'video/mp4' },
  { uid: '1.2.840.10008.1.2.4.110', name: 'JPEG XL Lossless', ...encapsulated, frameMediaType: 'image/jxl' },
  { uid: '1.2.840.10008.1.2.4.111', name: 'JPEG XL JPEG Recompression', ...encapsulated, frameMediaType: 'image/jxl' },
  { uid: '1.2.840.10008.1.2.4.112', name: 'JPEG XL', ...encapsulated, frameMediaType: 'image/jxl' },
  { uid: '1.2.840.10008.1.2.4.201', name: 'HTJ2K Lossless', ...encapsulated, frameMediaType: 'image/jphc' },
  { uid: '1.2.840.10008.1.2.4.202', name: 'HTJ2K Lossless RPCL', ...encapsulated, frameMediaType: 'image/jphc' },
  { uid: '1.2.840.10008.1.2.4.203', name: 'HTJ2K', ...encapsulated, frameMediaType: 'image/jphc' },
  { uid: RLE_LOSSLESS, name: 'RLE Lossless', ...encapsulated, frameMediaType: 'image/dicom-rle' },
  {
    uid: '1.2.840.10008.1.2.8.1',
    name: 'Deflated Image Frame',
    ...encapsulated,
    frameMediaType: 'application/x-deflate',
  },
]
const table = new Map(rows.map((row) => [row.uid, row]))
