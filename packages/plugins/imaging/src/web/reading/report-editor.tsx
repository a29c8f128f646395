import type { ProblemDocument } from '@ygt/core'
import {
  CommandBar,
  CriticalValuePanel,
  LinesInput,
  OfflineAlert,
  ProblemAlert,
  StatusTag,
  useCommand,
  useLabels,
  useShortcuts,
} from '@ygt/core/web'
import { Alert, Button, Modal, Radio } from 'antd'
import { type ReactElement, useState } from 'react'
import { reportSections } from '../../report-sections.ts'
import { category, keys, type ReportView, type TaskView, useOrders } from '../clients.ts'
import { SavedMark } from './saved-mark.tsx'
import { TemplateMenu } from './template-menu.tsx'
import { useReportDraft } from './use-report-draft.ts'

/** Where a report is written; Ctrl+Enter signs. */
export function ReportEditor({ task, report }: { readonly task: TaskView; readonly report: ReportView }): ReactElement {
  const { t, language } = useLabels()
  const orders = useOrders()
  const { written, saved, change, save, overwrite, takeTheirs } = useReportDraft(report)
  const [signing, setSigning] = useState(false)
  const refresh = [keys.versions(task.request), keys.task(task.id), keys.tasks, ['core', 'work']]
  const sign = useCommand(() => orders.signReport({ id: report.id }), { refresh, done: () => setSigning(false) })
  const discard = useCommand(() => orders.discardReport({ id: report.id }), { refresh })
  const handBack = useCommand(() => orders.handBackTask({ id: task.id }), { refresh })
  const askToSign = (): void => void save().then((stored) => stored && setSigning(true))
  useShortcuts([{ keys: 'Ctrl+Enter', label: 'orders.report.command.sign', whileTyping: true, run: askToSign }])
  const faultAt = (key: string): string | undefined =>
    sign.problem?.errors?.find(({ pointer }) => pointer === `/content/${key}`)?.[language]
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
        <TemplateMenu
          task={task}
          insert={(content) => change({ ...written, content: withTemplate(written.content, content) })}
        />
        <SavedMark saved={saved} />
      </div>
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
        <label key={key} className="reading-section" data-section={key} data-wrong={faultAt(key) !== undefined}>
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
            onBlur={() => void (saved === 'typing' && save())}
          />
          {faultAt(key) ? (
            <span className="ygt-form-error" role="alert">
              {faultAt(key)}
            </span>
          ) : null}
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
      {sign.problem ? <ProblemAlert problem={withoutPlaces(sign.problem)} /> : null}
      {sign.offline ? <OfflineAlert /> : null}
      <div className="reading-actions">
        <CriticalValuePanel
          category={category}
          request={task.request}
          report={report.id}
          text={[written.content.impression, written.content.findings].filter(Boolean).join('\n')}
        />
        <Button type="primary" loading={sign.busy} onClick={askToSign} title="Ctrl+Enter">
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
      <Modal
        open={signing}
        title={t('imaging.report.sign.title')}
        okText={t('orders.report.command.sign')}
        cancelText={t('web.cancel')}
        confirmLoading={sign.busy}
        okButtonProps={{ autoFocus: true }}
        onOk={() => void sign.run(undefined).then(() => setSigning(false))}
        onCancel={() => setSigning(false)}
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
      </Modal>
    </div>
  )
}

/** The places are named beside their fields already. */
function withoutPlaces(problem: ProblemDocument): ProblemDocument {
  return { ...problem, errors: [] }
}

type Content = Readonly<Record<string, string>>

/** A template fills what is empty and comes after what is written: it never takes anything away. */
function withTemplate(written: Content, template: Content): Content {
  const added = Object.entries(template).map(([key, text]) => [
    key,
    written[key]?.trim() ? `${written[key]}\n${text}` : text,
  ])
  return { ...written, ...Object.fromEntries(added) }
}
