import { Button, Input, InputNumber, Radio } from 'antd'
import { type ReactElement, useState } from 'react'
import { FormField } from '../form-field.tsx'
import { useT } from '../labels.tsx'
import { OfflineAlert, ProblemAlert } from '../problem-alert.tsx'
import { useCommand } from '../queries.ts'
import { type IssuedLink, type LinkDraft, linkKeys, linksClient } from './links-client.ts'

interface IssueFormProps {
  readonly report: string
  readonly patientName: string
  readonly done: (issued: IssuedLink) => void
}

const codes = ['phone', 'identifier', 'none'] as const

/** For whom, what for, how long, and with which code: filled in so that one press is enough at the desk. */
export function IssueForm({ report, patientName, done }: IssueFormProps): ReactElement {
  const t = useT()
  const [draft, setDraft] = useState<LinkDraft>({
    recipientName: patientName,
    purpose: t('orders.share.purpose.usual'),
    codeKind: 'phone',
    days: 30,
  })
  const issue = useCommand((wanted: LinkDraft) => linksClient.issueLink({ id: report, ...wanted }), {
    refresh: [linkKeys.ofReport(report)],
    done,
  })
  const set = (change: Partial<LinkDraft>): void => setDraft({ ...draft, ...change })
  return (
    <form
      className="share-form"
      onSubmit={(event) => {
        event.preventDefault()
        void issue.run(draft)
      }}
    >
      <FormField id="share-recipient" label={t('orders.share.recipient')} required>
        <Input
          id="share-recipient"
          value={draft.recipientName}
          maxLength={100}
          onChange={({ target }) => set({ recipientName: target.value })}
        />
      </FormField>
      <FormField id="share-purpose" label={t('orders.share.purpose')} required>
        <Input
          id="share-purpose"
          value={draft.purpose}
          maxLength={200}
          onChange={({ target }) => set({ purpose: target.value })}
        />
      </FormField>
      <FormField id="share-code" label={t('orders.share.code')} hint={t('orders.share.code.hint')}>
        <Radio.Group
          id="share-code"
          value={draft.codeKind}
          onChange={({ target }) => set({ codeKind: target.value })}
          options={codes.map((value) => ({ value, label: t(`orders.share.code.${value}`) }))}
        />
      </FormField>
      <FormField id="share-days" label={t('orders.share.days')}>
        <InputNumber
          id="share-days"
          value={draft.days ?? null}
          min={1}
          max={180}
          precision={0}
          onChange={(days) => set({ days })}
        />
      </FormField>
      <FormField id="share-uses" label={t('orders.share.most-uses')} hint={t('orders.share.most-uses.hint')}>
        <InputNumber
          id="share-uses"
          value={draft.mostUses ?? null}
          min={1}
          max={1000}
          precision={0}
          onChange={(mostUses) => set({ mostUses })}
        />
      </FormField>
      {issue.problem ? <ProblemAlert problem={issue.problem} /> : null}
      {issue.offline ? <OfflineAlert /> : null}
      <Button type="primary" htmlType="submit" loading={issue.busy}>
        {t('orders.share.issue')}
      </Button>
    </form>
  )
}
