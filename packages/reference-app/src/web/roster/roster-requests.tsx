import {
  CommandBar,
  CountyTime,
  Empty,
  Panel,
  PractitionerName,
  type RosterSwap,
  type RosterWindow,
  rosterClient,
  StatusTag,
  type Tone,
  useAnswer,
  useCommand,
  useT,
} from '@ygt/core/web'
import type { ReactElement } from 'react'
import { dayOf, hoursOf } from './week.ts'

const tones: Readonly<Record<string, Tone>> = {
  requested: 'warning',
  proposed: 'warning',
  accepted: 'progress',
  approved: 'done',
}
const leaveDecisions = ['approve', 'decline', 'withdraw'] as const
const swapDecisions = ['accept', 'turnDown', 'approve', 'decline', 'withdraw'] as const
const refresh = [['core', 'roster']]

/** Leave and swaps beside the grid: what waits for somebody, with what this person may do. */
export function RosterRequests({
  organization,
  roster,
}: {
  readonly organization: string
  readonly roster: RosterWindow | undefined
}): ReactElement {
  const t = useT()
  const swaps = useAnswer(['core', 'roster', 'swaps', organization], () => rosterClient.swaps({ organization }))
  const leave = useCommand(rosterClient.decideLeave, { refresh })
  const leaves = roster?.leaves ?? []
  const open = swaps.data?.items.filter((s) => s.state === 'proposed' || s.state === 'accepted') ?? []
  return (
    <aside className="roster-side">
      <Panel title={t('core.leave.title')}>
        {leaves.map((l) => (
          <div key={l.id} className="roster-request">
            <span>
              <strong>
                <PractitionerName id={l.practitioner} />
              </strong>{' '}
              <StatusTag tone={tones[l.state] ?? 'neutral'}>{t(`core.leave.state.${l.state}`)}</StatusTag>
            </span>
            <span>
              {l.kind ? `${t(`core.leave.kind.${l.kind}`)} ` : ''}
              <CountyTime at={l.startsAt} /> – <CountyTime at={l.endsAt} />
            </span>
            {l.note ? <span className="ygt-muted">{l.note}</span> : null}
            <CommandBar
              size="small"
              commands={l.commands}
              busy={leave.busy}
              problem={leave.problem}
              offered={leaveDecisions.map((decision) => ({
                id: decision,
                label: `core.leave.command.${decision}`,
                danger: decision !== 'approve',
                run: () => leave.run({ id: l.id, decision }),
              }))}
            />
          </div>
        ))}
        {leaves.length === 0 ? <Empty title={t('shell.roster.no-leave')} /> : null}
      </Panel>
      <Panel title={t('core.shiftSwap.title')}>
        {open.map((s) => (
          <SwapLine key={s.id} swap={s} />
        ))}
        {open.length === 0 ? <Empty title={t('shell.roster.no-swap')} /> : null}
      </Panel>
    </aside>
  )
}

function SwapLine({ swap }: { readonly swap: RosterSwap }): ReactElement {
  const t = useT()
  const decide = useCommand(rosterClient.decideSwap, { refresh })
  const words = (s: RosterSwap['given']) => `${dayOf(s.startsAt)} ${hoursOf(s, t('shell.roster.next-day'))}`
  return (
    <div className="roster-request">
      <span>
        <strong>
          <PractitionerName id={swap.giver} /> → <PractitionerName id={swap.taker} />
        </strong>{' '}
        <StatusTag tone={tones[swap.state] ?? 'neutral'}>{t(`core.shiftSwap.state.${swap.state}`)}</StatusTag>
      </span>
      <span className="ygt-number">
        {words(swap.given)}
        {swap.taken ? ` ⇄ ${words(swap.taken)}` : ''}
      </span>
      <span className="ygt-muted">{swap.reason}</span>
      <CommandBar
        size="small"
        commands={swap.commands}
        busy={decide.busy}
        problem={decide.problem}
        offered={swapDecisions.map((decision) => ({
          id: decision,
          label: `core.shiftSwap.command.${decision}`,
          danger: decision !== 'accept' && decision !== 'approve',
          run: () => decide.run({ id: swap.id, decision }),
        }))}
      />
    </div>
  )
}
