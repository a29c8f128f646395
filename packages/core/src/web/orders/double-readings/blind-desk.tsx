import { Alert, Button, Radio } from 'antd'
import type { ReactElement } from 'react'
import { CommandBar } from '../../command-bar.tsx'
import { DeadlineClock } from '../../county-time.tsx'
import { useT } from '../../labels.tsx'
import { LinesInput } from '../../lines-input.tsx'
import { useTitle } from '../../page.tsx'
import { Answered } from '../../page-states.tsx'
import { PatientBanner } from '../../patient-banner.tsx'
import { OfflineAlert, ProblemAlert } from '../../problem-alert.tsx'
import { useAnswer, useCommand } from '../../queries.ts'
import { useShortcuts } from '../../shortcuts.tsx'
import { useCentre, useCentreWords, useExaminationName } from '../centre.tsx'
import { afterReading, type DoubleReadingRow, doubleReadingsClient } from '../double-readings-client.ts'
import { READING_STYLE } from '../reading/reading-style.ts'
import { SavedMark } from '../reading/saved-mark.tsx'
import { requestKeys, requestsClient } from '../requests-client.ts'
import { taskKeys, tasksClient } from '../tasks-client.ts'
import { useSecondText } from './use-second-text.ts'

/** 盲读: what the report was written from at the left, an own text at the right, and nothing of the first report. */
export function BlindDesk({ reading }: { readonly reading: DoubleReadingRow }): ReactElement {
  const nameOf = useExaminationName()
  const { say } = useCentreWords()
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
          <details className="reading-asked" open>
            <summary>{say('request.title')}</summary>
            <p>
              <span className="ygt-muted">{say('request.purpose')}</span> {request.data?.purpose}
            </p>
            {request.data?.clinicalNotes ? (
              <p className="ygt-lines">
                <span className="ygt-muted">{say('request.clinical-notes')}</span> {request.data.clinicalNotes}
              </p>
            ) : null}
          </details>
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
  const { say } = useCentreWords()
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
      {sections.map(({ key, label, required, lines = 1 }, index) => (
        <label key={key} className="reading-section" data-section={key}>
          <span>
            {t(label)}
            {required ? ' *' : null}
          </span>
          <LinesInput
            autoFocus={index === sections.findIndex((one) => one.required)}
            value={text.content[key] ?? ''}
            maxLength={20_000}
            least={lines}
            most={18}
            onChange={({ target }) => change({ ...text, content: { ...text.content, [key]: target.value } })}
            onBlur={() => void (saved === 'typing' && save())}
          />
        </label>
      ))}
      <div className="reading-positive">
        <span>{say('report.outcome')}</span>
        <Radio.Group
          value={text.positive ?? undefined}
          onChange={({ target }) => change({ ...text, positive: target.value as boolean })}
          options={[
            { value: true, label: say('report.positive') },
            { value: false, label: say('report.negative') },
          ]}
        />
      </div>
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
