import {
  browserTransport,
  coreClient,
  OfflineAlert,
  ProblemAlert,
  useAnswer,
  useCommand,
  useLabels,
  useTitle,
} from '@ygt/core/web'
import { Alert, Button, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { LanguageSwitch } from './language-switch.tsx'

interface Credentials {
  readonly account: string
  readonly password: string
}

/** Account and password; what was on screen before a session ended comes back afterwards. */
export function SignInPage({ ended, done }: { readonly ended: boolean; readonly done: () => void }): ReactElement {
  const { t, language } = useLabels()
  const [account, setAccount] = useState('')
  const [password, setPassword] = useState('')
  const about = useAnswer(['core', 'about'], () => coreClient.about({}))
  const signIn = useCommand(send, { done })
  const county = (language === 'en' && about.data?.nameEn) || about.data?.name || ''
  useTitle(t('shell.sign-in.title', { county }))
  return (
    <main className="shell-sign-in">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void signIn.run({ account, password })
        }}
      >
        <header>
          <p className="shell-sign-in-county">{county}</p>
          <h1>{t('shell.product')}</h1>
        </header>
        {ended ? <Alert type="info" showIcon title={t('shell.sign-in.ended')} /> : null}
        <label className="ygt-field">
          <span>{t('shell.sign-in.account')}</span>
          <Input
            size="large"
            autoFocus
            autoComplete="username"
            autoCapitalize="none"
            name="account"
            value={account}
            maxLength={40}
            onChange={({ target }) => setAccount(target.value)}
          />
        </label>
        <label className="ygt-field">
          <span>{t('shell.sign-in.password')}</span>
          <Input.Password
            size="large"
            autoComplete="current-password"
            name="password"
            value={password}
            maxLength={200}
            onChange={({ target }) => setPassword(target.value)}
          />
        </label>
        {signIn.problem ? <ProblemAlert problem={{ ...signIn.problem, request: '' }} /> : null}
        {signIn.offline ? <OfflineAlert /> : null}
        <Button
          type="primary"
          size="large"
          block
          htmlType="submit"
          loading={signIn.busy}
          disabled={account === '' || password === ''}
        >
          {t('shell.sign-in')}
        </Button>
        <footer>
          <a href="/verify">{t('shell.sign-in.verify')}</a>
          <LanguageSwitch />
        </footer>
      </form>
    </main>
  )
}

async function send({ account, password }: Credentials) {
  // the session of a phone is short
  const device = matchMedia('(max-width: 600px)').matches ? 'phone' : 'desk'
  const body = JSON.stringify({ account, password, device })
  const response = await browserTransport({
    method: 'POST',
    url: '/api/core/session',
    headers: { 'content-type': 'application/json' },
    body,
  })
  return response.ok ? ({ ok: true, data: true } as const) : ({ ok: false, problem: await response.json() } as const)
}
