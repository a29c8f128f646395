import type { ProblemDocument } from '@ygt/core'
import { useT } from '@ygt/core/web'
import { Alert, Button, Input } from 'antd'
import { type ReactElement, useState } from 'react'

interface CodeFormProps {
  readonly problem: ProblemDocument
  readonly open: (code: string) => Promise<void>
}

/** Asks for the four characters that the resident knows and a stranger does not. */
export function CodeForm({ problem, open }: CodeFormProps): ReactElement {
  const t = useT()
  const [code, setCode] = useState('')
  const [of] = useState(() => String(problem.details?.of ?? 'identifier'))
  const [busy, setBusy] = useState(false)
  const left = problem.details?.left
  const send = async (): Promise<void> => {
    setBusy(true)
    await open(code)
    setBusy(false)
    setCode('')
  }
  return (
    <form
      className="shell-shared-card"
      onSubmit={(event) => {
        event.preventDefault()
        if (code.trim().length === 4) void send()
      }}
    >
      <label htmlFor="shared-code">
        <h2>{t('shell.shared.code')}</h2>
        <p>{t(`shell.shared.code.${of}`)}</p>
      </label>
      <Input
        id="shared-code"
        autoFocus
        autoComplete="off"
        inputMode={of === 'phone' ? 'numeric' : 'text'}
        maxLength={4}
        value={code}
        onChange={({ target }) => setCode(target.value)}
      />
      {left === undefined ? null : (
        <Alert type="warning" showIcon title={t('shell.shared.code.wrong', { left: Number(left) })} />
      )}
      <Button type="primary" htmlType="submit" loading={busy}>
        {t('shell.shared.open')}
      </Button>
    </form>
  )
}
