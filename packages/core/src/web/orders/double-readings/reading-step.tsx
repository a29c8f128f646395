import { Button, Radio } from 'antd'
import { type ReactElement, type ReactNode, useState } from 'react'
import type { Grade } from '../../../blocks/orders/radpeer.ts'
import { useDraft } from '../../draft.ts'
import { useT } from '../../labels.tsx'
import { LinesInput } from '../../lines-input.tsx'
import { Panel } from '../../page.tsx'
import { OfflineAlert, ProblemAlert } from '../../problem-alert.tsx'
import { type RunningCommand, useCommand } from '../../queries.ts'
import { StatusTag } from '../../status-tag.tsx'
import { afterReading, type DoubleReadingRow, doubleReadingsClient } from '../double-readings-client.ts'
import { grades } from './reading-words.tsx'

interface StepProps {
  readonly reading: DoubleReadingRow
}

/** Fewest characters of a reason, as the server asks. */
const shortest = 4

/** The one step that this person may give now. */
export function ReadingStep({ reading }: StepProps): ReactElement | null {
  const { commands } = reading
  if (commands.includes('grade')) return <GradeStep reading={reading} />
  if (commands.includes('answer')) return <AnswerStep reading={reading} />
  if (commands.includes('decide')) return <DecideStep reading={reading} />
  return null
}

/** The second reader says how far both texts agree; a discrepancy wants a sentence. */
function GradeStep({ reading: { id, followUp } }: StepProps): ReactElement {
  const t = useT()
  const [grade, setGrade] = useState<Grade>()
  const comment = useDraft(`reading-comment.${id}`, '')
  const given = comment.value.trim()
  const command = useCommand(() => doubleReadingsClient.gradeReading({ id, grade: grade ?? '1', comment: given }), {
    refresh: afterReading,
    done: comment.clear,
  })
  const lacking = grade === undefined || (grade !== '1' && given.length < shortest)
  return (
    <StepForm name="grade" command={command} lacking={lacking}>
      <Radio.Group
        vertical
        aria-label={t('orders.double-reading.grade')}
        value={grade}
        onChange={({ target }) => setGrade(target.value as Grade)}
        options={grades.map((one) => ({
          value: one,
          label: (
            <>
              {t(`orders.grade.${one}`)}{' '}
              {followUp.includes(one) ? (
                <StatusTag tone="warning">{t('orders.double-reading.follow-up')}</StatusTag>
              ) : null}
            </>
          ),
        }))}
      />
      <Words label={t('orders.double-reading.comment')} value={comment.value} change={comment.change} />
    </StepForm>
  )
}

function AnswerStep({ reading: { id } }: StepProps): ReactElement {
  const t = useT()
  const answer = useDraft(`reading-answer.${id}`, '')
  const command = useCommand(() => doubleReadingsClient.answerReading({ id, answer: answer.value.trim() }), {
    refresh: afterReading,
    done: answer.clear,
  })
  return (
    <StepForm name="answer" command={command} lacking={answer.value.trim().length < shortest}>
      <Words label={t('orders.double-reading.answer')} value={answer.value} change={answer.change} />
    </StepForm>
  )
}

function DecideStep({ reading: { id } }: StepProps): ReactElement {
  const t = useT()
  const [decision, setDecision] = useState<'first-stands' | 'amend'>()
  const reason = useDraft(`reading-decision.${id}`, '')
  const command = useCommand(
    () => doubleReadingsClient.decideReading({ id, decision: decision ?? 'first-stands', reason: reason.value.trim() }),
    { refresh: afterReading, done: reason.clear },
  )
  return (
    <StepForm name="decide" command={command} lacking={decision === undefined || reason.value.trim().length < shortest}>
      <Radio.Group
        vertical
        aria-label={t('orders.double-reading.command.decide')}
        value={decision}
        onChange={({ target }) => setDecision(target.value as 'amend')}
        options={(['first-stands', 'amend'] as const).map((one) => ({
          value: one,
          label: t(`orders.double-reading.decision.${one}`),
        }))}
      />
      <Words label={t('orders.double-reading.decision-reason')} value={reason.value} change={reason.change} />
    </StepForm>
  )
}

interface StepFormProps {
  readonly name: 'grade' | 'answer' | 'decide'
  readonly command: Pick<RunningCommand<undefined, unknown>, 'run' | 'busy' | 'problem' | 'offline'>
  readonly lacking: boolean
  readonly children: ReactNode
}

function StepForm({ name, command, lacking, children }: StepFormProps): ReactElement {
  const t = useT()
  return (
    <Panel title={t(`orders.double-reading.command.${name}`)}>
      <form
        className="reading-step"
        onSubmit={(event) => {
          event.preventDefault()
          if (!lacking) void command.run(undefined)
        }}
      >
        {children}
        {command.problem ? <ProblemAlert problem={command.problem} /> : null}
        {command.offline ? <OfflineAlert /> : null}
        <Button type="primary" htmlType="submit" disabled={lacking} loading={command.busy}>
          {t(`orders.double-reading.command.${name}`)}
        </Button>
      </form>
      <style href="reading-step" precedence="default">
        {`.reading-step { display: grid; gap: 10px; justify-items: start; } .reading-step > .ygt-field, .reading-step > .ant-alert { justify-self: stretch; }`}
      </style>
    </Panel>
  )
}

function Words({
  label,
  value,
  change,
}: {
  readonly label: string
  readonly value: string
  readonly change: (value: string) => void
}): ReactElement {
  return (
    <label className="ygt-field">
      <span>{label}</span>
      <LinesInput value={value} least={2} maxLength={2000} onChange={({ target }) => change(target.value)} />
    </label>
  )
}
