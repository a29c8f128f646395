import {
  type CriticalValueDetail,
  criticalValueKeys,
  criticalValuesClient,
  LinesInput,
  OfflineAlert,
  Panel,
  ProblemAlert,
  useCommand,
  useT,
} from '@ygt/core/web'
import { Alert, Button } from 'antd'
import { type ReactElement, useState } from 'react'

type Id = CriticalValueDetail['id']

/** What each step asks for in words, and how it is given. */
const steps = {
  acknowledge: {
    ask: 'critical-values.read-back.ask',
    give: (id: Id, readBack: string) => criticalValuesClient.acknowledgeValue({ id, readBack }),
  },
  act: { ask: 'critical-values.act.ask', give: (id: Id, text: string) => criticalValuesClient.actUpon({ id, text }) },
  note: {
    ask: 'critical-values.note.ask',
    give: (id: Id, text: string) => criticalValuesClient.noteValue({ id, text }),
  },
  confirm: { ask: undefined, give: (id: Id) => criticalValuesClient.confirmValue({ id }) },
  close: { ask: undefined, give: (id: Id) => criticalValuesClient.closeValue({ id }) },
} as const

/** The one next thing that this person may do, with the words that it takes. */
export function NextStep({ value }: { readonly value: CriticalValueDetail }): ReactElement | null {
  const name = (Object.keys(steps) as (keyof typeof steps)[]).find((step) => value.commands.includes(step))
  return name ? <Step key={name} name={name} value={value} /> : null
}

function Step({
  name,
  value,
}: {
  readonly name: keyof typeof steps
  readonly value: CriticalValueDetail
}): ReactElement {
  const t = useT()
  const { ask, give } = steps[name]
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState(false)
  const command = useCommand(() => give(value.id, text.trim()), {
    refresh: [criticalValueKeys.all, ['core', 'work']],
    done: (after) => setWrong(name === 'acknowledge' && after.state === value.state),
  })
  const lacking = ask !== undefined && text.trim().length < 2
  return (
    <Panel title={t(`critical-values.value.command.${name}`)}>
      <form
        className="critical-step"
        onSubmit={(event) => {
          event.preventDefault()
          if (!lacking) void command.run(undefined)
        }}
      >
        {ask ? (
          <label className="ygt-field">
            <span>{t(ask)}</span>
            <LinesInput
              autoFocus
              value={text}
              least={name === 'acknowledge' ? 2 : 3}
              maxLength={name === 'acknowledge' ? 500 : 2000}
              onChange={({ target }) => setText(target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && event.ctrlKey && !lacking) void command.run(undefined)
              }}
            />
          </label>
        ) : (
          <p>{t(name === 'close' ? 'critical-values.close.confirm' : 'critical-values.confirm.ask')}</p>
        )}
        {wrong ? <Alert type="error" showIcon title={t('critical-values.read-back.wrong')} /> : null}
        {command.problem ? <ProblemAlert problem={command.problem} /> : null}
        {command.offline ? <OfflineAlert /> : null}
        <Button type="primary" htmlType="submit" disabled={lacking} loading={command.busy}>
          {t(`critical-values.value.command.${name}`)}
        </Button>
      </form>
      <style href="critical-step" precedence="default">
        {`.critical-step { display: grid; gap: 10px; justify-items: start; } .critical-step > .ygt-field, .critical-step > .ant-alert { justify-self: stretch; }`}
      </style>
    </Panel>
  )
}
