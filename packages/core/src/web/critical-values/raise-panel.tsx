import { Button, Modal, Select } from 'antd'
import { type ReactElement, useEffect, useState } from 'react'
import { useLabels } from '../labels.tsx'
import { LinesInput } from '../lines-input.tsx'
import { OfflineAlert, ProblemAlert } from '../problem-alert.tsx'
import { useAnswer, useCommand } from '../queries.ts'
import { useSession } from '../session.tsx'
import { NamedFindings } from './named-findings.tsx'
import { criticalValueKeys, criticalValuesClient } from './values-client.ts'
import { CriticalValuesOfRequest } from './values-of-request.tsx'

interface RaisePanelProps {
  readonly category: string
  readonly request: string
  readonly report?: string
  /** What is written so far: findings that it names are asked about. */
  readonly text: string
}

/** For whoever writes a report: what was raised, what the text names, and a button to raise something. */
export function CriticalValuePanel({ category, request, report, text }: RaisePanelProps): ReactElement | null {
  const { t } = useLabels()
  const { may } = useSession()
  const [raising, setRaising] = useState<string>()
  const settled = useSettled(text)
  if (!may(`critical-values:value:raise@${category}`)) return <CriticalValuesOfRequest request={request} />
  return (
    <section className="critical-panel" aria-label={t('critical-values.panel.title')}>
      <CriticalValuesOfRequest request={request} />
      <NamedFindings request={request} text={settled} raise={setRaising} />
      <Button danger title={t('critical-values.panel.raise')} onClick={() => setRaising('')}>
        {t('critical-values.panel.button')}
      </Button>
      {raising === undefined ? null : (
        <RaiseDialog
          category={category}
          request={request}
          report={report}
          first={raising}
          close={() => setRaising(undefined)}
        />
      )}
      <style href="critical-panel" precedence="default">
        {`.critical-raise { display: grid; gap: 12px; padding: 8px 0; } .critical-panel { display: grid; gap: 8px; justify-items: start; } .critical-panel > ul, .critical-panel > .ant-alert { justify-self: stretch; }`}
      </style>
    </section>
  )
}

interface RaiseDialogProps extends Omit<RaisePanelProps, 'text' | 'report'> {
  readonly report: string | undefined
  readonly first: string
  readonly close: () => void
}

function RaiseDialog({ category, request, report, first, close }: RaiseDialogProps): ReactElement {
  const { t, language } = useLabels()
  const [code, setCode] = useState(first)
  const [detail, setDetail] = useState('')
  const findings = useAnswer(['critical-values', 'findings', category], () =>
    criticalValuesClient.listFindings({ category }),
  )
  const raise = useCommand(
    () =>
      criticalValuesClient.raiseValue({ request, code, ...(report && { report }), ...(detail.trim() && { detail }) }),
    { refresh: [criticalValueKeys.all, ['core', 'work']], done: close },
  )
  return (
    <Modal
      open
      title={t('critical-values.panel.raise')}
      okText={t('critical-values.panel.send')}
      cancelText={t('web.cancel')}
      okButtonProps={{ danger: true, disabled: code === '' }}
      confirmLoading={raise.busy}
      onOk={() => void raise.run(undefined)}
      onCancel={close}
    >
      <div className="critical-raise">
        <label className="ygt-field">
          <span>{t('critical-values.panel.finding')}</span>
          <Select
            value={code === '' ? null : code}
            onChange={(chosen) => setCode(chosen ?? '')}
            autoFocus={first === ''}
            options={(findings.data?.items ?? []).map((one) => ({ value: one.code, label: one[language] }))}
          />
        </label>
        <label className="ygt-field">
          <span>{t('critical-values.panel.detail')}</span>
          <LinesInput value={detail} maxLength={1000} least={2} onChange={({ target }) => setDetail(target.value)} />
        </label>
      </div>
      {raise.problem ? <ProblemAlert problem={raise.problem} /> : null}
      {raise.offline ? <OfflineAlert /> : null}
    </Modal>
  )
}

/** A text once nobody has typed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 800)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
