import type { ReactElement } from 'react'
import type { ViewerIdentity } from './image-source.ts'
import type { Translate } from './labels.ts'
import { formatQuantity, type MeasuredProperty, VALUE_LABELS } from './measurement.ts'
import type { MeasuredAt, StackView } from './stack-view.ts'

type OverlayProps = {
  t: Translate
  identity: ViewerIdentity
  /** An earlier study, which is said at its picture. */
  prior: boolean
  description: string | undefined
  view: StackView | undefined
}

/** What stands over the picture: whose it is, which one it is, how it is shown, where its edges lie, and what was measured. */
export function StackOverlay({ t, identity, prior, description, view }: OverlayProps): ReactElement {
  return (
    <>
      <div className="ygt-viewer-corner top-left" data-testid="viewer-identity">
        <strong>{identity.patientName}</strong>
        <p>{[identity.sex, identity.age].filter(Boolean).join('  ')}</p>
        {prior ? <p className="ygt-viewer-prior">{t('imaging.viewer.prior')}</p> : null}
        {identity.patientId ? <p>{t('imaging.viewer.overlay.patient-id', { id: identity.patientId })}</p> : null}
      </div>
      <div className="ygt-viewer-corner top-right">
        <p>{identity.institution}</p>
        <p>{[identity.studyDate, identity.studyDescription].filter(Boolean).join('  ')}</p>
        {identity.accessionNumber ? (
          <p>{t('imaging.viewer.overlay.accession', { number: identity.accessionNumber })}</p>
        ) : null}
        <p>{description}</p>
      </div>
      {view ? <Facts t={t} view={view} /> : null}
      {view?.results.map((result) => (
        <Result key={result.measurement.id} t={t} {...result} />
      ))}
    </>
  )
}

function Facts({ t, view }: { t: Translate; view: StackView }): ReactElement {
  const { index, count, window, zoomPercent, measurable, markers } = view
  return (
    <>
      <div className="ygt-viewer-corner bottom-left" data-testid="viewer-facts">
        <p>{t('imaging.viewer.overlay.image', { index: index + 1, count })}</p>
        <p>{t('imaging.viewer.overlay.zoom', { percent: zoomPercent })}</p>
        {measurable ? null : <p>{t('imaging.viewer.overlay.no-spacing')}</p>}
      </div>
      <div className="ygt-viewer-corner bottom-right">
        {window ? (
          <p>
            {t('imaging.viewer.overlay.window', { width: Math.round(window.width), center: Math.round(window.center) })}
          </p>
        ) : null}
      </div>
      {(['top', 'right', 'bottom', 'left'] as const).map((edge) => (
        <span key={edge} className={`ygt-viewer-edge ${edge}`} data-testid={`viewer-edge-${edge}`}>
          {markers?.[edge]}
        </span>
      ))}
    </>
  )
}

function Result({ t, measurement, x, y }: MeasuredAt & { t: Translate }): ReactElement {
  const { values, text } = measurement
  const entries = Object.entries(values) as [MeasuredProperty, { value: number; unit: string }][]
  const lines = entries.map(([property, quantity]) => `${t(VALUE_LABELS[property])} ${formatQuantity(quantity)}`)
  return (
    <div className="ygt-viewer-result" data-testid="viewer-result" style={{ left: x, top: y }}>
      {[...(text === undefined ? [] : [text]), ...lines].join('\n')}
    </div>
  )
}
