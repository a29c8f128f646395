import { OfflineAlert, Panel, ProblemAlert, signatureKeys, simulatorClient, useCommand, useT } from '@ygt/core/web'
import { Alert, Button, Input } from 'antd'
import { type ReactElement, type ReactNode, useState } from 'react'

const refresh = [signatureKeys.certificate, signatureKeys.holders]

/** A certificate for oneself, with a PIN of one's own choice. */
export function Enrol({ again }: { readonly again: boolean }): ReactElement {
  const t = useT()
  const [pin, setPin] = useState('')
  const [repeated, setRepeated] = useState('')
  const enrol = useCommand(() => simulatorClient.enrol({ pin }), { refresh })
  return (
    <PinForm
      name={again ? 'enrol-again' : 'enrol'}
      command={enrol}
      lacking={pin === '' || pin !== repeated}
      give={() => void enrol.run(undefined)}
    >
      <Pin label={t('signature-simulator.pin')} value={pin} change={setPin} />
      <Pin label={t('signature-simulator.pin.repeat')} value={repeated} change={setRepeated} />
      <Unlike pin={pin} repeated={repeated} />
    </PinForm>
  )
}

export function ChangePin(): ReactElement {
  const t = useT()
  const [pin, setPin] = useState('')
  const [next, setNext] = useState('')
  const [repeated, setRepeated] = useState('')
  const change = useCommand(() => simulatorClient.changePin({ pin, next }), {
    refresh,
    done: () => {
      setPin('')
      setNext('')
      setRepeated('')
    },
  })
  return (
    <PinForm
      name="change-pin"
      command={change}
      lacking={pin === '' || next === '' || next !== repeated}
      give={() => void change.run(undefined)}
    >
      <Pin label={t('signature-simulator.pin.now')} value={pin} change={setPin} />
      <Pin label={t('signature-simulator.pin.next')} value={next} change={setNext} />
      <Pin label={t('signature-simulator.pin.repeat')} value={repeated} change={setRepeated} />
      <Unlike pin={next} repeated={repeated} />
      {change.data && pin === '' ? (
        <Alert type="success" showIcon title={t('signature-simulator.pin.changed')} />
      ) : null}
    </PinForm>
  )
}

interface PinFormProps {
  readonly name: string
  readonly command: Pick<ReturnType<typeof useCommand>, 'busy' | 'problem' | 'offline'>
  readonly lacking: boolean
  readonly give: () => void
  readonly children: ReactNode
}

function PinForm({ name, command, lacking, give, children }: PinFormProps): ReactElement {
  const t = useT()
  return (
    <Panel title={t(`signature-simulator.${name}`)}>
      <form
        className="pin-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!lacking && !command.busy) give()
        }}
      >
        {children}
        <p className="ygt-muted">{t('signature-simulator.pin.rule')}</p>
        {command.problem ? <ProblemAlert problem={command.problem} /> : null}
        {command.offline ? <OfflineAlert /> : null}
        <Button type="primary" htmlType="submit" disabled={lacking} loading={command.busy}>
          {t(`signature-simulator.${name}`)}
        </Button>
      </form>
      <style href="pin-form" precedence="default">
        {`.pin-form { display: grid; gap: 10px; } .pin-form > .ant-btn { justify-self: start; }`}
      </style>
    </Panel>
  )
}

interface PinProps {
  readonly label: string
  readonly value: string
  readonly change: (pin: string) => void
}

function Pin({ label, value, change }: PinProps): ReactElement {
  return (
    <label className="ygt-field">
      <span>{label}</span>
      <Input.Password
        autoComplete="one-time-code"
        maxLength={64}
        value={value}
        onChange={({ target }) => change(target.value)}
      />
    </label>
  )
}

function Unlike({ pin, repeated }: { readonly pin: string; readonly repeated: string }): ReactElement | null {
  const t = useT()
  if (repeated === '' || pin === repeated) return null
  return (
    <span className="ygt-form-error" role="alert">
      {t('signature-simulator.pin.unlike')}
    </span>
  )
}
