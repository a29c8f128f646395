import {
  CountyTime,
  coreClient,
  DataTable,
  FilterBar,
  OrganizationName,
  Page,
  type Paged,
  ProblemAlert,
  StatusTag,
  useCommand,
  usePages,
  useT,
  useUrlState,
} from '@ygt/core/web'
import { Button, Input } from 'antd'
import type { ReactElement } from 'react'

type Entry = Extract<Awaited<ReturnType<typeof coreClient.audit>>, { readonly ok: true }>['data']['items'][number]

/** Who saw and did what; the chain of entries can be checked for gaps and changes. */
export default function AuditPage(): ReactElement {
  const t = useT()
  const [filters, change] = useUrlState({ actor: '', patient: '', record: '', resource: '' })
  const asked = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''))
  const pages = usePages<Entry>(['core', 'audit', asked], async (cursor) => {
    const answer = await coreClient.audit({
      ...asked,
      limit: 100,
      ...(cursor !== undefined && { before: Number(cursor) }),
    })
    return answer.ok
      ? {
          ok: true,
          data: {
            items: answer.data.items,
            next: answer.data.next === null ? null : String(answer.data.next),
          } satisfies Paged<Entry>,
        }
      : answer
  })
  const verify = useCommand(() => coreClient.verifyAudit({}))
  return (
    <Page
      fill
      title={t('shell.page.audit')}
      actions={
        <Button loading={verify.busy} onClick={() => void verify.run(undefined)}>
          {t('shell.audit.verify')}
        </Button>
      }
    >
      {verify.problem ? <ProblemAlert problem={verify.problem} /> : null}
      <Verdict verdict={verify.data} />
      <FilterBar
        clear={
          Object.keys(asked).length > 0 ? () => change({ actor: '', patient: '', record: '', resource: '' }) : undefined
        }
      >
        {(['actor', 'patient', 'record', 'resource'] as const).map((name) => (
          <Input
            key={name}
            allowClear
            style={{ width: 200 }}
            defaultValue={filters[name]}
            placeholder={t(`shell.audit.${name}`)}
            aria-label={t(`shell.audit.${name}`)}
            onPressEnter={({ currentTarget }) => change({ [name]: currentTarget.value.trim() })}
            onBlur={({ currentTarget }) => change({ [name]: currentTarget.value.trim() })}
          />
        ))}
      </FilterBar>
      <DataTable
        id="audit"
        pages={pages}
        rowKey={(row) => String(row.sequence)}
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
      />
    </Page>
  )
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
