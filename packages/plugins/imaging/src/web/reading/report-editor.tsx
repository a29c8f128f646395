import {
  CommandBar,
  CriticalValuePanel,
  LinesInput,
  PhraseMenu,
  SignDialog,
  StatusTag,
  StructuredFields,
  useCommand,
  useLabels,
  useShortcuts,
} from '@ygt/core/web'
import { Alert, Button, Radio } from 'antd'
import { type ReactElement, useRef, useState } from 'react'
import { reportSections } from '../../report-sections.ts'
import { category, keys, type ReportView, type TaskView, useOrders } from '../clients.ts'
import { PriorReports } from './prior-reports.tsx'
import { SavedMark } from './saved-mark.tsx'
import { TemplateMenu } from './template-menu.tsx'
import { usePriorReports } from './use-prior-reports.ts'
import { useReportDraft } from './use-report-draft.ts'
import { useStructured } from './use-structured.ts'

/** Where a report is written; Ctrl+Enter signs. */
export function ReportEditor({ task, report }: { readonly task: TaskView; readonly report: ReportView }): ReactElement {
  const { t } = useLabels()
  const orders = useOrders()
  const { written, saved, change, save, overwrite, takeTheirs } = useReportDraft(report)
  const [signing, setSigning] = useState(0)
  const refresh = [keys.versions(task.request), keys.task(task.id), keys.tasks, ['core', 'work']]
  const structured = useStructured(written, change)
  const prior = usePriorReports(report)
  const [comparing, setComparing] = useState(false)
  const [section, setSection] = useState('findings')
  const typing = useRef<HTMLTextAreaElement>(null)
  const discard = useCommand(() => orders.discardReport({ id: report.id }), { refresh })
  const handBack = useCommand(() => orders.handBackTask({ id: task.id }), { refresh })
  const askToSign = (): void => void save().then((stored) => stored && setSigning(Date.now()))
  const compare = (): void => setComparing((shown) => !shown)
  useShortcuts([
    { keys: 'Ctrl+Enter', label: 'orders.report.command.sign', whileTyping: true, run: askToSign },
    { keys: 'Alt+p', label: 'imaging.report.prior', whileTyping: true, run: compare },
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
  const previous = prior.data?.find((one) => one.structured?.template === written.structured?.template)?.structured
  return (
    <div className="reading-editor">
      {report.revision > 1 ? (
        <Alert
          type="info"
          showIcon
          title={t('imaging.report.amending', { revision: report.revision, reason: report.amendmentReason })}
        />
      ) : null}
      {report.statusReason ? (
        <Alert type="warning" showIcon title={t('imaging.report.sent-back', { reason: report.statusReason })} />
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
          {t('imaging.report.prior')}
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
              title={t('orders.structured.edited', { section: t(`imaging.report.section.${key}`) })}
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
          title={t('imaging.report.conflict')}
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
      {reportSections.map(({ key, label, required }, index) => (
        <label key={key} className="reading-section" data-section={key}>
          <span>
            {t(label)}
            {required ? ' *' : null}
          </span>
          <LinesInput
            autoFocus={index === 1}
            value={written.content[key] ?? ''}
            maxLength={20_000}
            least={key === 'findings' ? 9 : key === 'impression' ? 4 : 1}
            most={18}
            onChange={({ target }) => change({ ...written, content: { ...written.content, [key]: target.value } })}
            onFocus={({ target }) => {
              typing.current = target
              setSection(key)
            }}
            onBlur={() => void (saved === 'typing' && save())}
          />
        </label>
      ))}
      <div className="reading-positive">
        <span>{t('imaging.report.outcome')}</span>
        <Radio.Group
          value={written.positive ?? undefined}
          onChange={({ target }) => change({ ...written, positive: target.value as boolean })}
          options={[
            { value: true, label: t('imaging.report.positive') },
            { value: false, label: t('imaging.report.negative') },
          ]}
        />
      </div>
      <div className="reading-actions">
        <CriticalValuePanel
          category={category}
          request={task.request}
          report={report.id}
          text={[written.content.impression, written.content.findings].filter(Boolean).join('\n')}
        />
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
              confirm: t('imaging.report.discard.confirm'),
              run: () => discard.run(undefined),
            },
            {
              id: 'handBack',
              label: 'orders.task.command.handBack',
              confirm: t('imaging.reading.hand-back.confirm'),
              run: () => handBack.run(undefined),
            },
          ]}
        />
      </div>
      {signing > 0 ? (
        <SignDialog
          report={report.id}
          opened={signing}
          title={t('imaging.report.sign.title')}
          sections={reportSections}
          refresh={refresh}
          close={() => setSigning(0)}
        >
          <p>{t('imaging.report.sign.text', { name: report.patientName, examination: report.display })}</p>
          <p>
            <StatusTag tone={written.positive ? 'warning' : 'neutral'}>
              {t(
                written.positive === null
                  ? 'imaging.report.outcome.none'
                  : written.positive
                    ? 'imaging.report.positive'
                    : 'imaging.report.negative',
              )}
            </StatusTag>
          </p>
          <p className="ygt-lines reading-impression">{written.content.impression}</p>
        </SignDialog>
      ) : null}
    </div>
  )
}
