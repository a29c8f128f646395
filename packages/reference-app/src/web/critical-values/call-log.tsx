import { CountyTime, type CriticalValueDetail, PractitionerName, StatusTag, type Tone, useT } from '@ygt/core/web'
import type { ReactElement } from 'react'

const tones: Readonly<Record<string, Tone>> = {
  CONFIRMED: 'done',
  REACHED_NO_READBACK: 'warning',
  UNABLE_TO_REACH: 'critical',
  SENT: 'progress',
  NOBODY: 'neutral',
}

/** Every attempt to tell somebody, the last first. */
export function CallLog({ calls }: { readonly calls: CriticalValueDetail['calls'] }): ReactElement {
  const t = useT()
  if (calls.length === 0) return <p className="ygt-muted critical-no-calls">{t('critical-values.page.calls.none')}</p>
  return (
    <table className="ygt-table critical-calls">
      <thead>
        <tr>
          {['at', 'from', 'to', 'channel', 'outcome', 'told'].map((column) => (
            <th key={column} scope="col">
              {t(`critical-values.call.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {calls.toReversed().map((call) => (
          <tr key={call.id}>
            <td>
              <CountyTime at={call.calledAt} />
            </td>
            <td>
              {call.caller || call.callerName ? (
                <PractitionerName id={call.caller} fallback={call.callerName} />
              ) : (
                t('critical-values.channel.system')
              )}
            </td>
            <td>
              {call.recipient ? (
                <PractitionerName id={call.recipient} fallback={call.recipientName} />
              ) : (
                (call.recipientName ?? '—')
              )}
              {call.rung ? <small className="ygt-muted"> {t(`critical-values.rung.${call.rung}`)}</small> : null}
            </td>
            <td>{t(`critical-values.channel.${call.channel}`)}</td>
            <td>
              <StatusTag tone={tones[call.outcome] ?? 'neutral'}>
                {t(`critical-values.outcome.${call.outcome}`)}
              </StatusTag>
            </td>
            <td data-wide>
              {call.readBack ? `“${call.readBack}”` : call.told}
              {call.remark ? <small className="ygt-muted"> {call.remark}</small> : null}
            </td>
          </tr>
        ))}
      </tbody>
      <style href="critical-calls" precedence="default">
        {`.critical-calls td:not([data-wide]) { white-space: nowrap; } .critical-calls small { display: block; } .critical-no-calls { padding: 10px 14px; }`}
      </style>
    </table>
  )
}
