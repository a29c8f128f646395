import type { ReactElement } from 'react'
import { useT } from '../labels.tsx'
import { StatusTag, toneOfUrgency } from '../status-tag.tsx'
import { type Tone } from '../theme.ts'
import { useCentreWords } from './centre.tsx'
import { type RequestRow } from './requests-client.ts'

const reportTones: Readonly<Record<string, Tone>> = {
  registered: 'progress',
  preliminary: 'warning',
  final: 'done',
  amended: 'done',
  cancelled: 'neutral',
  'entered-in-error': 'critical',
}
const taskTones: Readonly<Record<string, Tone>> = {
  requested: 'neutral',
  ready: 'warning',
  'in-progress': 'progress',
  completed: 'done',
  rejected: 'critical',
  cancelled: 'neutral',
}
const requestTones: Readonly<Record<string, Tone>> = {
  active: 'progress',
  'on-hold': 'warning',
  completed: 'done',
  revoked: 'neutral',
  'entered-in-error': 'critical',
}

export function ReportState({ state }: { readonly state: string }): ReactElement {
  const t = useT()
  return <StatusTag tone={reportTones[state] ?? 'neutral'}>{t(`orders.report.state.${state}`)}</StatusTag>
}

export function TaskState({ state }: { readonly state: string }): ReactElement {
  const t = useT()
  return <StatusTag tone={taskTones[state] ?? 'neutral'}>{t(`orders.task.state.${state}`)}</StatusTag>
}

/** How far a request is: while it is open, where its task stands says more. */
export function RequestState({ request }: { readonly request: Pick<RequestRow, 'state' | 'taskState'> }): ReactElement {
  const t = useT()
  if (request.state === 'active' && request.taskState) return <TaskState state={request.taskState} />
  return (
    <StatusTag tone={requestTones[request.state] ?? 'neutral'}>{t(`orders.request.state.${request.state}`)}</StatusTag>
  )
}

export function Priority({ priority }: { readonly priority: string }): ReactElement {
  const t = useT()
  return <StatusTag tone={toneOfUrgency(priority)}>{t(`orders.priority.${priority}`)}</StatusTag>
}

/** Whether a report found something; a dash while nobody has said. */
export function Outcome({ positive }: { readonly positive: boolean | null }): ReactElement {
  const { say } = useCentreWords()
  if (positive === null) return <span className="ygt-muted">—</span>
  return (
    <StatusTag tone={positive ? 'warning' : 'neutral'}>
      {say(positive ? 'report.positive' : 'report.negative')}
    </StatusTag>
  )
}
