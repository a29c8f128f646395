import { Button, Input, Modal, Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { CaseReason, ConsentForm } from '../../blocks/orders/cases/case-codes.ts'
import { useT } from '../labels.tsx'
import { LinesInput } from '../lines-input.tsx'
import { OfflineAlert, ProblemAlert } from '../problem-alert.tsx'
import { useAnswer, useCommand } from '../queries.ts'
import { useSession } from '../session.tsx'
import { referralClient, referralKeys } from './referral-client.ts'
import { ReferralPreviewView } from './referral-preview.tsx'

interface Props {
  readonly category: string
  readonly task: string
}

/** A button to send a case to the hospital outside the county; nothing where none is connected or the reader may not. */
export function ReferOutside({ category, task }: Props): ReactElement | null {
  const t = useT()
  const { may } = useSession()
  const [open, setOpen] = useState(false)
  const allowed = may(`orders:case:refer@${category}`)
  const { data } = useAnswer(
    ['orders', 'destinations', category],
    () => referralClient.caseDestinations({ category }),
    {
      enabled: allowed,
    },
  )
  if (!allowed || !data?.outside) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('orders.refer.send')}</Button>
      {open ? <ReferDialog task={task} receiver={data.outside} close={() => setOpen(false)} /> : null}
    </>
  )
}

/** `2026-11-24T08:30`, in the county's time, as an input of date and time wants it. */
const countyNow = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 16)

interface DialogProps {
  readonly task: string
  readonly receiver: string
  readonly close: () => void
}

function ReferDialog({ task, receiver, close }: DialogProps): ReactElement {
  const t = useT()
  const [reason, setReason] = useState<(typeof CaseReason.values)[number]>('rare-disease')
  const [question, setQuestion] = useState('')
  const [form, setForm] = useState<(typeof ConsentForm.values)[number]>('written')
  const [by, setBy] = useState('')
  const [at, setAt] = useState(countyNow)
  const consent = { form, by: by.trim(), at: `${at}:00+08:00` }
  const send = useCommand(() => referralClient.referCase({ task, reason, question, consent }), {
    refresh: [referralKeys.cases, ['core', 'work']],
    done: close,
  })
  const whole = question.trim().length >= 4 && by.trim().length >= 2 && at !== ''
  return (
    <Modal
      open
      width={1040}
      title={t('orders.refer.title', { receiver })}
      okText={t('orders.refer.confirm')}
      cancelText={t('web.cancel')}
      okButtonProps={{ disabled: !whole }}
      confirmLoading={send.busy}
      onOk={() => void send.run(undefined)}
      onCancel={close}
    >
      <div className="refer-outside">
        <section aria-label={t('orders.refer.asked')}>
          <Choice label={t('orders.case.reason')} value={reason} codes={CaseReason} onChange={setReason} />
          <label className="ygt-field">
            <span>{t('orders.case.question')}</span>
            <LinesInput
              value={question}
              maxLength={2000}
              least={4}
              onChange={({ target }) => setQuestion(target.value)}
            />
          </label>
          <h3>{t('orders.refer.consent')}</h3>
          <p className="ygt-muted">{t('orders.refer.consent.text')}</p>
          <Choice label={t('orders.refer.consent.form')} value={form} codes={ConsentForm} onChange={setForm} />
          <label className="ygt-field">
            <span>{t('orders.refer.consent.by')}</span>
            <Input value={by} maxLength={100} onChange={({ target }) => setBy(target.value)} />
          </label>
          <label className="ygt-field">
            <span>{t('orders.refer.consent.at')}</span>
            <Input type="datetime-local" value={at} max={countyNow()} onChange={({ target }) => setAt(target.value)} />
          </label>
        </section>
        <ReferralPreviewView task={task} reason={reason} question={question} />
      </div>
      {send.problem ? <ProblemAlert problem={send.problem} /> : null}
      {send.offline ? <OfflineAlert /> : null}
    </Modal>
  )
}

interface ChoiceProps<V extends string> {
  readonly label: string
  readonly value: V
  readonly codes: { readonly values: readonly V[]; readonly labels: string }
  readonly onChange: (value: V) => void
}

function Choice<V extends string>({ label, value, codes, onChange }: ChoiceProps<V>): ReactElement {
  const t = useT()
  const options = codes.values.map((one) => ({ value: one, label: t(`${codes.labels}.${one}`) }))
  return (
    <label className="ygt-field">
      <span>{label}</span>
      <Select<V> value={value} onChange={onChange} options={options} />
    </label>
  )
}
