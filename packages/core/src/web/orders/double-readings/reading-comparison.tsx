import type { ReactElement } from 'react'
import { Link } from 'react-router'
import { CommandBar } from '../../command-bar.tsx'
import { DeadlineClock } from '../../county-time.tsx'
import { useT } from '../../labels.tsx'
import { Page, Panel } from '../../page.tsx'
import { PatientBanner } from '../../patient-banner.tsx'
import { ProblemAlert } from '../../problem-alert.tsx'
import { useAnswer, useCommand } from '../../queries.ts'
import { useSession } from '../../session.tsx'
import { useCentre, useCentreWords, useExaminationName } from '../centre.tsx'
import { afterReading, type DoubleReadingRow, doubleReadingsClient } from '../double-readings-client.ts'
import { ReportText } from '../reports/report-text.tsx'
import { requestKeys, requestsClient } from '../requests-client.ts'
import { AmendFromReading } from './amend-from-reading.tsx'
import { ReadingProgress } from './reading-progress.tsx'
import { ReadingStep } from './reading-step.tsx'
import { ReadingState } from './reading-words.tsx'

/** Both texts side by side with what differs marked, the next step, and how it went so far. */
export function ReadingComparison({ reading }: { readonly reading: DoubleReadingRow }): ReactElement {
  const t = useT()
  const { say } = useCentreWords()
  const { category, pathOf } = useCentre()
  const { may } = useSession()
  const nameOf = useExaminationName()
  const { id, patient, patientName, patientSex, patientBirthDate, state, report } = reading
  const request = useAnswer(
    requestKeys.request(reading.request),
    () => requestsClient.getRequest({ id: reading.request }),
    { enabled: may(`orders:request:read@${category}`) },
  )
  const claim = useCommand(() => doubleReadingsClient.claimReading({ id }), { refresh: afterReading })
  const open = !['concluded', 'settled', 'cancelled'].includes(state)
  return (
    <Page
      title={nameOf(reading.display)}
      note={
        <>
          <ReadingState state={state} />
          {open && reading.submittedAt === null ? <DeadlineClock at={reading.dueAt} within={240} /> : null}
          <span className="ygt-number">{reading.accessionNumber}</span>
        </>
      }
      banner={
        <PatientBanner
          patient={patient}
          snapshot={{ name: patientName, sex: patientSex, birthDate: patientBirthDate }}
        />
      }
      actions={
        <>
          {request.data?.task && reading.submittedAt && may(`orders:task:read@${category}`) ? (
            <Link to={pathOf.reading(request.data.task)}>{t('orders.double-reading.images')}</Link>
          ) : null}
          {report && may(`orders:report:read@${category}`) ? (
            <Link to={pathOf.report(report)}>{say('report.open')}</Link>
          ) : null}
          {report && !open ? <AmendFromReading reading={reading} report={report} /> : null}
        </>
      }
    >
      <div className="double-reading">
        <div>
          {state === 'waiting' ? (
            <Panel title={t('orders.double-reading.waiting.title')}>
              <p>{t('orders.double-reading.waiting.text')}</p>
              <CommandBar
                commands={reading.commands}
                busy={claim.busy}
                offered={[
                  {
                    id: 'claim',
                    label: 'orders.double-reading.command.claim',
                    run: () => claim.run(undefined),
                  },
                ]}
              />
              {claim.problem ? <ProblemAlert problem={claim.problem} /> : null}
            </Panel>
          ) : (
            <BothTexts reading={reading} />
          )}
          <ReadingStep key={state} reading={reading} />
        </div>
        <Panel title={t('orders.double-reading.progress')}>
          <ReadingProgress reading={reading} />
        </Panel>
      </div>
      <style href="double-reading" precedence="default">
        {`.double-reading { display: grid; grid-template-columns: minmax(0, 1fr) 340px; gap: 12px; align-items: start; } .double-reading > div { display: grid; gap: 12px; } .double-texts { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; } @media (max-width: 900px) { .double-reading, .double-texts { grid-template-columns: minmax(0, 1fr); } }`}
      </style>
    </Page>
  )
}

function BothTexts({ reading }: { readonly reading: DoubleReadingRow }): ReactElement {
  const t = useT()
  const { authorName, readerName, content, positive, firstContent, firstPositive } = reading
  const first = firstContent && { content: firstContent, positive: firstPositive }
  const second = content && { content, positive }
  return (
    <div className="double-texts" data-double-texts>
      <Panel title={t('orders.double-reading.first', { name: authorName ?? '' })}>
        {first ? (
          <ReportText report={first} compared={second ?? undefined} side="before" />
        ) : (
          <p className="ygt-muted">{t('orders.double-reading.first.closed')}</p>
        )}
      </Panel>
      <Panel title={t('orders.double-reading.second', { name: readerName ?? '' })}>
        {second ? (
          <ReportText report={second} compared={first ?? undefined} side="after" />
        ) : (
          <p className="ygt-muted">{t('orders.double-reading.second.closed')}</p>
        )}
      </Panel>
    </div>
  )
}
