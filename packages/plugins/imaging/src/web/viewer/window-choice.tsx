import type { ReactElement } from 'react'
import type { Translate } from './labels.ts'
import type { StackSession, StackState } from './stack-session.ts'
import { type ImageWindow, WINDOW_PRESETS } from './window-presets.ts'

type WindowChoiceProps = {
  t: Translate
  modality: string
  state: StackState
  session: StackSession | undefined
}

/** The windows of the modality, those of the file, and the full range of values. */
export function WindowChoice({ t, modality, state: { view }, session }: WindowChoiceProps): ReactElement {
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
