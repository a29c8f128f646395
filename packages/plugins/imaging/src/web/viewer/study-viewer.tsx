import { useShortcuts } from '@ygt/core/web'
import { type ReactElement, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { HangingProtocol } from '../../hanging-protocol.ts'
import { type PriorChoice, type ShownStudy, stackOf } from './image-source.ts'
import { pressKey, VIEWER_KEYS } from './keyboard-shortcuts.ts'
import type { Translate } from './labels.ts'
import type { Measurement } from './measurement.ts'
import { MprView } from './mpr-view.tsx'
import { createPictureKeeper, type PictureKeeper } from './picture-keeper.ts'
import { referenceLines } from './reference-lines.ts'
import { SeriesStrip } from './series-strip.tsx'
import type { StackSession, StackState } from './stack-session.ts'
import type { StackView } from './stack-view.ts'
import { useHanging } from './use-hanging.ts'
import { useLinkedScroll } from './use-linked-scroll.ts'
import { useUnkept } from './use-unkept.ts'
import { useViewerKeys } from './use-viewer-keys.ts'
import { type RunningPane, ViewerPane } from './viewer-pane.tsx'
import { VIEWER_STYLE } from './viewer-style.ts'
import { ViewerToolbar } from './viewer-toolbar.tsx'
import type { ViewerToolId } from './viewer-tools.ts'
import type { ImageWindow } from './window-presets.ts'

export type StudyViewerProps = {
  study: ShownStudy
  t: Translate
  protocols: readonly HangingProtocol[]
  /** Earlier studies to compare with, the likeliest first. */
  priors?: readonly PriorChoice[]
  /** The earlier study that is hung beside, once it is there. */
  prior?: ShownStudy | undefined
  onCompare?(prior: string | undefined): void
  /** The earlier study that will probably be compared: its pictures are fetched once those of this study are here. */
  next?: ShownStudy | undefined
  /** Measurements that the server keeps. */
  kept: readonly Measurement[]
  /** Keeps measurements, and says whether they are kept; absent for those who may not. */
  onKeep?: ((measurements: readonly Measurement[]) => Promise<boolean>) | undefined
  /** Marks a picture for the report, or takes the mark away; absent for those who may not. */
  onKeyImage?: ((picture: ShownPicture) => void) | undefined
  /** Whether a picture is marked. */
  isKeyImage(picture: ShownPicture): boolean
  /** What is listed of measurements, beside the picture. */
  list: ReactElement
}

/** Reads the images of a study, beside an earlier one where wanted. It fills its container, which must have a height. */
export function StudyViewer(props: StudyViewerProps): ReactElement {
  const { study, t, protocols, priors = [], prior, next, onCompare, kept, onKeep, onKeyImage, list } = props
  const viewer = useRef<HTMLElement>(null)
  const [pictures, setPictures] = useState<PictureKeeper>()
  const [tool, setTool] = useState<ViewerToolId>(onTouch() ? 'scroll' : 'window')
  const [linked, setLinked] = useState(true)
  const [panes, setPanes] = useState<readonly (RunningPane | undefined)[]>([])
  const { unkept, saving, measured, gone, keep } = useUnkept(onKeep)
  const [listed, setListed] = useState(false)
  const [cut, setCut] = useState(false)
  const hung = useHanging({ study, prior, protocols })
  // pictures live as long as the element that shows them
  const hold = useCallback((element: HTMLElement) => {
    viewer.current = element
    const keeper = createPictureKeeper()
    setPictures(keeper)
    return () => {
      viewer.current = null
      setPictures(undefined)
      keeper.release()
    }
  }, [])
  useShortcuts(listedKeys)
  useLinkedScroll(panes, { linked: linked && hung.panes.length > 1, active: hung.active })

  const { session, state = IDLE } = panes[hung.active] ?? {}
  const standing = state.view !== undefined
  useEffect(() => {
    // who reads on a phone pays for what is fetched
    if (!standing || !next || onTouch()) return
    pictures?.later(next.source.series.flatMap((series) => stackOf(series).map(({ imageId }) => imageId)))
  }, [pictures, next, standing])
  const lines = useMemo(() => referenceLines(panes, hung.active), [panes, hung.active])
  useViewerKeys(viewer, (key) => {
    const { view, playing } = state
    if (!session || !view) return false
    const togglePlay = (): void => (playing ? session.pause() : session.play(view.framesPerSecond))
    return pressKey(key, { session, count: view.count, togglePlay, chooseTool: setTool })
  })
  const shown = hung.panes[hung.active]
  const picture = session && state.view && shown && pictureOf(shown.study.id, session, state.view)
  return (
    <section ref={hold} className="ygt-viewer" aria-label={t('imaging.viewer.region')}>
      <style href="ygt-imaging-viewer" precedence="default">
        {VIEWER_STYLE}
      </style>
      <ViewerToolbar
        t={t}
        modality={shown?.series?.modality ?? ''}
        tool={tool}
        state={state}
        session={session}
        layout={hung.layout}
        linked={linked}
        onTool={setTool}
        onLayout={hung.choose}
        onLink={() => setLinked(!linked)}
        unkept={unkept.length}
        saving={saving}
        listed={listed}
        onKeep={onKeep && (() => void keep().then((kept) => kept || setListed(true)))}
        keyImage={picture !== undefined && props.isKeyImage(picture)}
        onKeyImage={onKeyImage && (() => picture && onKeyImage(picture))}
        onList={() => setListed(!listed)}
        onMpr={shown?.series && slices.has(shown.series.modality) ? () => setCut(true) : undefined}
      />
      <SeriesStrip
        t={t}
        studies={prior ? [study, prior] : [study]}
        pictures={pictures}
        shown={state.seriesUid}
        priors={priors}
        compared={prior?.id}
        onCompare={(id) => onCompare?.(id)}
        onChoose={hung.put}
      />
      <div className="ygt-viewer-panes" data-layout={hung.layout}>
        {pictures
          ? hung.panes.map((content, index) => (
              <ViewerPane
                key={index}
                t={t}
                pictures={pictures}
                content={content}
                tool={tool}
                active={index === hung.active}
                several={hung.panes.length > 1}
                lines={lines[index] ?? []}
                onActivate={() => hung.activate(index)}
                onRunning={(pane) => setPanes((before) => replaced(before, index, pane))}
                kept={kept}
                onMeasurement={measured}
                onMeasurementRemoved={gone}
              />
            ))
          : null}
        {cut && pictures && shown?.series ? (
          <MprView
            t={t}
            study={shown.study}
            series={shown.series}
            pictures={pictures}
            window={state.view?.window}
            close={() => setCut(false)}
          />
        ) : null}
        {listed ? <aside className="ygt-viewer-list">{list}</aside> : null}
      </div>
    </section>
  )
}

/** One finger turns the pages, as it does everywhere on a phone; two enlarge and move. */
const onTouch = (): boolean => matchMedia('(pointer: coarse)').matches

/** A picture that is shown, and in which window. */
export type ShownPicture = {
  study: string
  series: string
  instance: string
  frame: number
  window: ImageWindow | null
}

function pictureOf(study: string, session: StackSession, { window }: StackView): ShownPicture | undefined {
  const image = session.shown()
  if (!image) return undefined
  const { seriesUid: series, instanceUid: instance, frame } = image
  return { study, series, instance, frame, window: window ?? null }
}

/** What is made in slices, so that it may be cut in other directions. */
const slices = new Set(['CT', 'MR', 'PT'])

const IDLE: StackState = { playing: false }

/** The viewer listens to its keys itself, as it leaves arrows and the space bar alone outside of it; `?` lists them with the others. */
const listedKeys = VIEWER_KEYS.map((key) => ({ ...key, listed: true as const }))

function replaced<T>(
  list: readonly (T | undefined)[],
  index: number,
  value: T | undefined,
): readonly (T | undefined)[] {
  return Array.from({ length: Math.max(list.length, index + 1) }, (_, at) => (at === index ? value : list[at]))
}
