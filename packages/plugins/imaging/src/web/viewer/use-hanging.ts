import { useState } from 'react'
import { gridOf, type HangableSeries, type HangingProtocol, hang, type Layout } from '../../hanging-protocol.ts'
import { type ImageSeries, type ShownStudy, stackOf } from './image-source.ts'
import type { PaneContent } from './viewer-pane.tsx'

type Hung = { study: ShownStudy; prior: ShownStudy | undefined; layout: Layout; panes: PaneContent[]; active: number }

type HangingView = Pick<Hung, 'layout' | 'panes' | 'active'> & {
  choose(layout: Layout): void
  /** Shows a series in the chosen pane. */
  put(study: ShownStudy, series: ImageSeries): void
  activate(index: number): void
}

type HangingOptions = { study: ShownStudy; prior: ShownStudy | undefined; protocols: readonly HangingProtocol[] }

/** What hangs where: by protocol when a study or a prior comes, then as the reader puts it. */
export function useHanging({ study, prior, protocols }: HangingOptions): HangingView {
  const [given, setHung] = useState<Hung>(() => hangAnew({ study, prior, protocols }))
  const fresh = given.study.id === study.id && given.prior?.id === prior?.id
  const hung = fresh ? given : hangAnew({ study, prior, protocols })
  if (!fresh) setHung(hung)
  return {
    layout: hung.layout,
    panes: hung.panes,
    active: hung.active,
    choose: (layout) => setHung({ ...hung, ...resized(hung, layout) }),
    put: (of, series) => setHung({ ...hung, panes: hung.panes.with(hung.active, { study: of, series, index: 0 }) }),
    activate: (active) => setHung((before) => (before.active === active ? before : { ...before, active })),
  }
}

function hangAnew({ study, prior, protocols }: HangingOptions): Hung {
  const hanging = hang(protocols, {
    current: study.source.series.map(hangable),
    prior: prior?.source.series.map(hangable),
  })
  const panes = (hanging?.panes ?? []).map(({ from, series: uid, index, window }): PaneContent => {
    const of = from === 'prior' && prior ? prior : study
    return { study: of, series: of.source.series.find((one) => one.uid === uid), index, window }
  })
  const layout = hanging?.layout ?? '1x1'
  const empty = { study, series: undefined, index: 0 }
  return { study, prior, layout, panes: panes.length > 0 ? panes : [empty], active: 0 }
}

/** More panes take the series that are not shown yet, then stay empty; fewer keep the chosen one. */
function resized({ study, panes, active }: Hung, layout: Layout): Pick<Hung, 'layout' | 'panes' | 'active'> {
  const [rows, columns] = gridOf(layout)
  const chosen = panes[active]
  if (rows * columns === 1) return { layout, panes: chosen ? [chosen] : panes.slice(0, 1), active: 0 }
  const rest = study.source.series.filter(({ uid }) => !panes.some(({ series }) => series?.uid === uid))
  const more = Array.from({ length: Math.max(0, rows * columns - panes.length) }, (_, at) => ({
    study,
    series: rest[at] ?? study.source.series[0],
    index: 0,
  }))
  const all = [...panes, ...more].slice(0, rows * columns)
  return { layout, panes: all, active: Math.min(active, all.length - 1) }
}

const hangable = (series: ImageSeries): HangableSeries => ({
  uid: series.uid,
  modality: series.modality,
  description: series.description,
  bodyPart: series.bodyPart,
  images: stackOf(series).length,
})
