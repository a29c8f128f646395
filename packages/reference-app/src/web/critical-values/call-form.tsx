import {
  type CriticalValueDetail,
  criticalValueKeys,
  criticalValuesClient,
  OfflineAlert,
  Panel,
  ProblemAlert,
  useCommand,
  useT,
} from '@ygt/core/web'
import { Button, Input, Radio } from 'antd'
import { type ReactElement, useState } from 'react'

const outcomes = ['CONFIRMED', 'REACHED_NO_READBACK', 'UNABLE_TO_REACH'] as const
const channels = ['phone', 'in-person'] as const

/** What somebody who called writes down: whom they reached, and what was read back. */
export function CallForm({ value }: { readonly value: CriticalValueDetail }): ReactElement {
  const t = useT()
  const [recipientName, setRecipientName] = useState('')
  const [channel, setChannel] = useState<(typeof channels)[number]>('phone')
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>('CONFIRMED')
  const [readBack, setReadBack] = useState('')
  const [remark, setRemark] = useState('')
  const log = useCommand(
    () => criticalValuesClient.logCall({ id: value.id, channel, recipientName, outcome, readBack, remark }),
    { refresh: [criticalValueKeys.all, ['core', 'work']] },
  )
  const lacking = recipientName.trim() === '' || (outcome === 'CONFIRMED' && readBack.trim() === '')
  return (
    <Panel title={t('critical-values.value.command.call')}>
      <form
        className="critical-call"
        onSubmit={(event) => {
          event.preventDefault()
          void log.run(undefined)
        }}
      >
        <label className="ygt-field">
          <span>{t('critical-values.call.recipient')}</span>
          <Input value={recipientName} maxLength={100} onChange={({ target }) => setRecipientName(target.value)} />
        </label>
        <Radio.Group
          aria-label={t('critical-values.call.channel')}
          value={channel}
          onChange={({ target }) => setChannel(target.value as (typeof channels)[number])}
          options={channels.map((one) => ({ value: one, label: t(`critical-values.channel.${one}`) }))}
        />
        <Radio.Group
          aria-label={t('critical-values.call.outcome')}
          value={outcome}
          onChange={({ target }) => setOutcome(target.value as (typeof outcomes)[number])}
          options={outcomes.map((one) => ({ value: one, label: t(`critical-values.outcome.${one}`) }))}
        />
        {outcome === 'CONFIRMED' ? (
          <label className="ygt-field">
            <span>{t('critical-values.column.read-back')}</span>
            <Input value={readBack} maxLength={500} onChange={({ target }) => setReadBack(target.value)} />
          </label>
        ) : null}
        <label className="ygt-field">
          <span>{t('critical-values.call.remark')}</span>
          <Input value={remark} maxLength={500} onChange={({ target }) => setRemark(target.value)} />
        </label>
        {log.problem ? <ProblemAlert problem={log.problem} /> : null}
        {log.offline ? <OfflineAlert /> : null}
        <Button htmlType="submit" disabled={lacking} loading={log.busy}>
          {t('critical-values.value.command.call')}
        </Button>
      </form>
      <style href="critical-call" precedence="default">
        {`.critical-call { display: grid; gap: 10px; justify-items: start; } .critical-call > .ygt-field { justify-self: stretch; max-width: 560px; }`}
      </style>
    </Panel>
  )
}
