import {
  CountyTime,
  coreClient,
  ListPage,
  OrganizationName,
  type PageAsked,
  ProblemAlert,
  StatusTag,
  useCommand,
  useFilteredList,
  useT,
} from '@ygt/core/web'
import { Button, Input } from 'antd'
import type { ReactElement } from 'react'

type Entry = Extract<Awaited<ReturnType<typeof coreClient.audit>>, { readonly ok: true }>['data']['items'][number]

const asked = ['actor', 'patient', 'record', 'resource'] as const

/** Who saw and did what; the chain of entries can be checked for gaps and changes. */
export default function AuditPage(): ReactElement {
  const t = useT()
  const list = useFilteredList<Entry, Record<(typeof asked)[number], string>>({
    key: ['core', 'audit'],
    filters: { actor: '', patient: '', record: '', resource: '' },
    ask: (filter, page) => entriesOf(filter, page),
  })
  const verify = useCommand(() => coreClient.verifyAudit({}))
  return (
    <ListPage
      id="audit"
      title={t('shell.page.audit')}
      list={list}
      rowKey={(row) => String(row.sequence)}
      actions={
        <Button loading={verify.busy} onClick={() => void verify.run(undefined)}>
          {t('shell.audit.verify')}
        </Button>
      }
      filters={asked.map((name) => (
        <Input
          key={`${name} ${list.filter[name]}`}
          allowClear
          style={{ width: 200 }}
          defaultValue={list.filter[name]}
          placeholder={t(`shell.audit.${name}`)}
          aria-label={t(`shell.audit.${name}`)}
          onPressEnter={({ currentTarget }) => list.bind(name).change(currentTarget.value.trim())}
          onBlur={({ currentTarget }) => list.bind(name).change(currentTarget.value.trim())}
        />
      ))}
      columns={[
        { key: 'sequence', title: 'shell.audit.sequence', align: 'right', cell: (row) => row.sequence },
        { key: 'at', title: 'shell.audit.at', cell: (row) => <CountyTime at={row.at} /> },
        { key: 'actor', title: 'shell.audit.actor', cell: (row) => row.actor },
        {
          key: 'organization',
          title: 'web.field.organization',
          cell: (row) => <OrganizationName id={row.organization} />,
        },
        { key: 'action', title: 'shell.audit.action', cell: (row) => row.action },
        { key: 'resource', title: 'shell.audit.resource', cell: (row) => row.resource },
        {
          key: 'record',
          title: 'shell.audit.record',
          cell: (row) => <span className="ygt-number">{row.record}</span>,
        },
        {
          key: 'patient',
          title: 'shell.audit.patient',
          cell: (row) => <span className="ygt-number">{row.patient}</span>,
        },
        {
          key: 'detail',
          title: 'shell.audit.detail',
          optional: true,
          cell: (row) => <code>{row.detail ? JSON.stringify(row.detail) : ''}</code>,
        },
      ]}
    >
      {verify.problem ? <ProblemAlert problem={verify.problem} /> : null}
      <Verdict verdict={verify.data} />
    </ListPage>
  )
}

/** The trail is paged by number, from the newest back. */
async function entriesOf(filter: Readonly<Record<string, string>>, { cursor, limit }: PageAsked) {
  const narrowed = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''))
  const answer = await coreClient.audit({ ...narrowed, limit, ...(cursor !== undefined && { before: Number(cursor) }) })
  if (!answer.ok) return answer
  const { items, next } = answer.data
  return { ...answer, data: { items, next: next === null ? null : String(next) } }
}

function Verdict({
  verdict,
}: {
  readonly verdict:
    | { readonly entries: number; readonly brokenAt: number | null; readonly reason: string | null }
    | undefined
}): ReactElement | null {
  const t = useT()
  if (!verdict) return null
  return verdict.brokenAt === null ? (
    <StatusTag tone="done" strong>
      {t('shell.audit.sound', { n: verdict.entries })}
    </StatusTag>
  ) : (
    <StatusTag tone="critical" strong>
      {t('shell.audit.broken', { sequence: verdict.brokenAt, reason: verdict.reason ?? '' })}
    </StatusTag>
  )
}
