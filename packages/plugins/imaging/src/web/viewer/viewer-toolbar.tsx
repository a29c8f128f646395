import type { ReactElement } from 'react'
import { type Layout, layouts } from '../../hanging-protocol.ts'
import type { Translate, ViewerLabel } from './labels.ts'
import type { StackSession, StackState } from './stack-session.ts'
import { type IconName, ToolIcon } from './tool-icons.tsx'
import { VIEWER_TOOLS, type ViewerToolId } from './viewer-tools.ts'
import { WindowChoice } from './window-choice.tsx'

type ToolbarProps = {
  t: Translate
  modality: string
  tool: ViewerToolId
  state: StackState
  session: StackSession | undefined
  layout: Layout
  linked: boolean
  /** How many measurements are not kept yet. */
  unkept: number
  saving: boolean
  listed: boolean
  /** Absent for those who may not keep any. */
  onKeep: (() => void) | undefined
  onList(): void
  /** Absent where the series cannot be cut in other directions. */
  onMpr: (() => void) | undefined
  /** The picture is marked for the report. */
  keyImage: boolean
  /** Absent for those who may not mark any. */
  onKeyImage: (() => void) | undefined
  onTool(tool: ViewerToolId): void
  onLayout(layout: Layout): void
  onLink(): void
}

/** One line of tools, windows and what can be done with the picture of the chosen pane; what does not apply to it is disabled. */
export function ViewerToolbar(props: ToolbarProps): ReactElement {
  const { t, modality, tool, state, session, layout, linked } = props
  const { view, playing } = state
  const moving = (view?.count ?? 0) > 1
  return (
    <div className="ygt-viewer-toolbar" role="toolbar" aria-label={t('imaging.viewer.toolbar')}>
      {VIEWER_TOOLS.map(({ id, label, key, needsSpacing }) => (
        <Press
          key={id}
          t={t}
          icon={id}
          label={label}
          hint={key}
          pressed={tool === id}
          disabled={!view || (needsSpacing === true && !view.measurable)}
          act={() => props.onTool(id)}
        />
      ))}
      <span />
      <WindowChoice t={t} modality={modality} state={state} session={session} />
      {actions
        .filter(({ rare }) => !rare)
        .map((action) => (
          <Act key={action.icon} {...props} action={action} />
        ))}
      <Press
        t={t}
        icon={playing ? 'pause' : 'play'}
        label={playing ? 'imaging.viewer.action.pause' : 'imaging.viewer.action.play'}
        hint={t('imaging.viewer.cine.rate', { rate: view?.framesPerSecond ?? 0 })}
        pressed={playing}
        disabled={!view || !moving}
        act={() => (playing ? session?.pause() : session?.play(view?.framesPerSecond ?? 12))}
      />
      <details className="ygt-viewer-more">
        <summary aria-label={t('imaging.viewer.action.more')} title={t('imaging.viewer.action.more')}>
          <ToolIcon name="more" />
        </summary>
        <div>
          {actions
            .filter(({ rare }) => rare)
            .map((action) => (
              <Act key={action.icon} {...props} action={action} named />
            ))}
          <Press
            t={t}
            icon="remove"
            label="imaging.viewer.action.remove"
            hint="Delete"
            named
            disabled={!view || view.results.length === 0}
            act={() => session?.removeMeasurement(view?.results.at(-1)?.measurement.id)}
          />
          <Press
            t={t}
            icon="link"
            label="imaging.viewer.action.link"
            named
            pressed={linked}
            disabled={layout === '1x1'}
            act={props.onLink}
          />
        </div>
      </details>
      <span />
      {props.onKeep ? (
        <Press
          t={t}
          icon="save"
          label="imaging.viewer.action.keep"
          hint={t('imaging.viewer.unkept', { count: props.unkept })}
          pressed={props.unkept > 0}
          disabled={props.unkept === 0 || props.saving}
          act={props.onKeep}
        />
      ) : null}
      {props.onKeyImage ? (
        <Press
          t={t}
          icon="key"
          label="imaging.viewer.action.key-image"
          pressed={props.keyImage}
          disabled={!view}
          act={props.onKeyImage}
        />
      ) : null}
      <Press
        t={t}
        icon="cube"
        label="imaging.viewer.mpr.title"
        disabled={!view || !props.onMpr}
        act={() => props.onMpr?.()}
      />
      <Press
        t={t}
        icon="list"
        label="imaging.viewer.action.list"
        pressed={props.listed}
        disabled={false}
        act={props.onList}
      />
      <select
        aria-label={t('imaging.viewer.layout.title')}
        value={layout}
        onChange={({ target }) => props.onLayout(target.value as Layout)}
      >
        {layouts.map((each) => (
          <option key={each} value={each}>
            {each.replace('x', '×')}
          </option>
        ))}
      </select>
    </div>
  )
}

type Action = {
  icon: IconName
  label: ViewerLabel
  hint: string
  /** Behind the button for more. */
  rare?: boolean
  act(session: StackSession): void
}

const actions: readonly Action[] = [
  { icon: 'invert', label: 'imaging.viewer.action.invert', hint: 'I', act: (session) => session.invert() },
  { icon: 'rotate', label: 'imaging.viewer.action.rotate', hint: 'O', rare: true, act: (session) => session.rotate() },
  {
    icon: 'flip-horizontal',
    label: 'imaging.viewer.action.flip-horizontal',
    hint: 'H',
    rare: true,
    act: (session) => session.flip('horizontal'),
  },
  {
    icon: 'flip-vertical',
    label: 'imaging.viewer.action.flip-vertical',
    hint: 'V',
    rare: true,
    act: (session) => session.flip('vertical'),
  },
  { icon: 'reset', label: 'imaging.viewer.action.reset', hint: '0', act: (session) => session.reset() },
]

type ActProps = Pick<ToolbarProps, 't' | 'state' | 'session'> & { action: Action; named?: boolean }

function Act({ t, state: { view }, session, action, named = false }: ActProps): ReactElement {
  const { icon, label, hint, act } = action
  return (
    <Press
      t={t}
      icon={icon}
      label={label}
      hint={hint}
      named={named}
      disabled={!view}
      {...(icon === 'invert' && { pressed: view?.inverted ?? false })}
      act={() => session && act(session)}
    />
  )
}

type PressProps = {
  t: Translate
  icon: IconName
  label: ViewerLabel
  hint?: string
  pressed?: boolean
  /** Its name stands beside the drawing. */
  named?: boolean
  disabled: boolean
  act(): void
}

function Press({ t, icon, label, hint, pressed, named = false, disabled, act }: PressProps): ReactElement {
  return (
    <button
      type="button"
      aria-label={t(label)}
      title={hint ? `${t(label)} (${hint.length === 1 ? hint.toUpperCase() : hint})` : t(label)}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={act}
    >
      <ToolIcon name={icon} />
      {named ? t(label) : null}
    </button>
  )
}
