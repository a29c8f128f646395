import { CountyTime, type CriticalValueDetail, DeadlineClock, PractitionerName, StatusTag, useT } from '@ygt/core/web'
import type { ReactElement, ReactNode } from 'react'

interface Step {
  readonly name: string
  readonly at: string | null
  readonly who?: ReactNode
  readonly inTime?: boolean | null
  readonly words?: string | null
}

/** The steps of the loop, done and to come, with who did each and whether it was in time. */
export function LoopSteps({ value }: { readonly value: CriticalValueDetail }): ReactElement {
  const t = useT()
  const steps: readonly Step[] = [
    { name: 'raised', at: value.raisedAt, who: <PractitionerName id={value.raisedBy} fallback={value.raisedByName} /> },
    {
      name: 'confirmed',
      at: value.confirmedAt,
      who: <PractitionerName id={value.confirmedBy} fallback={value.confirmedByName} />,
    },
    { name: 'notified', at: value.notifiedAt, inTime: value.notifiedInTime },
    {
      name: 'acknowledged',
      at: value.acknowledgedAt,
      who: <PractitionerName id={value.acknowledgedBy} fallback={value.acknowledgedByName} />,
      inTime: value.acknowledgedInTime,
      words: value.readBack,
    },
    { name: 'acted-upon', at: value.actedAt, who: <PractitionerName id={value.actedBy} />, words: value.action },
    { name: 'noted', at: value.notedAt, who: <PractitionerName id={value.notedBy} />, words: value.progressNote },
    { name: 'closed', at: value.closedAt },
  ]
  const next = value.state === 'withdrawn' ? -1 : steps.findIndex(({ at }) => at === null)
  return (
    <ol className="critical-steps">
      {steps.map(({ name, at, who, inTime, words }, index) => (
        <li key={name} data-done={at !== null} data-next={index === next}>
          <strong>{t(`critical-values.step.${name}`)}</strong>
          {at === null ? (
            index === next ? (
              <DeadlineClock at={value.dueAt} within={5} />
            ) : null
          ) : (
            <span>
              <CountyTime at={at} /> {who}{' '}
              {inTime === null || inTime === undefined ? null : (
                <StatusTag tone={inTime ? 'done' : 'critical'}>{t(`critical-values.in-time.${inTime}`)}</StatusTag>
              )}
            </span>
          )}
          {words ? <p className="ygt-lines ygt-muted">{words}</p> : null}
        </li>
      ))}
      <style href="critical-steps" precedence="default">
        {`.critical-steps { list-style: none; display: grid; } .critical-steps li { padding: 0 0 14px 18px; border-left: 2px solid var(--ygt-line); position: relative; display: grid; gap: 2px; color: var(--ygt-soft); } .critical-steps li::before { content: ''; position: absolute; left: -7px; top: 4px; width: 12px; height: 12px; border-radius: 50%; border: 2px solid var(--ygt-line); background: var(--ygt-surface); box-sizing: border-box; } .critical-steps li[data-done="true"] { border-color: var(--ygt-done); color: inherit; } .critical-steps li[data-done="true"]::before { background: var(--ygt-done); border-color: var(--ygt-done); } .critical-steps li[data-next="true"]::before { border-color: var(--ygt-critical); } .critical-steps li:last-child { border-color: transparent; padding-bottom: 0; }`}
      </style>
    </ol>
  )
}
