import { Button, Modal, Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { Link } from 'react-router'
import { CaseReason } from '../../blocks/orders/cases/case-codes.ts'
import { DeadlineClock } from '../county-time.tsx'
import { useT } from '../labels.tsx'
import { LinesInput } from '../lines-input.tsx'
import { useLiveRefresh } from '../live.tsx'
import { OfflineAlert, ProblemAlert } from '../problem-alert.tsx'
import { useAnswer, useCommand } from '../queries.ts'
import { useSession } from '../session.tsx'
import { ReferOutside } from './refer-outside.tsx'
import { referralClient, referralKeys } from './referral-client.ts'

interface SendUpProps {
  readonly category: string
  readonly request: string
  readonly task: string
}

/** For whoever reads: difficult cases of the request with the expert's opinion, and a button to send one up. */
export function SendUpPanel({ category, request, task }: SendUpProps): ReactElement | null {
  const t = useT()
  const { may } = useSession()
  const [sending, setSending] = useState(false)
  const key = [...referralKeys.cases, request]
  const { data } = useAnswer(key, () => referralClient.listCases({ request }), {
    enabled: may(`orders:case:read@${category}`),
  })
  useLiveRefresh('work', key)
  const open = data?.items.some(({ state }) => ['sent', 'accepted', 'answered'].includes(state)) ?? false
  if (!may(`orders:case:send@${category}`)) return null
  return (
    <section className="send-up" aria-label={t('orders.case.title')}>
      {data?.items.map((one) => (
        <div key={one.id}>
          <Link to={`/cases/${one.id}`}>{one.receiverName}</Link> {t(`orders.case.state.${one.state}`)}{' '}
          {one.dueAt ? <DeadlineClock at={one.dueAt} within={30} /> : null}
          {one.opinion ? <p className="ygt-lines">{one.opinion}</p> : null}
          {one.statusReason ? <p className="ygt-lines">{one.statusReason}</p> : null}
        </div>
      ))}
      {open ? null : (
        <>
          <Button onClick={() => setSending(true)}>{t('orders.case.send')}</Button>{' '}
          <ReferOutside category={category} task={task} />
        </>
      )}
      {sending ? <SendDialog task={task} close={() => setSending(false)} /> : null}
    </section>
  )
}

function SendDialog({ task, close }: { readonly task: string; readonly close: () => void }): ReactElement {
  const t = useT()
  const [reason, setReason] = useState<(typeof CaseReason.values)[number]>('uncertain-finding')
  const [question, setQuestion] = useState('')
  const send = useCommand(() => referralClient.sendCase({ task, reason, question }), {
    refresh: [referralKeys.cases, ['core', 'work']],
    done: close,
  })
  return (
    <Modal
      open
      title={t('orders.case.send')}
      okText={t('orders.case.send')}
      cancelText={t('web.cancel')}
      okButtonProps={{ disabled: question.trim().length < 4 }}
      confirmLoading={send.busy}
      onOk={() => void send.run(undefined)}
      onCancel={close}
    >
      <label className="ygt-field">
        <span>{t('orders.case.reason')}</span>
        <Select
          value={reason}
          onChange={setReason}
          options={CaseReason.values.map((value) => ({ value, label: t(`${CaseReason.labels}.${value}`) }))}
        />
      </label>
      <label className="ygt-field">
        <span>{t('orders.case.question')}</span>
        <LinesInput value={question} maxLength={2000} least={3} onChange={({ target }) => setQuestion(target.value)} />
      </label>
      {send.problem ? <ProblemAlert problem={send.problem} /> : null}
      {send.offline ? <OfflineAlert /> : null}
    </Modal>
  )
}
