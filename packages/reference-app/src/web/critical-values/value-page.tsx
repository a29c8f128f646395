import {
  Answered,
  CommandBar,
  CountyTime,
  CriticalFindingWords,
  type CriticalValueDetail,
  CriticalValueState,
  criticalValueKeys,
  criticalValuesClient,
  DeadlineClock,
  Facts,
  OrganizationName,
  Page,
  Panel,
  PatientBanner,
  PractitionerName,
  useAnswer,
  useCommand,
  useLiveRefresh,
  useT,
} from '@ygt/core/web'
import type { ReactElement } from 'react'
import { Link, useParams } from 'react-router'
import { CallForm } from './call-form.tsx'
import { CallLog } from './call-log.tsx'
import { LoopSteps } from './loop-steps.tsx'
import { NextStep } from './next-step.tsx'

/** One critical value: of whom, what, what is due now and by when, who was told, and how it went. */
export default function CriticalValuePage(): ReactElement {
  const { id = '' } = useParams()
  const key = criticalValueKeys.one(id)
  const value = useAnswer(key, () => criticalValuesClient.getValue({ id }), { every: 60_000 })
  useLiveRefresh('work', key)
  return <Answered query={value}>{(shown) => <Shown value={shown} />}</Answered>
}

function Shown({ value }: { readonly value: CriticalValueDetail }): ReactElement {
  const t = useT()
  const { id, patient, patientName, patientSex, patientBirthDate } = value
  const refresh = [criticalValueKeys.all, ['core', 'work']]
  const withdraw = useCommand((reason: string) => criticalValuesClient.withdrawValue({ id, reason }), { refresh })
  const remind = useCommand(() => criticalValuesClient.remind({ id }), { refresh })
  const supervise = useCommand(() => criticalValuesClient.supervise({ id }), { refresh })
  return (
    <Page
      title={t('critical-values.title')}
      note={
        <>
          <CriticalValueState state={value.state} />
          <DeadlineClock at={value.dueAt} within={5} />
          <span className="ygt-number">{value.accessionNumber}</span>
        </>
      }
      banner={
        <PatientBanner
          patient={patient}
          snapshot={{ name: patientName, sex: patientSex, birthDate: patientBirthDate }}
        />
      }
      actions={
        <CommandBar
          primary={false}
          commands={value.commands}
          busy={withdraw.busy || remind.busy || supervise.busy}
          problem={withdraw.problem ?? remind.problem ?? supervise.problem}
          offered={[
            {
              id: 'remind',
              label: 'critical-values.value.command.remind',
              confirm: t('critical-values.remind.confirm'),
              run: () => remind.run(undefined),
            },
            {
              id: 'supervise',
              label: 'critical-values.value.command.supervise',
              confirm: t('critical-values.supervise.confirm'),
              run: () => supervise.run(undefined),
            },
            {
              id: 'withdraw',
              label: 'critical-values.value.command.withdraw',
              danger: true,
              reason: true,
              confirm: t('critical-values.withdraw.ask'),
              run: withdraw.run,
            },
          ]}
        />
      }
    >
      <div className="critical-value">
        <div>
          <Panel title={t('critical-values.page.what')}>
            <p className="critical-finding">
              <CriticalFindingWords value={value} />
            </p>
            {value.detail ? <p className="ygt-lines critical-detail">{value.detail}</p> : null}
            <Facts
              items={[
                [
                  t('critical-values.column.examination'),
                  value.requestPage ? (
                    <Link key="examination" to={value.requestPage}>
                      {value.examination}
                    </Link>
                  ) : (
                    value.examination
                  ),
                ],
                [t('critical-values.column.placer'), <OrganizationName key="placer" id={value.organization} />],
                [t('critical-values.rung.requester'), <PractitionerName key="requester" id={value.requester} />],
                [
                  t('critical-values.column.raised-by'),
                  <span key="raised">
                    <PractitionerName id={value.raisedBy} fallback={value.raisedByName} />{' '}
                    <CountyTime at={value.raisedAt} />
                  </span>,
                ],
                value.statusReason ? [t('critical-values.column.reason'), value.statusReason] : null,
              ]}
            />
          </Panel>
          <NextStep key={value.state} value={value} />
          {value.commands.includes('call') ? <CallForm key={value.calls.length} value={value} /> : null}
          <Panel title={t('critical-values.page.calls')} flush>
            <CallLog calls={value.calls} />
          </Panel>
        </div>
        <Panel title={t('critical-values.page.loop')}>
          <LoopSteps value={value} />
        </Panel>
      </div>
      <style
        href="critical-value"
        precedence="default"
      >{`.critical-value { display: grid; grid-template-columns: minmax(0, 1fr) 380px; gap: 12px; align-items: start; } .critical-value > div { display: grid; gap: 12px; } .critical-finding { font-size: 20px; color: var(--ygt-critical); } .critical-detail { margin: 4px 0 12px; font-size: 16px; } @media (max-width: 900px) { .critical-value { grid-template-columns: minmax(0, 1fr); } }`}</style>
    </Page>
  )
}
