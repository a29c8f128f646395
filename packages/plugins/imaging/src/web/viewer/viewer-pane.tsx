import { type ReactElement, useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { ArrowText } from './arrow-text.tsx'
import type { ImageSeries, ShownStudy } from './image-source.ts'
import type { Translate } from './labels.ts'
import { PROBLEM_LABELS } from './load-problem.ts'
import type { Measurement } from './measurement.ts'
import type { PictureKeeper } from './picture-keeper.ts'
import { drawsWithoutCard } from './processor-stack.ts'
import { StackOverlay } from './stack-overlay.tsx'
import { createStackSession, type StackSession, type StackState } from './stack-session.ts'
import type { ViewerToolId } from './viewer-tools.ts'
import type { ImageWindow } from './window-presets.ts'

/** What hangs in a pane. A new object hangs it anew. */
export type PaneContent = {
  study: ShownStudy
  series: ImageSeries | undefined
  index: number
  window?: ImageWindow | undefined
}

export type RunningPane = { session: StackSession; state: StackState }

/** A line on the screen, CSS pixels from the upper left corner of the pane. */
export type ScreenLine = { from: readonly [number, number]; to: readonly [number, number] }

type PaneProps = {
  t: Translate
  pictures: PictureKeeper
  content: PaneContent
  tool: ViewerToolId
  active: boolean
  /** Several panes are shown, so the chosen one is marked. */
  several: boolean
  lines: readonly ScreenLine[]
  /** Measurements that the server keeps. */
  kept: readonly Measurement[]
  onActivate(): void
  onRunning(pane: RunningPane | undefined): void
  onMeasurement(measurement: Measurement): void
  onMeasurementRemoved(id: string): void
}

/** One place of the viewer: a stack, what stands over it, and its scroll bar. */
export function ViewerPane({
  t,
  pictures,
  content,
  tool,
  active,
  several,
  lines,
  kept,
  ...on
}: PaneProps): ReactElement {
  const id = useId()
  const canvas = useRef<HTMLDivElement>(null)
  const [session, setSession] = useState<StackSession>()
  const [state, setState] = useState<StackState>({ playing: false })
  const [card, setCard] = useState(() => !drawsWithoutCard())
  const [answer, setAnswer] = useState<(text?: string) => void>()
  const told = useEffectEvent(on.onMeasurement)
  const gone = useEffectEvent(on.onMeasurementRemoved)
  const running = useEffectEvent(on.onRunning)
  const { study, series } = content

  useEffect(() => {
    if (!canvas.current) return
    const made = createStackSession({
      id,
      element: canvas.current,
      pictures,
      card,
      onCardNeeded: () => setCard(true),
      onState: setState,
      onMeasurement: told,
      onMeasurementRemoved: gone,
      askText: (given) => setAnswer(() => given),
    })
    setSession(made)
    return () => {
      setSession(undefined)
      running(undefined)
      made.dispose()
    }
  }, [id, pictures, card])

  useEffect(() => {
    if (content.series) void session?.show(content.series, { index: content.index, window: content.window })
  }, [session, content])
  useEffect(() => session?.useTool(tool), [session, tool])
  useEffect(() => {
    if (session) running({ session, state })
  }, [session, state])

  const { view, seriesUid } = state
  const ready = view !== undefined
  useEffect(() => {
    if (ready) session?.drawKept(kept.filter((one) => one.seriesUid === seriesUid))
  }, [session, ready, seriesUid, kept])
  return (
    <div
      className="ygt-viewer-stage"
      data-active={several && active}
      data-prior={study.prior}
      onPointerDownCapture={on.onActivate}
      onWheelCapture={on.onActivate}
    >
      <div ref={canvas} className="ygt-viewer-canvas" onContextMenu={(event) => event.preventDefault()} />
      <Notice
        t={t}
        state={state}
        empty={!series}
        onRetry={() => series && void session?.show(series, { index: content.index })}
      />
      <svg className="ygt-viewer-lines" aria-hidden="true">
        {lines.map(({ from, to }, index) => (
          <line key={index} x1={from[0]} y1={from[1]} x2={to[0]} y2={to[1]} />
        ))}
      </svg>
      <StackOverlay
        t={t}
        identity={study.identity}
        prior={study.prior}
        description={describe(series)}
        view={state.problem ? undefined : view}
      />
      {answer ? (
        <ArrowText
          t={t}
          onAnswer={(text) => {
            setAnswer(undefined)
            answer(text)
          }}
        />
      ) : null}
      {view && view.count > 1 ? (
        <input
          className="ygt-viewer-scroll"
          type="range"
          aria-label={t('imaging.viewer.scroll')}
          min={0}
          max={view.count - 1}
          value={view.index}
          onChange={({ target }) => session?.scrollTo(Number(target.value))}
        />
      ) : null}
    </div>
  )
}

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
