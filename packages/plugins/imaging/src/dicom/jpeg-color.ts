/**
 * JPEG files of three components carry no word on their colours but application markers. Decoders take them for YCbCr when there is neither
 * a whole Adobe marker nor component ids R, G, B. This puts in front the marker that says "no transform" (Adobe, transform 0), for images
 * whose Photometric Interpretation is RGB. What says itself what it is stays as it is.
 */
export function withRgbMarker(jpeg: Buffer): Buffer {
  if (jpeg.length < 4 || jpeg.readUInt16BE(0) !== SOI || !needsMarker(jpeg)) return jpeg
  return Buffer.concat([jpeg.subarray(0, 2), ADOBE_RGB, jpeg.subarray(2)])
}

const SOI = 0xffd8
const SOS = 0xffda
const APP0 = 0xffe0
const APP14 = 0xffee

/** APP14, length 14, "Adobe", version 100, no flags, transform 0 (Adobe technical note 5116). */
const ADOBE_RGB = Buffer.from('ffee000e41646f626500640000000000', 'hex')

function needsMarker(jpeg: Buffer): boolean {
  for (let at = 2; at + 4 <= jpeg.length; ) {
    const marker = jpeg.readUInt16BE(at)
    const length = jpeg.readUInt16BE(at + 2)
    const text = jpeg.toString('latin1', at + 4, at + 9)
    if (marker === APP0 && text.startsWith('JFIF')) return false
    if (marker === APP14 && text === 'Adobe' && length >= 14) return false
    if (marker === SOS || marker < 0xff00) return true
    at += 2 + length
  }
  return false
}
