import { crc32 } from 'node:zlib'
import { PNG } from 'pngjs'

/** Stands in the text of every preview and beside it wherever it is shown. */
export const PREVIEW_LABEL = 'preview, not for diagnosis'

export type Raster = { width: number; height: number /** RGBA, eight bits each. */; rgba: Uint8Array }

/** A PNG, eight bits a channel, scaled down so that neither side exceeds `maxSize`; its comment says what it is not for. */
export function previewPng(raster: Raster, maxSize = Number.POSITIVE_INFINITY): Buffer {
  const { width, height, rgba } = shrink(raster, maxSize)
  const png = new PNG({ width, height })
  png.data = Buffer.from(rgba.buffer, rgba.byteOffset, rgba.byteLength)
  const bytes = PNG.sync.write(png, { colorType: isGrey(rgba) ? 0 : 2, inputHasAlpha: true })
  return withComment(bytes, PREVIEW_LABEL)
}

const isGrey = (rgba: Uint8Array): boolean => {
  for (let i = 0; i < rgba.length; i += 4) if (rgba[i] !== rgba[i + 1] || rgba[i] !== rgba[i + 2]) return false
  return true
}

/** Means over the source pixels that fall into each target pixel. */
function shrink(raster: Raster, maxSize: number): Raster {
  const scale = Math.max(raster.width, raster.height) / maxSize
  if (scale <= 1) return raster
  const width = Math.max(1, Math.round(raster.width / scale))
  const height = Math.max(1, Math.round(raster.height / scale))
  const rgba = new Uint8Array(width * height * 4)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const columns = span(x, width, raster.width)
      const rows = span(y, height, raster.height)
      for (let channel = 0; channel < 4; channel++) {
        let sum = 0
        for (let row = rows.from; row < rows.to; row++)
          for (let column = columns.from; column < columns.to; column++)
            sum += raster.rgba[(row * raster.width + column) * 4 + channel] ?? 0
        rgba[(y * width + x) * 4 + channel] = Math.round(sum / ((rows.to - rows.from) * (columns.to - columns.from)))
      }
    }
  return { width, height, rgba }
}

function span(index: number, count: number, total: number): { from: number; to: number } {
  const from = Math.floor((index * total) / count)
  return { from, to: Math.max(from + 1, Math.floor(((index + 1) * total) / count)) }
}

/** Puts a `tEXt` chunk (PNG specification, section 11.3.4.3) behind the header chunk. */
function withComment(png: Buffer, comment: string): Buffer {
  const body = Buffer.from(`tEXtComment\0${comment}`, 'latin1')
  const chunk = Buffer.alloc(body.length + 8)
  chunk.writeUInt32BE(body.length - 4, 0)
  body.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(body), body.length + 4)
  const afterHeader = 8 + 25
  return Buffer.concat([png.subarray(0, afterHeader), chunk, png.subarray(afterHeader)])
}
