import { DayInput, FormField, ProblemAlert, rosterClient, useCommand, useT } from '@ygt/core/web'
import { Input, Modal, Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { daysLater, startOf } from './week.ts'

const kinds = ['annual', 'sick', 'personal', 'maternity', 'study', 'compensatory', 'other'] as const

/** Asks for whole days of leave; the last day is included. */
export function LeaveForm({ day, close }: { readonly day: string; readonly close: () => void }): ReactElement {
  const t = useT()
  const [leave, setLeave] = useState({ kind: 'annual' as (typeof kinds)[number], from: day, to: day, note: '' })
  const set = (change: Partial<typeof leave>) => setLeave((before) => ({ ...before, ...change }))
  const ask = useCommand(rosterClient.askLeave, { refresh: [['core', 'roster']], done: close })
  const possible = leave.from !== '' && leave.to >= leave.from
  return (
    <Modal
      open
      title={t('shell.roster.ask-leave')}
      okText={t('shell.roster.send')}
      cancelText={t('web.cancel')}
      okButtonProps={{ disabled: !possible }}
      confirmLoading={ask.busy}
      onCancel={close}
      onOk={() =>
        void ask.run({
          kind: leave.kind,
          startsAt: startOf(leave.from),
          endsAt: startOf(daysLater(leave.to, 1)),
          note: leave.note.trim() || null,
        })
      }
    >
      <FormField id="leave-kind" label={t('shell.roster.leave-kind')}>
        <Select
          id="leave-kind"
          style={{ width: 200 }}
          value={leave.kind}
          options={kinds.map((kind) => ({ value: kind, label: t(`core.leave.kind.${kind}`) }))}
          onChange={(kind) => set({ kind })}
        />
      </FormField>
      <FormField id="leave-from" label={t('shell.roster.first-day')}>
        <DayInput id="leave-from" value={leave.from} onChange={(from) => set({ from })} />
      </FormField>
      <FormField
        id="leave-to"
        label={t('shell.roster.last-day')}
        {...(!possible && { error: t('shell.roster.last-day-first') })}
      >
        <DayInput id="leave-to" value={leave.to} onChange={(to) => set({ to })} />
      </FormField>
      <FormField id="leave-note" label={t('core.shift.note')}>
        <Input id="leave-note" value={leave.note} maxLength={300} onChange={(e) => set({ note: e.target.value })} />
      </FormField>
      {ask.problem ? <ProblemAlert problem={ask.problem} /> : null}
    </Modal>
  )
}
