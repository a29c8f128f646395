import {
  Answered,
  criticalValueKeys,
  criticalValuesClient,
  Link,
  lastMonths,
  OrganizationName,
  Panel,
  useAnswer,
  useT,
} from '@ygt/core/web'
import { type ReactElement, useState } from 'react'

/** 通报率 and 及时率 by institution and month; every number opens what it counts. */
export function RatesPanel(): ReactElement {
  const t = useT()
  const [months] = useState(() => lastMonths(6))
  const [to = '', from = to] = [months[0], months.at(-1)]
  const rates = useAnswer([...criticalValueKeys.rates, from, to], () => criticalValuesClient.rates({ from, to }))
  return (
    <Panel title={t('critical-values.rates.title')} flush>
      <Answered query={rates} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="ygt-muted critical-no-rates">{t('critical-values.rates.none')}</p>
          ) : (
            <div className="critical-rates">
              <table className="ygt-table">
                <thead>
                  <tr>
                    <th scope="col">{t('critical-values.ledger.month')}</th>
                    <th scope="col">{t('critical-values.rates.organization')}</th>
                    {columns.map((column) => (
                      <th key={column} scope="col" data-align="right">
                        {t(`critical-values.rates.${column}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {items.map((line) => (
                    <RateLine key={`${line.organization} ${line.month}`} line={line} />
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Answered>
      <style href="critical-rates" precedence="default">
        {`.critical-rates { max-height: 190px; overflow: auto; } .critical-no-rates { padding: 10px 14px; }`}
      </style>
    </Panel>
  )
}

const columns = [
  'raised',
  'notified',
  'notification-rate',
  'acknowledged',
  'acknowledgement-rate',
  'closed',
  'withdrawn',
] as const

interface Line {
  readonly organization: string
  readonly month: string
  readonly raised: number
  readonly notifiedInTime: number
  readonly acknowledgedInTime: number
  readonly closed: number
  readonly withdrawn: number
}

function RateLine({ line }: { readonly line: Line }): ReactElement {
  const { organization, month } = line
  const number = (n: number, more: Readonly<Record<string, string>>) => (
    <Link to={`/critical-values?${new URLSearchParams({ organization, month, ...more })}`}>{n}</Link>
  )
  const cells: Readonly<Record<(typeof columns)[number], ReactElement | string>> = {
    raised: number(line.raised, { counted: 'true' }),
    notified: number(line.notifiedInTime, { counted: 'true', notifiedInTime: 'true' }),
    'notification-rate': percent(line.notifiedInTime, line.raised),
    acknowledged: number(line.acknowledgedInTime, { counted: 'true', acknowledgedInTime: 'true' }),
    'acknowledgement-rate': percent(line.acknowledgedInTime, line.raised),
    closed: number(line.closed, { state: 'closed' }),
    withdrawn: number(line.withdrawn, { state: 'withdrawn' }),
  }
  return (
    <tr>
      <td className="ygt-number">{month}</td>
      <td>
        <OrganizationName id={organization} />
      </td>
      {columns.map((column) => (
        <td key={column} data-align="right" className="ygt-number">
          {cells[column]}
        </td>
      ))}
    </tr>
  )
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '—' : `${((100 * part) / whole).toFixed(1)} %`
}
