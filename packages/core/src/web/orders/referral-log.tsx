import { Alert, Tag } from 'antd'
import type { ReactElement } from 'react'
import { CountyTime } from '../county-time.tsx'
import { useLabels } from '../labels.tsx'
import { Facts, Panel } from '../page.tsx'
import type { CaseDetail } from './referral-client.ts'

type Message = CaseDetail['messages'][number]

/** How far a case outside the county has come: consent, delivery, and every message that went and came; the newest first. */
export function ReferralLog({ shown }: { readonly shown: CaseDetail }): ReactElement | null {
  const { t, language } = useLabels()
  const { delivery, deliveryError, consent, messages } = shown
  if (shown.destination !== 'outside') return null
  return (
    <Panel title={t('orders.refer.log')} extra={delivery ? <Tag>{t(`orders.case-delivery.${delivery}`)}</Tag> : null}>
      {deliveryError ? <Alert type="warning" showIcon title={deliveryError[language]} /> : null}
      <Facts
        columns={1}
        items={[
          [
            t('orders.refer.number'),
            <span key="number" className="ygt-number">
              {shown.number}
            </span>,
          ],
          [
            t('orders.refer.consent'),
            consent ? (
              <span key="consent">
                {t(`orders.consent-form.${consent.form}`)} · {consent.by} · <CountyTime at={consent.at} /> ·{' '}
                {t('orders.refer.recorded', { by: consent.recordedBy })}
              </span>
            ) : null,
          ],
        ]}
      />
      <ul className="refer-log">
        {linesOf(messages).map(({ message, count }) => (
          <li key={message.id}>
            <CountyTime at={message.at} /> {message.direction === 'out' ? '→' : '←'}{' '}
            {t(`orders.refer.message.${message.kind}`, { count: `${count}` })}
            {message.issues.map(({ pointer, ...sentence }) => (
              <div key={pointer} className="ygt-muted">
                {pointer} {sentence[language]}
              </div>
            ))}
            {message.kind === 'image' ? null : (
              <details>
                <summary>{t('orders.refer.raw')}</summary>
                <pre className="refer-raw">{JSON.stringify(message.body, null, 2)}</pre>
              </details>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** Images in one line, with their number and when the last of them went. */
function linesOf(messages: readonly Message[]): { readonly message: Message; readonly count: number }[] {
  const images = messages.filter(({ kind }) => kind === 'image')
  const shown = messages.filter((one) => one.kind !== 'image' || one === images[0])
  return shown.map((message) => ({ message, count: message.kind === 'image' ? images.length : 1 }))
}
