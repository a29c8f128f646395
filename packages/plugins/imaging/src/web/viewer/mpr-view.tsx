import { type ReactElement, useEffect, useId, useRef, useState } from 'react'
import type { ImageSeries, ShownStudy } from './image-source.ts'
import type { Translate } from './labels.ts'
import { PROBLEM_LABELS, problemOf, type ViewerProblem } from './load-problem.ts'
import { type Cut, cutColours, cuts, type MprSession, openMpr } from './mpr-session.ts'
import type { PictureKeeper } from './picture-keeper.ts'
import type { VolumeRefusal } from './slice-geometry.ts'
import { type ImageWindow, WINDOW_PRESETS } from './window-presets.ts'

type MprState =
  | { at: 'loading'; share: number }
  | { at: 'shown'; session: MprSession }
  | { at: 'refused'; why: VolumeRefusal }
  | { at: 'failed'; problem: ViewerProblem }

/** A series cut in three directions at once; where it is no volume, it says why (多平面重建). */
export function MprView({
  t,
  study,
  series,
  pictures,
  window,
  close,
}: {
  readonly t: Translate
  readonly study: ShownStudy
  readonly series: ImageSeries
  readonly pictures: PictureKeeper
  readonly window: ImageWindow | undefined
  readonly close: () => void
}): ReactElement {
  const id = useId()
  const places = useRef<Partial<Record<Cut, HTMLDivElement | null>>>({})
  const [state, setState] = useState<MprState>({ at: 'loading', share: 0 })
  const [opening] = useState(window)
  useEffect(() => {
    const { axial, sagittal, coronal } = places.current
    if (!axial || !sagittal || !coronal) return
    let session: MprSession | undefined
    let gone = false
    openMpr({
      id,
      elements: { axial, sagittal, coronal },
      pictures,
      series,
      window: opening,
      onProgress: (share) => gone || setState({ at: 'loading', share }),
    })
      .then((outcome) => {
        if ('refused' in outcome) return gone || setState({ at: 'refused', why: outcome.refused })
        session = outcome.session
        return gone ? session.dispose() : setState({ at: 'shown', session })
      })
      .catch((error: unknown) => gone || setState({ at: 'failed', problem: problemOf(error) }))
    return () => {
      gone = true
      session?.dispose()
    }
  }, [id, pictures, series, opening])
  const { identity } = study
  const presets = WINDOW_PRESETS[series.modality] ?? []
  return (
    <div className="ygt-viewer-mpr" data-at={state.at}>
      <header>
        <strong>{t('imaging.viewer.mpr.title')}</strong>
        <span>
          {identity.patientName} {identity.sex} {identity.age} · {identity.studyDate} · {series.description}
        </span>
        {state.at === 'shown' ? (
          <>
            <select
              aria-label={t('imaging.viewer.preset.title')}
              defaultValue=""
              onChange={({ target }) => {
                const preset = presets[Number(target.value)]
                if (target.value !== '' && preset) state.session.applyWindow(preset)
              }}
            >
              <option value="">{t('imaging.viewer.preset.title')}</option>
              {presets.map((preset, index) => (
                <option key={preset.label} value={index}>
                  {t(preset.label)}
                </option>
              ))}
            </select>
            <button type="button" onClick={state.session.reset}>
              {t('imaging.viewer.action.reset')}
            </button>
          </>
        ) : null}
        <button type="button" onClick={close}>
          {t('imaging.viewer.mpr.close')}
        </button>
      </header>
      <div className="ygt-viewer-cuts">
        {cuts.map((cut) => (
          <figure key={cut} style={{ borderColor: cutColours[cut] }}>
            <div
              ref={(element) => {
                places.current[cut] = element
              }}
              onContextMenu={(event) => event.preventDefault()}
            />
            <figcaption style={{ color: cutColours[cut] }}>
              {t(`imaging.viewer.mpr.${cut}`)}
              <small>
                {identity.patientName} {identity.patientId}
              </small>
            </figcaption>
          </figure>
        ))}
      </div>
      {state.at === 'shown' ? null : (
        <output>
          {state.at === 'loading'
            ? t('imaging.viewer.mpr.loading', { percent: Math.round(state.share * 100) })
            : t(state.at === 'refused' ? `imaging.viewer.mpr.refused.${state.why}` : PROBLEM_LABELS[state.problem])}
        </output>
      )}
    </div>
  )
}
