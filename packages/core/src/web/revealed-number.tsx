import { Button, Input, Popover } from 'antd'
import { type ReactElement, useState } from 'react'
import { useT } from './labels.tsx'
import { ProblemAlert } from './problem-alert.tsx'
import { useCommand } from './queries.ts'
import { residentsClient } from './residents.ts'
import { useSession } from './session.tsx'

interface RevealedNumberProps {
  readonly resident: string
  readonly field: 'citizenNumber' | 'phone'
  readonly masked: string
  readonly label: string
}

/** A masked number; the whole one needs a reason, and who saw it stands in the audit. */
export function RevealedNumber({ resident, field, masked, label }: RevealedNumberProps): ReactElement {
  const t = useT()
  const { may } = useSession()
  const [value, setValue] = useState<string>()
  const [reason, setReason] = useState('')
  const reveal = useCommand((why: string) => residentsClient.revealNumber({ id: resident, field, reason: why }), {
    done: (shown) => setValue(shown.value),
  })
  const asking = (
    <form
      className="ygt-reveal"
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim().length >= 4) void reveal.run(reason.trim())
      }}
    >
      <p>{t('web.reveal.text')}</p>
      <Input
        autoFocus
        value={reason}
        maxLength={300}
        placeholder={t('web.reason.hint')}
        aria-label={t('web.reason')}
        onChange={({ target }) => setReason(target.value)}
      />
      {reveal.problem ? <ProblemAlert problem={reveal.problem} /> : null}
      <Button htmlType="submit" type="primary" loading={reveal.busy} disabled={reason.trim().length < 4}>
        {t('web.reveal.show')}
      </Button>
    </form>
  )
  return (
    <span className="ygt-masked">
      <span className="ygt-muted">{label}</span> <span className="ygt-number">{value ?? masked}</span>
      {value === undefined && may('patients:patient:reveal') ? (
        <Popover trigger="click" content={asking} placement="bottom">
          <button type="button" className="ygt-link">
            {t('web.reveal')}
          </button>
        </Popover>
      ) : null}
    </span>
  )
}
