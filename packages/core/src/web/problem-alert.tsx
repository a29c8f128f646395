import { Alert } from 'antd'
import type { ReactElement } from 'react'
import type { ProblemDocument } from '../endpoint/client.ts'
import { useLabels } from './labels.tsx'

/** A refusal in the reader's language: what happened, what to do, and the number to give when asking for help. */
export function ProblemAlert({
  problem,
  onClose,
}: {
  readonly problem: ProblemDocument
  readonly onClose?: () => void
}): ReactElement {
  const { t, language } = useLabels()
  const places = problem.errors ?? []
  return (
    <Alert
      className="ygt-problem"
      type={problem.status >= 500 ? 'error' : 'warning'}
      showIcon
      title={problem[language]}
      {...(onClose && { closable: { onClose } })}
      description={
        places.length > 0 || problem.request ? (
          <>
            {places.length > 0 ? (
              <ul className="ygt-problem-places">
                {places.map((place) => (
                  <li key={`${place.pointer} ${place.en}`}>{place[language]}</li>
                ))}
              </ul>
            ) : null}
            {problem.request ? (
              <small className="ygt-muted">{t('web.problem.request', { request: problem.request })}</small>
            ) : null}
          </>
        ) : undefined
      }
    />
  )
}

/** The line was lost while something was sent: nothing is gone, it can be sent again. */
export function OfflineAlert(): ReactElement {
  const { t } = useLabels()
  return <Alert type="warning" showIcon title={t('web.offline.title')} description={t('web.offline.sending')} />
}

/** What stands at a place of the input, by JSON pointer: `/birthDate`. */
export function problemAt(
  problem: ProblemDocument | undefined,
  name: string,
  language: 'zh' | 'en',
): string | undefined {
  return problem?.errors?.find(({ pointer }) => pointer === `/${name}`)?.[language]
}
