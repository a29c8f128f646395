import type { ReactElement } from 'react'
import type { Translate } from './labels.ts'
import type { StackSession, StackState } from './stack-session.ts'
import { VIEWER_TOOLS, type ViewerToolId } from './viewer-tools.ts'
import { type ImageWindow, WINDOW_PRESETS } from './window-presets.ts'

type ToolbarProps = {
  t: Translate
  modality: string
  tool: ViewerToolId
  state: StackState
  session: StackSession | undefined
  onTool(tool: ViewerToolId): void
}

/** Tools, windows and what can be done with the picture; what does not apply to it is disabled. */
export function ViewerToolbar({ t, modality, tool, state, session, onTool }: ToolbarProps): ReactElement {
  const { view, playing } = state
  const moving = (view?.count ?? 0) > 1
  return (
    <div className="ygt-viewer-toolbar" role="toolbar" aria-label={t('imaging.viewer.toolbar')}>
      {VIEWER_TOOLS.map(({ id, label, key, needsSpacing }) => (
        <button
          key={id}
          type="button"
          aria-pressed={tool === id}
          disabled={!view || (needsSpacing === true && !view.measurable)}
          title={`${t(label)} (${key.toUpperCase()})`}
          onClick={() => onTool(id)}
        >
          {t(label)}
        </button>
      ))}
      <span />
      <WindowChoice t={t} modality={modality} state={state} session={session} />
      <span />
      <button
        type="button"
        aria-pressed={view?.inverted ?? false}
        disabled={!view}
        title="I"
        onClick={() => session?.invert()}
      >
        {t('imaging.viewer.action.invert')}
      </button>
      <button type="button" disabled={!view} onClick={() => session?.rotate()}>
        {t('imaging.viewer.action.rotate')}
      </button>
      <button type="button" disabled={!view} title="0" onClick={() => session?.reset()}>
        {t('imaging.viewer.action.reset')}
      </button>
      <button
        type="button"
        disabled={!view || view.results.length === 0}
        title="Delete"
        onClick={() => session?.removeMeasurement(view?.results.at(-1)?.measurement.id)}
      >
        {t('imaging.viewer.action.remove')}
      </button>
      <span />
      <button
        type="button"
        disabled={!view || !moving}
        aria-pressed={playing}
        onClick={() => (playing ? session?.pause() : session?.play(view?.framesPerSecond ?? 12))}
      >
        {t(playing ? 'imaging.viewer.action.pause' : 'imaging.viewer.action.play')}
        {moving && view ? ` ${t('imaging.viewer.cine.rate', { rate: view.framesPerSecond })}` : ''}
      </button>
    </div>
  )
}

/** The windows of the modality, those of the file, and the full range of values. */
function WindowChoice({
  t,
  modality,
  state: { view },
  session,
}: Pick<ToolbarProps, 't' | 'modality' | 'state' | 'session'>): ReactElement {
  const own = (view?.fileWindows ?? []).map((window, index) => ({
    ...window,
    text: t('imaging.viewer.preset.file', { number: index + 1 }),
  }))
  const usual = (WINDOW_PRESETS[modality] ?? []).map((preset) => ({ ...preset, text: t(preset.label) }))
  const choices = [...usual, ...own]
  const current = choices.findIndex((choice) => view?.window && isSame(choice, view.window))
  return (
    <select
      aria-label={t('imaging.viewer.preset.title')}
      disabled={!view?.window}
      value={current < 0 ? '' : current}
      onChange={({ target }) => {
        const choice = choices[Number(target.value)]
        session?.applyWindow(target.value === 'full' || !choice ? 'full' : choice)
      }}
    >
      <option value="" disabled hidden>
        {t('imaging.viewer.preset.title')}
      </option>
      {choices.map(({ text, width, center }, index) => (
        <option key={`${text} ${width}/${center}`} value={index}>{`${text} ${width}/${center}`}</option>
      ))}
      <option value="full">{t('imaging.viewer.preset.full')}</option>
    </select>
  )
}

const isSame = (one: ImageWindow, other: ImageWindow): boolean =>
  Math.abs(one.center - other.center) < 0.5 && Math.abs(one.width - other.width) < 0.5
