import { Alert, Button, Select } from 'antd'
import { type ReactElement, type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { RepeatReason } from '../../blocks/orders/recognition/recognition-codes.ts'
import { CountyTime } from '../county-time.tsx'
import { useT } from '../labels.tsx'
import { LinesInput } from '../lines-input.tsx'
import { ProblemAlert } from '../problem-alert.tsx'
import { useAnswer, useCommand } from '../queries.ts'
import { type RecognisableRow, referralClient, referralKeys } from './referral-client.ts'

/** Why something is asked for again; both are needed where the county refuses otherwise. */
export interface Repeat {
  readonly reason: string
  readonly explanation: string
}

export interface RecognisableResultsProps {
  /** What is about to be asked for; nothing is looked for while patient or code are missing. */
  readonly wanted: {
    readonly category: string
    readonly patient: string
    readonly code: string
    readonly display: string
    readonly bodySite?: string | undefined
    readonly laterality?: string | undefined
    readonly detail?: Readonly<Record<string, unknown>>
  }
  readonly repeat: Repeat
  readonly onRepeat: (repeat: Repeat) => void
  /** The category's pictures of a result, beside its report. */
  readonly images?: (request: string) => ReactNode
}

/** Beside a request form: results of any institution that serve as well; recognise one, or say why it is done again. */
export function RecognisableResults({
  wanted,
  repeat,
  onRepeat,
  images,
}: RecognisableResultsProps): ReactElement | null {
  const t = useT()
  const { category, patient, code } = wanted
  const sought = clean(wanted)
  const found = useAnswer(
    [...referralKeys.recognition, category, patient, code, wanted.laterality ?? ''],
    () => referralClient.findRecognisable(sought as never),
    { enabled: patient !== '' && code !== '' },
  )
  const results = found.data?.results ?? []
  if (patient === '' || code === '' || results.length === 0) return null
  return (
    <section className="recognisable" aria-label={t('orders.recognition.title')}>
      <Alert
        type="warning"
        showIcon
        title={t('orders.recognition.found', { count: results.length })}
        description={t('orders.recognition.data-only')}
      />
      {results.map((one) => (
        <Result key={one.report} result={one} wanted={sought} images={images} />
      ))}
      <label className="ygt-field">
        <span>{t('orders.recognition.reason')}</span>
        <Select
          allowClear
          value={repeat.reason === '' ? null : repeat.reason}
          placeholder={t('orders.recognition.reason.hint')}
          onChange={(reason) => onRepeat({ ...repeat, reason: reason ?? '' })}
          options={RepeatReason.values.map((value) => ({ value, label: t(`${RepeatReason.labels}.${value}`) }))}
        />
      </label>
      {repeat.reason === '' ? null : (
        <label className="ygt-field">
          <span>{t('orders.recognition.explanation')}</span>
          <LinesInput
            value={repeat.explanation}
            maxLength={500}
            least={2}
            onChange={({ target }) => onRepeat({ ...repeat, explanation: target.value })}
          />
        </label>
      )}
      <style href="recognisable" precedence="default">
        {`.recognisable { display: grid; gap: 12px; padding: 12px; border: 1px solid var(--ygt-warning, #d48806); border-radius: 4px; margin-bottom: 12px; } .recognisable-result { display: grid; gap: 6px; } .recognisable-line { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; }`}
      </style>
    </section>
  )
}

interface ResultProps {
  readonly result: RecognisableRow
  readonly wanted: object
  readonly images: RecognisableResultsProps['images']
}

function Result({ result, wanted, images }: ResultProps): ReactElement {
  const t = useT()
  const [shown, setShown] = useState(false)
  const opened = useAnswer(
    [...referralKeys.recognition, 'open', result.report],
    () => referralClient.openRecognisable({ report: result.report }),
    { enabled: shown },
  )
  const recognise = useCommand(() => referralClient.recogniseResult({ ...wanted, report: result.report } as never), {
    refresh: [['core', 'work']],
  })
  return (
    <div className="recognisable-result">
      <div className="recognisable-line">
        <strong>{result.display}</strong>
        <span className="ygt-number">{result.accessionNumber}</span>
        <span>{result.placerName}</span>
        <CountyTime at={result.examinedAt} />
        <span>{result.mark}</span>
        <span className="ygt-muted">
          {t('orders.recognition.until')} <CountyTime at={result.expiresAt} />
        </span>
        <Button onClick={() => setShown(!shown)} aria-expanded={shown}>
          {t(shown ? 'orders.recognition.hide' : 'orders.recognition.open')}
        </Button>
        {recognise.data ? (
          <Link to={`/recognition/${(recognise.data as { readonly id: string }).id}`}>
            {t('orders.recognition.done')}
          </Link>
        ) : (
          <Button type="primary" loading={recognise.busy} onClick={() => void recognise.run(undefined)}>
            {t('orders.recognition.recognise')}
          </Button>
        )}
      </div>
      {recognise.problem ? <ProblemAlert problem={recognise.problem} /> : null}
      {shown && opened.data
        ? opened.data.sections.map(({ label, text }) => (
            <p key={label} className="ygt-lines">
              <strong>{t(label)}</strong> {text}
            </p>
          ))
        : null}
      {shown && images ? images(result.request) : null}
    </div>
  )
}

/** Without what was left empty. */
function clean(wanted: RecognisableResultsProps['wanted']): object {
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== '' && value !== undefined))
}
