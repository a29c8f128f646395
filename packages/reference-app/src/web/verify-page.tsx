import {
  browserTransport,
  CountyTime,
  Facts,
  Loading,
  OfflineAlert,
  ProblemAlert,
  ProblemFailure,
  StatusTag,
  useAnswer,
  useLabels,
  useTitle,
} from '@ygt/core/web'
import { Button, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { LanguageSwitch } from './language-switch.tsx'

interface Verdict {
  readonly genuine: boolean
  readonly current: boolean
  readonly institution: string | null
  readonly display: string | null
  readonly publishedAt: string | null
  readonly patient: string | null
}

/** For whoever holds a printed report: is it genuine, and is it still the current version. */
export default function VerifyPage(): ReactElement {
  const { t } = useLabels()
  const { code = '' } = useParams()
  const go = useNavigate()
  const [text, setText] = useState(code)
  const verdict = useAnswer<Verdict>(['verify', code], () => ask(code), { enabled: code !== '' })
  useTitle(t('shell.verify.title'))
  return (
    <main className="shell-verify">
      <header>
        <h1>{t('shell.verify.title')}</h1>
        <LanguageSwitch />
      </header>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim()) void go(`/verify/${encodeURIComponent(text.trim())}`)
        }}
      >
        <label className="ygt-field">
          <span>{t('shell.verify.code')}</span>
          <Input
            size="large"
            autoFocus={code === ''}
            value={text}
            maxLength={30}
            onChange={({ target }) => setText(target.value)}
          />
        </label>
        <Button type="primary" size="large" htmlType="submit">
          {t('shell.verify.check')}
        </Button>
      </form>
      {code === '' ? null : verdict.data ? (
        <Shown verdict={verdict.data} />
      ) : verdict.error instanceof ProblemFailure ? (
        <ProblemAlert problem={verdict.error.problem} />
      ) : verdict.error ? (
        <OfflineAlert />
      ) : (
        <Loading rows={3} />
      )}
    </main>
  )
}

function Shown({ verdict }: { readonly verdict: Verdict }): ReactElement {
  const { t } = useLabels()
  const { genuine, current, institution, display, publishedAt, patient } = verdict
  if (!genuine)
    return (
      <section className="shell-verdict">
        <StatusTag tone="warning" strong>
          {t('shell.verify.unknown')}
        </StatusTag>
        <p>{t('shell.verify.unknown.text')}</p>
      </section>
    )
  return (
    <section className="shell-verdict">
      <StatusTag tone={current ? 'done' : 'warning'} strong>
        {t(current ? 'shell.verify.current' : 'shell.verify.superseded')}
      </StatusTag>
      <p>{t(current ? 'shell.verify.current.text' : 'shell.verify.superseded.text')}</p>
      <Facts
        columns={1}
        items={[
          [t('shell.verify.patient'), patient],
          [t('shell.verify.examination'), display],
          [t('shell.verify.institution'), institution],
          [t('shell.verify.published'), <CountyTime key="at" at={publishedAt} />],
        ]}
      />
    </section>
  )
}

async function ask(code: string) {
  const response = await browserTransport({
    method: 'GET',
    url: `/api/orders/verify/${encodeURIComponent(code)}`,
    headers: {},
  })
  return response.ok
    ? ({ ok: true, data: await response.json() } as const)
    : ({ ok: false, problem: await response.json() } as const)
}
