import type { ReactElement } from 'react'
import { useCentreWords } from '../centre.tsx'
import type { RequestRow } from '../requests-client.ts'

/** What the request asks, beside the text that answers it. */
export function AskedFor({ request }: { readonly request: RequestRow | undefined }): ReactElement {
  const { say } = useCentreWords()
  return (
    <details className="reading-asked" open>
      <summary>{say('request.title')}</summary>
      <p>
        <span className="ygt-muted">{say('request.purpose')}</span> {request?.purpose}
      </p>
      {request?.clinicalNotes ? (
        <p className="ygt-lines">
          <span className="ygt-muted">{say('request.clinical-notes')}</span> {request.clinicalNotes}
        </p>
      ) : null}
      {request?.diagnosis ? (
        <p>
          <span className="ygt-muted">{say('request.diagnosis')}</span> {request.diagnosis}
        </p>
      ) : null}
    </details>
  )
}
