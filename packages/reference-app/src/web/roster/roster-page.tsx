import {
  Answered,
  Page,
  type RosterShift,
  rosterClient,
  useAnswer,
  useCommand,
  useDirectory,
  useSession,
  useT,
  useUrlState,
} from '@ygt/core/web'
import { Button, message, Select, Space } from 'antd'
import { type ReactElement, useState } from 'react'
import { LeaveForm } from './leave-form.tsx'
import { RosterRequests } from './roster-requests.tsx'
import { rosterStyle } from './roster-style.ts'
import { ShiftEditor } from './shift-editor.tsx'
import { dayOf, daysLater, dutyLabel, startOf, weekOf } from './week.ts'
import { WeekGrid } from './week-grid.tsx'

const rosterKey = ['core', 'roster'] as const

/** Who is on duty when, a week at a time; leave and swaps beside it (排班). */
export default function RosterPage(): ReactElement {
  const t = useT()
  const { post } = useSession()
  const { organizations } = useDirectory()
  const [today] = useState(() => dayOf(Date.now()))
  const [view, change] = useUrlState({ organization: post?.organization ?? '', duty: '', day: today })
  const [editing, setEditing] = useState<Editing>()
  const [asking, setAsking] = useState(false)
  const duties = useAnswer(['core', 'duties'], () => rosterClient.duties({}))
  const { duty } = view
  const days = weekOf(view.day)
  const from = startOf(days[0] ?? '')
  const to = startOf(daysLater(days[6] ?? '', 1))
  const roster = useAnswer([...rosterKey, view.organization, duty, from], () =>
    rosterClient.roster({ organization: view.organization, ...(duty && { duty }), from, to }),
  )
  const copy = useCommand(rosterClient.copyShifts, {
    refresh: [rosterKey],
    done: ({ copied, skipped }) => {
      void message.info(t('shell.roster.copied', { copied, skipped: skipped.length }))
      change({ day: daysLater(view.day, 7) })
    },
  })
  return (
    <Page
      fill
      title={t('shell.roster.title')}
      actions={
        <>
          <Button type="primary" onClick={() => setAsking(true)}>
            {t('shell.roster.ask-leave')}
          </Button>
          {roster.data?.mayManage ? (
            <Button
              loading={copy.busy}
              onClick={() =>
                void copy.run({ organization: view.organization, ...(duty && { duty }), from, to, days: 7 })
              }
            >
              {t('shell.roster.copy')}
            </Button>
          ) : null}
        </>
      }
    >
      <search className="ygt-filters">
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          style={{ width: 220 }}
          aria-label={t('shell.roster.organization')}
          value={view.organization}
          options={[...organizations.values()].map((o) => ({ value: o.id, label: o.shown }))}
          onChange={(organization) => change({ organization })}
        />
        <Select
          style={{ width: 200 }}
          aria-label={t('shell.roster.duty')}
          value={duty}
          options={[
            { value: '', label: t('shell.roster.all-duties') },
            ...(duties.data?.items ?? []).map((d) => ({ value: d, label: dutyLabel(d, t) })),
          ]}
          onChange={(d) => change({ duty: d })}
        />
        <Space.Compact>
          <Button aria-label={t('shell.roster.earlier')} onClick={() => change({ day: daysLater(view.day, -7) })}>
            ‹
          </Button>
          <Button onClick={() => change({ day: today })}>{t('shell.roster.this-week')}</Button>
          <Button aria-label={t('shell.roster.later')} onClick={() => change({ day: daysLater(view.day, 7) })}>
            ›
          </Button>
        </Space.Compact>
        <span className="ygt-number roster-range">
          {days[0]} – {days[6]}
        </span>
      </search>
      <div className="roster-body">
        <Answered query={roster}>
          {(data) => (
            <WeekGrid
              days={days}
              today={today}
              roster={data}
              duty={duty}
              add={data.mayManage ? (day, practitioner) => setEditing({ day, practitioner }) : undefined}
              open={(shift) => setEditing({ shift })}
            />
          )}
        </Answered>
        <RosterRequests organization={view.organization} roster={roster.data} />
      </div>
      {editing ? (
        <ShiftEditor
          {...editing}
          organization={view.organization}
          duty={duty}
          duties={duties.data?.items ?? []}
          shifts={roster.data?.shifts ?? []}
          mayManage={roster.data?.mayManage ?? false}
          close={() => setEditing(undefined)}
        />
      ) : null}
      {asking ? <LeaveForm day={today} close={() => setAsking(false)} /> : null}
      <style href="roster" precedence="default">
        {rosterStyle}
      </style>
    </Page>
  )
}

export interface Editing {
  readonly shift?: RosterShift
  readonly day?: string
  readonly practitioner?: string | undefined
}
