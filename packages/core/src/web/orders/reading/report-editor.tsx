import { Alert, Button } from 'antd'
import { type ReactElement, useRef, useState } from 'react'
import { CommandBar } from '../../command-bar.tsx'
import { CriticalValuePanel } from '../../critical-values/raise-panel.tsx'
import { useT } from '../../labels.tsx'
import { useCommand } from '../../queries.ts'
import { PhraseMenu } from '../../reports/phrase-menu.tsx'
import { type ReportRow, reportKeys, reportsClient } from '../../reports/reports-client.ts'
import { SignDialog } from '../../reports/sign-dialog.tsx'
import { StructuredFields } from '../../reports/structured-fields.tsx'
import { useShortcuts } from '../../shortcuts.tsx'
import { StatusTag } from '../../status-tag.tsx'
import { useCentre, useCentreWords } from '../centre.tsx'
import { SendUpPanel } from '../send-up-panel.tsx'
import { Outcome } from '../status-tags.tsx'
import { type TaskRow, taskKeys, tasksClient } from '../tasks-client.ts'
import { PriorReports } from './prior-reports.tsx'
import { SavedMark } from './saved-mark.tsx'
import { TemplateMenu } from './template-menu.tsx'
import { TextFields } from './text-fields.tsx'
import { usePriorReports } from './use-prior-reports.ts'
import { useReportDraft, type Written } from './use-report-draft.ts'
import { useStructured } from './use-structured.ts'

/** Where a report is written; Ctrl+Enter signs. */
export function ReportEditor({ task, report }: { readonly task: TaskRow; readonly report: ReportRow }): ReactElement {
  const { category, sections, conclusion } = useCentre()
  const { say, keyOf } = useCentreWords()
  const t = useT()
  const { written, saved, change, save, overwrite, takeTheirs } = useReportDraft(report)
  const [signing, setSigning] = useState(0)
  const refresh = [reportKeys.versions(task.request), taskKeys.task(task.id), taskKeys.tasks, ['core', 'work']]
  const structured = useStructured(written, change)
  const prior = usePriorReports(report)
  const [comparing, setComparing] = useState(false)
  const [section, setSection] = useState(() => sections.find(({ required }) => required)?.key ?? conclusion)
  const typing = useRef<HTMLTextAreaElement>(null)
  const discard = useCommand(() => reportsClient.discardReport({ id: report.id }), { refresh })
  const handBack = useCommand(() => tasksClient.handBackTask({ id: task.id }), { refresh })
  const askToSign = (): void => void save().then((stored) => stored && setSigning(Date.now()))
  const compare = (): void => setComparing((shown) => !shown)
  useShortcuts([
    { keys: 'Ctrl+Enter', label: 'orders.report.command.sign', whileTyping: true, run: askToSign },
    { keys: 'Alt+p', label: keyOf('report.prior'), whileTyping: true, run: compare },
  ])
  const insertPhrase = (phrase: string): void => {
    const text = written.content[section] ?? ''
    const at = typing.current?.selectionStart ?? text.length
    const end = typing.current?.selectionEnd ?? at
    change({
      ...written,
      content: { ...written.content, [section]: `${text.slice(0, at)}${phrase}${text.slice(end)}` },
    })
    typing.current?.focus()
  }
  /** What is looked through for critical findings: the conclusion first. */
  const textOf = (content: Written['content']): string =>
    [conclusion, ...sections.flatMap(({ key, required }) => (required && key !== conclusion ? [key] : []))]
      .map((key) => content[key])
      .filter(Boolean)
      .join('\n')
  const previous = prior.data?.find((one) => one.structured?.template === written.structured?.template)?.structured
  return (
    <div className="reading-editor">
      {report.revision > 1 ? (
        <Alert
          type="info"
          showIcon
          title={say('report.amending', { revision: report.revision, reason: report.amendmentReason })}
        />
      ) : null}
      {report.statusReason ? (
        <Alert type="warning" showIcon title={say('report.sent-back', { reason: report.statusReason })} />
      ) : null}
      <div className="reading-tools">
        <TemplateMenu task={task} insert={structured.begin} insertNormal={structured.beginNormal} />
        <PhraseMenu
          category={category}
          section={section}
          insert={insertPhrase}
          selected={() => typing.current?.value.slice(typing.current.selectionStart, typing.current.selectionEnd) ?? ''}
        />
        <Button onClick={compare} aria-pressed={comparing} title="Alt+P">
          {say('report.prior')}
        </Button>
        <SavedMark saved={saved} />
      </div>
      {comparing ? <PriorReports prior={prior} /> : null}
      {structured.fields.length > 0 ? (
        <>
          <StructuredFields
            fields={structured.fields}
            values={structured.values}
            previous={previous?.values}
            change={structured.set}
          />
          {structured.edited.map((key) => (
            <Alert
              key={key}
              type="info"
              showIcon
              title={t('orders.structured.edited', {
                section: t(sections.find((one) => one.key === key)?.label ?? key),
              })}
            />
          ))}
          <Button type="link" className="reading-leave" onClick={structured.leave}>
            {t('orders.structured.leave')}
          </Button>
        </>
      ) : null}
      {saved === 'conflict' ? (
        <Alert
          type="warning"
          showIcon
          title={say('report.conflict')}
          action={
            <>
              <Button size="small" onClick={() => void takeTheirs()}>
                {t('web.conflict.theirs')}
              </Button>
              <Button size="small" type="primary" onClick={() => void overwrite()}>
                {t('web.conflict.mine')}
              </Button>
            </>
          }
        />
      ) : null}
      <TextFields
        text={written}
        change={change}
        left={() => void (saved === 'typing' && save())}
        entered={(key, element) => {
          typing.current = element
          setSection(key)
        }}
      />
      <div className="reading-actions">
        <CriticalValuePanel
          category={category}
          request={task.request}
          report={report.id}
          text={textOf(written.content)}
        />
        <SendUpPanel category={category} request={task.request} task={task.id} />
        <Button type="primary" onClick={askToSign} title="Ctrl+Enter">
          {t('orders.report.command.sign')} <kbd>Ctrl Enter</kbd>
        </Button>
        <CommandBar
          primary={false}
          commands={[
            ...task.commands.filter((c) => c === 'handBack'),
            ...report.commands.filter((c) => c === 'discard'),
          ]}
          busy={discard.busy || handBack.busy}
          problem={discard.problem ?? handBack.problem}
          offered={[
            {
              id: 'discard',
              label: 'orders.report.command.discard',
              danger: true,
              confirm: say('report.discard.confirm'),
              run: () => discard.run(undefined),
            },
            {
              id: 'handBack',
              label: 'orders.task.command.handBack',
              confirm: say('reading.hand-back.confirm'),
              run: () => handBack.run(undefined),
            },
          ]}
        />
      </div>
      {signing > 0 ? (
        <SignDialog
          report={report.id}
          category={category}
          opened={signing}
          title={say('report.sign.title')}
          sections={sections}
          refresh={refresh}
          close={() => setSigning(0)}
        >
          <p>{say('report.sign.text', { name: report.patientName, examination: report.display })}</p>
          <p>
            {written.positive === null ? (
              <StatusTag tone="neutral">{say('report.outcome.none')}</StatusTag>
            ) : (
              <Outcome positive={written.positive} />
            )}
          </p>
          <p className="ygt-lines reading-impression">{written.content[conclusion]}</p>
        </SignDialog>
      ) : null}
    </div>
  )
}
