import { Alert, Button } from 'antd'
import type { ReactElement } from 'react'
import { CommandBar } from '../../command-bar.tsx'
import { DeadlineClock } from '../../county-time.tsx'
import { useT } from '../../labels.tsx'
import { useTitle } from '../../page.tsx'
import { Answered } from '../../page-states.tsx'
import { PatientBanner } from '../../patient-banner.tsx'
import { OfflineAlert, ProblemAlert } from '../../problem-alert.tsx'
import { useAnswer, useCommand } from '../../queries.ts'
import { useShortcuts } from '../../shortcuts.tsx'
import { useCentre, useExaminationName } from '../centre.tsx'
import { afterReading, type DoubleReadingRow, doubleReadingsClient } from '../double-readings-client.ts'
import { AskedFor } from '../reading/asked-for.tsx'
import { READING_STYLE } from '../reading/reading-style.ts'
import { SavedMark } from '../reading/saved-mark.tsx'
import { TextFields } from '../reading/text-fields.tsx'
import { requestKeys, requestsClient } from '../requests-client.ts'
import { taskKeys, tasksClient } from '../tasks-client.ts'
import { useSecondText } from './use-second-text.ts'

/** 盲读: what the report was written from at the left, an own text at the right, and nothing of the first report. */
export function BlindDesk({ reading }: { readonly reading: DoubleReadingRow }): ReactElement {
  const nameOf = useExaminationName()
  const { patient, patientName, patientSex, patientBirthDate, display, accessionNumber, dueAt } = reading
  const request = useAnswer(requestKeys.request(reading.request), () =>
    requestsClient.getRequest({ id: reading.request }),
  )
  useTitle(`${patientName} ${nameOf(display)}`)
  return (
    <div className="blind-desk reading-desk">
      <style href="order-reading" precedence="default">
        {READING_STYLE}
      </style>
      <style href="blind-desk" precedence="default">
        {`.blind-desk { height: 100%; }`}
      </style>
      <PatientBanner patient={patient} snapshot={{ name: patientName, sex: patientSex, birthDate: patientBirthDate }}>
        <DeadlineClock at={dueAt} within={240} />
        <span>{nameOf(display)}</span>
        <span className="ygt-number ygt-muted">{accessionNumber}</span>
      </PatientBanner>
      <div className="reading-main">
        <div className="reading-surface">{request.data?.task ? <Surface task={request.data.task} /> : null}</div>
        <section className="reading-report" data-blind>
          <AskedFor request={request.data} />
          <SecondTextForm reading={reading} />
        </section>
      </div>
    </div>
  )
}

function Surface({ task: id }: { readonly task: string }): ReactElement {
  const { slots } = useCentre()
  const task = useAnswer(taskKeys.task(id), () => tasksClient.getTask({ id }))
  return <Answered query={task}>{(shown) => <slots.surface task={shown} />}</Answered>
}

function SecondTextForm({ reading }: { readonly reading: DoubleReadingRow }): ReactElement {
  const t = useT()
  const { sections } = useCentre()
  const { id, commands } = reading
  const { text, saved, problem, change, save, overwrite, forget } = useSecondText(reading)
  const submit = useCommand(() => doubleReadingsClient.submitReading({ id }), { refresh: afterReading, done: forget })
  const handBack = useCommand(() => doubleReadingsClient.handBackReading({ id }), {
    refresh: afterReading,
    done: forget,
  })
  const empty = sections.some(({ key, required }) => required && !(text.content[key] ?? '').trim())
  useShortcuts([
    {
      keys: 'Ctrl+Enter',
      label: 'orders.double-reading.command.submit',
      whileTyping: true,
      run: () => document.querySelector<HTMLElement>('[data-blind] .ant-btn-primary')?.click(),
    },
  ])
  return (
    <div className="reading-editor">
      <Alert type="info" showIcon title={t('orders.double-reading.blind')} />
      <div>
        <SavedMark saved={saved} />
      </div>
      {problem ? <ProblemAlert problem={problem} /> : null}
      {saved === 'conflict' ? (
        <Button size="small" onClick={() => void overwrite()}>
          {t('web.conflict.mine')}
        </Button>
      ) : null}
      <TextFields text={text} change={change} left={() => void (saved === 'typing' && save())} />
      <div className="reading-actions">
        <CommandBar
          commands={empty ? commands.filter((name) => name !== 'submit') : commands}
          primary={!empty}
          busy={submit.busy || handBack.busy}
          problem={submit.problem ?? handBack.problem}
          offered={[
            {
              id: 'submit',
              label: 'orders.double-reading.command.submit',
              confirm: t('orders.double-reading.submit.confirm'),
              keys: 'Ctrl+Enter',
              run: async () => ((await save()) ? submit.run(undefined) : undefined),
            },
            {
              id: 'handBack',
              label: 'orders.double-reading.command.handBack',
              confirm: t('orders.double-reading.hand-back.confirm'),
              run: () => handBack.run(undefined),
            },
          ]}
        />
        {empty ? <span className="ygt-muted">{t('orders.double-reading.fill-in')}</span> : null}
      </div>
      {submit.offline || handBack.offline ? <OfflineAlert /> : null}
    </div>
  )
}
