import { Alert, Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { Confirmation } from '../command-bar.tsx'
import { useLabels } from '../labels.tsx'
import { useAnswer, useCommand } from '../queries.ts'
import { criticalValueKeys, criticalValuesClient } from './values-client.ts'

interface NamedFindingsProps {
  readonly request: string
  readonly text: string
  readonly raise: (code: string) => void
}

/** Critical findings that a text names: each is raised, or it is said why not. */
export function NamedFindings({ request, text, raise }: NamedFindingsProps): ReactElement | null {
  const { t, language } = useLabels()
  const [dismissing, setDismissing] = useState<string>()
  const named = useAnswer(
    [...criticalValueKeys.all, 'unanswered', request, text],
    () => criticalValuesClient.findUnanswered({ request, text }),
    { enabled: text.trim() !== '' },
  )
  const dismiss = useCommand(
    (reason: string) => criticalValuesClient.dismissFinding({ request, code: dismissing ?? '', reason }),
    { refresh: [criticalValueKeys.all] },
  )
  return (
    <>
      {(named.data?.items ?? []).map(({ code, display, displayEn, clause }) => (
        <Alert
          key={code}
          type="error"
          showIcon
          title={t('critical-values.panel.named', { display: language === 'en' ? displayEn : display, clause })}
          action={
            <>
              <Button size="small" danger type="primary" onClick={() => raise(code)}>
                {t('critical-values.panel.raise-this')}
              </Button>{' '}
              <Button size="small" onClick={() => setDismissing(code)}>
                {t('critical-values.panel.dismiss')}
              </Button>
            </>
          }
        />
      ))}
      {dismissing === undefined ? null : (
        <Confirmation
          command={{
            id: 'dismiss',
            label: 'critical-values.panel.dismiss',
            confirm: t('critical-values.panel.dismiss.ask'),
            reason: true,
            run: dismiss.run,
          }}
          busy={dismiss.busy}
          problem={dismiss.problem}
          close={() => setDismissing(undefined)}
        />
      )}
    </>
  )
}
