import { z } from '@ygt/core'

export const layouts = ['1x1', '1x2', '2x2'] as const
export type Layout = (typeof layouts)[number]

/** Rows and columns of a layout. */
export const gridOf = (layout: Layout): readonly [rows: number, columns: number] =>
  layout === '1x1' ? [1, 1] : layout === '1x2' ? [1, 2] : [2, 2]

const paneRule = z.object({
  from: z.enum(['current', 'prior']).default('current'),
  /** The first series whose description has one of these words (in any case); any series when empty. */
  words: z.array(z.string().min(1).max(40)).default([]),
  /** Window centre and width at the beginning, in the units of the image after rescale. */
  window: z.object({ center: z.number(), width: z.number().min(1) }).optional(),
})

/** How a study is hung (挂片协议): for which examinations, in which layout, what goes where. */
export const hangingProtocol = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  modalities: z.array(z.string().min(1).max(16)).min(1),
  /** Words of which the body part or a description has one (in any case); any part when empty. */
  parts: z.array(z.string().min(1).max(40)).default([]),
  /** For a study beside an earlier one. */
  prior: z.boolean().default(false),
  layout: z.enum(layouts),
  /** The pictures of the first series go to the panes one after the other. */
  spread: z.boolean().default(false),
  panes: z.array(paneRule).default([]),
})

export type HangingProtocol = z.output<typeof hangingProtocol>

/** What a protocol looks at in a series. */
export interface HangableSeries {
  readonly uid: string
  readonly modality: string
  readonly description?: string | undefined
  readonly bodyPart?: string | undefined
  readonly images: number
}

export interface HungPane {
  readonly from: 'current' | 'prior'
  readonly series: string
  /** Picture to begin with, from 0. */
  readonly index: number
  readonly window?: { readonly center: number; readonly width: number } | undefined
}

export interface Hanging {
  readonly protocol: string
  readonly layout: Layout
  readonly panes: readonly HungPane[]
}

interface StudiesToHang {
  readonly current: readonly HangableSeries[]
  readonly prior?: readonly HangableSeries[] | undefined
}

/** Hangs a study: the first protocol that fits and can be filled, else the first series alone. `undefined` without a series. */
export function hang(protocols: readonly HangingProtocol[], studies: StudiesToHang): Hanging | undefined {
  const [first] = studies.current
  if (!first) return undefined
  for (const protocol of protocols.filter((one) => fits(one, first, studies))) {
    const panes = protocol.spread ? spread(protocol, first) : filled(protocol, studies)
    const [, columns] = gridOf(protocol.layout)
    const enough = protocol.layout === '1x1' ? 1 : 2
    if (panes.length >= Math.min(enough, columns)) return { protocol: protocol.id, layout: protocol.layout, panes }
  }
  return { protocol: 'plain', layout: '1x1', panes: [{ from: 'current', series: first.uid, index: 0 }] }
}

function fits(protocol: HangingProtocol, first: HangableSeries, { current, prior }: StudiesToHang): boolean {
  if (protocol.prior !== (prior !== undefined && prior.length > 0)) return false
  if (!protocol.modalities.includes(first.modality)) return false
  if (protocol.parts.length === 0) return true
  const text = current.map(({ bodyPart, description }) => `${bodyPart ?? ''} ${description ?? ''}`).join(' ')
  return has(text, protocol.parts)
}

/** Each pane gets the first series that suits it; one series is hung once, and in a layout of one pane the first rule that is met counts. */
function filled({ panes, layout }: HangingProtocol, { current, prior = [] }: StudiesToHang): HungPane[] {
  const used = new Set<string>()
  const hung = panes.flatMap(({ from, words, window }) => {
    const found = (from === 'prior' ? prior : current).find(
      (one) => !used.has(one.uid) && (words.length === 0 || has(one.description ?? '', words)),
    )
    if (!found) return []
    used.add(found.uid)
    return [{ from, series: found.uid, index: 0, ...(window && { window }) }]
  })
  return layout === '1x1' ? hung.slice(0, 1) : hung
}

function spread({ layout }: HangingProtocol, { uid, images }: HangableSeries): HungPane[] {
  const [rows, columns] = gridOf(layout)
  return Array.from({ length: Math.min(images, rows * columns) }, (_, index) => ({
    from: 'current' as const,
    series: uid,
    index,
  }))
}

const has = (text: string, words: readonly string[]): boolean =>
  words.some((word) => text.toLowerCase().includes(word.toLowerCase()))
