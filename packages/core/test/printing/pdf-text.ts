import { inflateSync } from 'node:zlib'

/** The text of each page, read as a PDF reader does: glyph numbers through the ToUnicode tables of the embedded fonts. */
export function textOf(pdf: Uint8Array): { pages: string[]; fonts: string[] } {
  const source = Buffer.from(pdf).toString('latin1')
  const objects = new Map(
    [...source.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => [id, body]),
  )
  const streamOf = (id: string): string => {
    const [, dictionary = '', bytes = ''] =
      /^([\s\S]*?)\nstream\n([\s\S]*?)\nendstream/.exec(objects.get(id) ?? '') ?? []
    return dictionary.includes('FlateDecode') ? inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1') : bytes
  }
  const tables = new Map(
    [...objects].flatMap(([id, body]) => {
      const table = /\/ToUnicode (\d+) 0 R/.exec(body)?.[1]
      return table === undefined ? [] : [[id, unicodeOf(streamOf(table))]]
    }),
  )
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b(?!s)/.test(body))
  return {
    pages: pages.map((page) => {
      const resources = objects.get(/\/Resources (\d+) 0 R/.exec(page)?.[1] ?? '') ?? page
      const fonts = new Map([...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => [name, id]))
      return shown(streamOf(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? ''), (font) => tables.get(fonts.get(font) ?? ''))
    }),
    fonts: [...new Set([...source.matchAll(/\/FontName \/(\S+)/g)].map(([, name = '']) => name))],
  }
}

/** Glyph number → characters (several for a ligature), from the ranges of a ToUnicode table. */
function unicodeOf(table: string): Map<number, string> {
  const characters = new Map<number, string>()
  for (const [, from = '', , list = ''] of table.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/g))
    for (const [n, [, units = '']] of [...list.matchAll(/<([0-9a-f ]+)>/g)].entries())
      characters.set(
        Number.parseInt(from, 16) + n,
        Buffer.from(units.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'),
      )
  return characters
}

/** What the operators of a page show, in the order in which they do. */
function shown(content: string, tableOf: (font: string) => Map<number, string> | undefined): string {
  let table: Map<number, string> | undefined
  let text = ''
  for (const [, font, glyphs] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font) table = tableOf(font)
    for (const [, hex = ''] of (glyphs ?? '').matchAll(/<([0-9a-f]+)>/g))
      for (let at = 0; at < hex.length; at += 4) text += table?.get(Number.parseInt(hex.slice(at, at + 4), 16)) ?? '□'
  }
  return text
}
