import { Alert, Input, Modal } from 'antd'
import { type ReactElement, type ReactNode, useState } from 'react'
import { useLabels } from '../labels.tsx'
import { Answered } from '../page-states.tsx'
import { OfflineAlert, ProblemAlert } from '../problem-alert.tsx'
import { type Key, useAnswer, useCommand } from '../queries.ts'
import { reportSealsClient } from '../signatures/signatures-client.ts'
import { useSeal } from '../signatures/use-seal.tsx'
import { type ReportFinding, reportsClient } from './reports-client.ts'

interface SignDialogProps {
  readonly report: string
  readonly category: string
  /** When it was opened: the draft is checked anew each time. */
  readonly opened: number
  readonly title: string
  /** Sections of the report: a finding names the one it is in. */
  readonly sections: readonly { readonly key: string; readonly label: string }[]
  readonly children: ReactNode
  readonly refresh: readonly Key[]
  readonly close: () => void
}

/** What the check found is shown before signing: errors are corrected, warnings get a reason that is kept. */
export function SignDialog({
  report,
  category,
  opened,
  title,
  sections,
  children,
  refresh,
  close,
}: SignDialogProps): ReactElement {
  const { t, language } = useLabels()
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({})
  const check = useAnswer(['orders', 'findings', report, opened], () => reportsClient.checkReport({ id: report }))
  const items = check.data?.items ?? []
  const errors = items.filter(({ severity }) => severity === 'error')
  const warnings = items.filter(({ severity }) => severity === 'warning')
  const seal = useSeal('orders.report', category)
  const sign = useCommand(
    () =>
      seal.through(
        () => reportSealsClient.prepareSignature({ id: report, purpose: 'sign' }),
        (signature) =>
          reportsClient.signReport({
            id: report,
            confirmed: warnings.map(({ key }) => ({ key, reason: reasons[key] ?? '' })),
            ...(signature && { signature }),
          }),
      ),
    { refresh, done: close },
  )
  const worded = (one: ReportFinding): string => {
    const section = sections.find(({ key }) => one.pointer === `/content/${key}`)
    return section ? t('orders.findings.at', { section: t(section.label), finding: one[language] }) : one[language]
  }
  const ready =
    check.isSuccess && errors.length === 0 && warnings.every(({ key }) => (reasons[key] ?? '').trim().length > 3)
  const give = (): void => {
    if (ready && !seal.lacking && !sign.busy) void sign.run(undefined)
  }
  return (
    <Modal
      open
      title={title}
      okText={t('orders.report.command.sign')}
      cancelText={t(items.length > 0 ? 'orders.findings.correct' : 'web.cancel')}
      confirmLoading={sign.busy}
      okButtonProps={{ autoFocus: true, disabled: !ready || seal.lacking }}
      onOk={give}
      onCancel={close}
    >
      {children}
      <Answered query={check} rows={2}>
        {() => (
          <div className="sign-findings" data-findings>
            {errors.map((one) => (
              <Alert key={one.key} type="error" showIcon title={worded(one)} />
            ))}
            {warnings.map((one) => (
              <Alert
                key={one.key}
                type="warning"
                showIcon
                title={worded(one)}
                description={
                  <Input
                    value={reasons[one.key] ?? ''}
                    maxLength={500}
                    aria-label={t('orders.findings.reason')}
                    placeholder={t('orders.findings.reason')}
                    onChange={({ target }) => setReasons((before) => ({ ...before, [one.key]: target.value }))}
                  />
                }
              />
            ))}
          </div>
        )}
      </Answered>
      {ready ? (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            give()
          }}
        >
          {seal.field}
        </form>
      ) : null}
      {sign.problem ? <ProblemAlert problem={sign.problem} /> : null}
      {sign.offline ? <OfflineAlert /> : null}
      <style
        href="sign-findings"
        precedence="default"
      >{`.sign-findings { display: grid; gap: 8px; margin-top: 12px; }`}</style>
    </Modal>
  )
}
