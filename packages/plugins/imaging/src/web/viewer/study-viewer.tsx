import { type ReactElement, useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import type { ImageSeries, ImageSource, ViewerIdentity } from './image-source.ts'
import { pressKey } from './keyboard-shortcuts.ts'
import type { Translate } from './labels.ts'
import { PROBLEM_LABELS } from './load-problem.ts'
import type { Measurement } from './measurement.ts'
import { createPictureKeeper, type PictureKeeper } from './picture-keeper.ts'
import { SeriesStrip } from './series-strip.tsx'
import { StackOverlay } from './stack-overlay.tsx'
import { createStackSession, type StackSession, type StackState } from './stack-session.ts'
import { useViewerKeys } from './use-viewer-keys.ts'
import { VIEWER_STYLE } from './viewer-style.ts'
import { ViewerToolbar } from './viewer-toolbar.tsx'
import type { ViewerToolId } from './viewer-tools.ts'

export type StudyViewerProps = {
  study: { source: ImageSource; identity: ViewerIdentity }
  t: Translate
  /** The series to begin with; the first one otherwise. */
  initialSeriesUid?: string
  /** Called when a measurement is made and again when it is changed: the `id` stays. */
  onMeasurement?(measurement: Measurement): void
  onMeasurementRemoved?(id: string): void
}

/** Reads the images of one study: scroll, window, zoom, measure. It fills its container, which must have a height. */
export function StudyViewer({
  study,
  t,
  initialSeriesUid,
  onMeasurement,
  onMeasurementRemoved,
}: StudyViewerProps): ReactElement {
  const { source, identity } = study
  const id = useId()
  const viewer = useRef<HTMLElement>(null)
  const canvas = useRef<HTMLDivElement>(null)
  const [{ session, pictures } = NOT_RUNNING, setRunning] = useState<Running>()
  const [state, setState] = useState<StackState>({ playing: false })
  const [tool, setTool] = useState<ViewerToolId>('window')
  const told = useEffectEvent((measurement: Measurement) => onMeasurement?.(measurement))
  const gone = useEffectEvent((measurementId: string) => onMeasurementRemoved?.(measurementId))

  useEffect(() => {
    if (!canvas.current) return
    const pictures = createPictureKeeper()
    const session = createStackSession({
      id,
      element: canvas.current,
      pictures,
      onState: setState,
      onMeasurement: told,
      onMeasurementRemoved: gone,
    })
    setRunning({ session, pictures })
    return () => {
      setRunning(undefined)
      session.dispose()
      pictures.release()
    }
  }, [id])

  useEffect(() => {
    const first = source.series.find(({ uid }) => uid === initialSeriesUid) ?? source.series[0]
    if (first) void session?.show(first)
  }, [session, source, initialSeriesUid])

  useEffect(() => session?.useTool(tool), [session, tool])

  const shown = source.series.find(({ uid }) => uid === state.seriesUid)
  useViewerKeys(viewer, (key) => {
    const { view, playing } = state
    if (!session || !view) return false
    const togglePlay = (): void => (playing ? session.pause() : session.play(view.framesPerSecond))
    return pressKey(key, { session, count: view.count, togglePlay, chooseTool: setTool })
  })

  return (
    <section ref={viewer} className="ygt-viewer" aria-label={t('imaging.viewer.region')}>
      <style href="ygt-imaging-viewer" precedence="default">
        {VIEWER_STYLE}
      </style>
      <ViewerToolbar
        t={t}
        modality={shown?.modality ?? ''}
        tool={tool}
        state={state}
        session={session}
        onTool={setTool}
      />
      <SeriesStrip
        t={t}
        series={source.series}
        pictures={pictures}
        shown={state.seriesUid}
        onChoose={(series) => void session?.show(series)}
      />
      <div className="ygt-viewer-stage">
        <div ref={canvas} className="ygt-viewer-canvas" onContextMenu={(event) => event.preventDefault()} />
        <Notice
          t={t}
          state={state}
          empty={source.series.length === 0}
          onRetry={() => shown && void session?.show(shown)}
        />
        <StackOverlay
          t={t}
          identity={identity}
          description={describe(shown)}
          view={state.problem ? undefined : state.view}
        />
        {state.view && state.view.count > 1 ? (
          <input
            className="ygt-viewer-scroll"
            type="range"
            aria-label={t('imaging.viewer.scroll')}
            min={0}
            max={state.view.count - 1}
            value={state.view.index}
            onChange={({ target }) => session?.scrollTo(Number(target.value))}
          />
        ) : null}
      </div>
    </section>
  )
}

type Running = { session?: StackSession; pictures?: PictureKeeper }

const NOT_RUNNING: Running = {}

const describe = (series: ImageSeries | undefined): string | undefined =>
  series && [series.modality, series.description].filter(Boolean).join(' ')

type NoticeProps = { t: Translate; state: StackState; empty: boolean; onRetry(): void }

/** Stands in place of the picture while there is none. */
function Notice({ t, state: { progress, problem }, empty, onRetry }: NoticeProps): ReactElement | null {
  if (empty) return <div className="ygt-viewer-notice">{t('imaging.viewer.state.empty')}</div>
  if (problem)
    return (
      <div className="ygt-viewer-notice" role="alert">
        {t(PROBLEM_LABELS[problem])}
        <button type="button" onClick={onRetry}>
          {t('imaging.viewer.action.retry')}
        </button>
      </div>
    )
  if (progress === undefined) return null
  return (
    <output className="ygt-viewer-notice">
      {t('imaging.viewer.state.loading', { percent: progress })}
      <progress max={100} value={progress} />
    </output>
  )
}
