import {
  DayInput,
  FormField,
  PractitionerName,
  ProblemAlert,
  type RosterShift,
  rosterClient,
  useCommand,
  useDirectory,
  useSession,
  useT,
} from '@ygt/core/web'
import { Button, Checkbox, Input, Modal, Select } from 'antd'
import { type ReactElement, useState } from 'react'
import type { Editing } from './roster-page.tsx'
import { dayOf, daysLater, dutyLabel, hoursOf, instantOf } from './week.ts'

interface EditorProps extends Editing {
  readonly organization: string
  /** The duty that the page shows; empty for all. */
  readonly duty: string
  readonly duties: readonly string[]
  readonly shifts: readonly RosterShift[]
  readonly mayManage: boolean
  readonly close: () => void
}

/** One shift: put on the roster, taken off with a reason, or offered to a colleague. */
export function ShiftEditor(props: EditorProps): ReactElement {
  return props.shift ? <ShownShift {...props} shift={props.shift} /> : <NewShift {...props} />
}

/** Usual shifts: one press fills in the hours. */
const presets = [
  { key: 'day', from: '08:00', to: '17:00', onCall: false },
  { key: 'evening', from: '17:00', to: '22:00', onCall: false },
  { key: 'night', from: '17:00', to: '08:00', onCall: false },
  { key: 'on-call', from: '08:00', to: '08:00', onCall: true },
] as const

const refresh = [['core', 'roster']]

function NewShift({ organization, duty, duties, day = '', practitioner, close }: EditorProps): ReactElement {
  const t = useT()
  const { practitioners } = useDirectory()
  const [shift, setShift] = useState({
    practitioner: practitioner ?? '',
    day,
    from: '08:00',
    to: '17:00',
    onCall: false,
  })
  const set = (change: Partial<typeof shift>) => setShift((before) => ({ ...before, ...change }))
  const [chosen, setChosen] = useState(duty)
  const plan = useCommand(rosterClient.planShifts, { refresh, done: close })
  const endDay = shift.to <= shift.from ? daysLater(shift.day, 1) : shift.day
  return (
    <Modal
      open
      title={t('shell.roster.add')}
      okText={t('shell.roster.add')}
      cancelText={t('web.cancel')}
      okButtonProps={{ disabled: shift.practitioner === '' || shift.day === '' || chosen === '' }}
      confirmLoading={plan.busy}
      onCancel={close}
      onOk={() =>
        void plan.run({
          organization,
          duty: chosen,
          shifts: [
            {
              practitioner: shift.practitioner,
              startsAt: instantOf(shift.day, shift.from),
              endsAt: instantOf(endDay, shift.to),
              onCall: shift.onCall,
            },
          ],
        })
      }
    >
      <FormField id="shift-who" label={t('core.shift.practitioner')}>
        <Select
          id="shift-who"
          showSearch={{ optionFilterProp: 'label' }}
          style={{ width: '100%' }}
          value={shift.practitioner || null}
          options={[...practitioners.values()].map((p) => ({ value: p.id, label: p.shown }))}
          onChange={(value) => set({ practitioner: value })}
        />
      </FormField>
      <FormField id="shift-duty" label={t('shell.roster.duty')}>
        <Select
          id="shift-duty"
          style={{ width: '100%' }}
          value={chosen || null}
          options={duties.map((d) => ({ value: d, label: dutyLabel(d, t) }))}
          onChange={setChosen}
        />
      </FormField>
      <FormField id="shift-day" label={t('shell.roster.day')}>
        <DayInput id="shift-day" value={shift.day} onChange={(value) => set({ day: value })} />
      </FormField>
      <FormField id="shift-from" label={t('shell.roster.hours')}>
        <div style={{ display: 'flex', gap: 8, alignItems: 'center', flexWrap: 'wrap' }}>
          <Input
            type="time"
            style={{ width: 120 }}
            value={shift.from}
            onChange={(e) => set({ from: e.target.value })}
          />
          –
          <Input
            type="time"
            id="shift-from"
            style={{ width: 120 }}
            value={shift.to}
            onChange={(e) => set({ to: e.target.value })}
          />
          {presets.map(({ key, ...hours }) => (
            <Button key={key} size="small" onClick={() => set(hours)}>
              {t(`shell.roster.preset.${key}`)}
            </Button>
          ))}
        </div>
      </FormField>
      <Checkbox checked={shift.onCall} onChange={(e) => set({ onCall: e.target.checked })}>
        {t('shell.roster.on-call')}
      </Checkbox>
      {plan.problem ? <ProblemAlert problem={plan.problem} /> : null}
    </Modal>
  )
}

function ShownShift({ shift, shifts, mayManage, close }: EditorProps & { readonly shift: RosterShift }): ReactElement {
  const t = useT()
  const { practitioner: me } = useSession()
  const { practitioners } = useDirectory()
  const [reason, setReason] = useState('')
  const [other, setOther] = useState<{ practitioner: string; shift: string }>()
  const [openedAt] = useState(() => new Date().toISOString())
  const cancel = useCommand(rosterClient.cancelShift, { refresh, done: close })
  const swap = useCommand(rosterClient.askSwap, { refresh, done: close })
  const mine = shift.practitioner === me && shift.startsAt > openedAt
  const problem = cancel.problem ?? swap.problem
  const theirs = shifts.filter((s) => s.practitioner === other?.practitioner && s.startsAt > openedAt)
  return (
    <Modal open footer={null} onCancel={close} title={<PractitionerName id={shift.practitioner} />}>
      <p className="ygt-number">
        {dutyLabel(shift.duty, t)} · {dayOf(shift.startsAt)} {hoursOf(shift, t('shell.roster.next-day'))}
        {shift.onCall ? ` · ${t('core.shift.onCall')}` : ''}
      </p>
      {mine ? (
        <>
          <FormField id="swap-who" label={t('shell.roster.swap-with')}>
            <Select
              id="swap-who"
              showSearch={{ optionFilterProp: 'label' }}
              style={{ width: '100%' }}
              options={[...practitioners.values()]
                .filter((p) => p.id !== me)
                .map((p) => ({ value: p.id, label: p.shown }))}
              onChange={(practitioner) => setOther({ practitioner, shift: '' })}
            />
          </FormField>
          <FormField id="swap-for" label={t('shell.roster.swap-for')}>
            <Select
              id="swap-for"
              style={{ width: '100%' }}
              value={other?.shift ?? ''}
              options={[
                { value: '', label: t('shell.roster.swap-for-nothing') },
                ...theirs.map((s) => ({
                  value: s.id,
                  label: `${dayOf(s.startsAt)} ${hoursOf(s, t('shell.roster.next-day'))}`,
                })),
              ]}
              onChange={(value) => setOther((before) => before && { ...before, shift: value })}
            />
          </FormField>
        </>
      ) : null}
      {mine || mayManage ? (
        <FormField id="shift-reason" label={t('web.reason')}>
          <Input id="shift-reason" value={reason} maxLength={200} onChange={(e) => setReason(e.target.value)} />
        </FormField>
      ) : null}
      <div className="ygt-commands">
        {mine ? (
          <Button
            type="primary"
            disabled={!other || reason.trim().length < 2}
            loading={swap.busy}
            onClick={() =>
              void swap.run({ given: shift.id, taker: other?.practitioner ?? '', taken: other?.shift || null, reason })
            }
          >
            {t('shell.roster.swap')}
          </Button>
        ) : null}
        {mayManage ? (
          <Button
            danger
            disabled={reason.trim().length < 2}
            loading={cancel.busy}
            onClick={() => void cancel.run({ id: shift.id, reason })}
          >
            {t('core.shift.command.cancel')}
          </Button>
        ) : null}
      </div>
      {problem ? <ProblemAlert problem={problem} /> : null}
    </Modal>
  )
}
