import { plugins } from 'virtual:ygt-plugins'
import type { Answer, ProblemDocument } from '@ygt/core'
import { CompositionProvider, Loading, ProblemFailure, useLabels, useTitle } from '@ygt/core/web'
import { type ReactElement, useCallback, useEffect, useState } from 'react'
import { useLocation } from 'react-router'
import { LanguageSwitch } from '../language-switch.tsx'
import { CodeForm } from './code-form.tsx'
import { door, type Visit } from './shared-client.ts'
import { SharedNotice } from './shared-notice.tsx'
import { SharedReportView } from './shared-report.tsx'
import { SHARED_STYLE } from './shared-style.ts'

const composition = { plugins, order: [], hidden: [] }

type Step =
  | { readonly at: 'opening' }
  | { readonly at: 'open'; readonly visit: Visit }
  | { readonly at: 'refused'; readonly problem: ProblemDocument | undefined }

/** 云胶片: what a resident sees who scanned the code. The token stands after `#` and goes to nobody but the door. */
export default function SharedPage(): ReactElement {
  const { t } = useLabels()
  const token = useLocation().hash.slice(1)
  useTitle(t('shell.shared.title'))
  return (
    <main className="shell-shared">
      <style href="ygt-shared" precedence="default">
        {SHARED_STYLE}
      </style>
      <header>
        <h1>{t('shell.shared.title')}</h1>
        <LanguageSwitch />
      </header>
      <CompositionProvider shown={composition}>
        {token === '' ? <SharedNotice state="incomplete" /> : <Opened key={token} token={token} />}
      </CompositionProvider>
      <footer>{t('shell.shared.footer')}</footer>
    </main>
  )
}

function Opened({ token }: { readonly token: string }): ReactElement {
  const [step, setStep] = useState<Step>({ at: 'opening' })
  const open = useCallback(
    (code?: string): Promise<void> =>
      opened(door.openLink({ token, ...(code !== undefined && { code }) })).then(setStep),
    [token],
  )
  const refused = useCallback((problem: ProblemDocument | undefined) => setStep({ at: 'refused', problem }), [])
  useEffect(() => void open(), [open])
  if (step.at === 'opening') return <Loading rows={4} />
  if (step.at === 'open') return <SharedReportView visit={step.visit} refused={refused} />
  const { problem } = step
  if (problem?.code === 'core/link-code-needed' || problem?.code === 'core/link-code-wrong')
    return <CodeForm problem={problem} open={open} />
  return <SharedNotice state={stateOf(problem)} again={() => void open()} />
}

/** Which sentence is shown: the state of a link that does not open, or what else is in the way. */
function stateOf(problem: ProblemDocument | undefined): string {
  if (problem === undefined) return 'offline'
  if (problem.code === 'core/too-many-requests') return 'wait'
  return problem.code === 'core/link-not-open' ? String(problem.details?.state) : 'over'
}

async function opened(answer: Promise<Answer<Visit>>): Promise<Step> {
  try {
    const got = await answer
    return got.ok ? { at: 'open', visit: got.data } : { at: 'refused', problem: got.problem }
  } catch (error) {
    return { at: 'refused', problem: error instanceof ProblemFailure ? error.problem : undefined }
  }
}
