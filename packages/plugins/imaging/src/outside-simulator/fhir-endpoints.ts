import type { CaseFolder } from './case-folder.ts'
import { checkBundle, type Issue } from './check-bundle.ts'

export interface FhirAnswer {
  readonly status: number
  readonly json: unknown
}

/** `POST [base]`: a case, or one that is taken back. Saying it again changes nothing. */
export function takeTransaction(folder: CaseFolder, received: unknown, now: Date): FhirAnswer {
  const checked = checkBundle(received)
  if (!checked.ok) return outcome(422, checked.issues)
  const { bundle, number, revoked } = checked
  const before = folder.find(number)
  if (revoked && !before)
    return outcome(404, [{ severity: 'error', code: 'not-found', expression: ['ServiceRequest'], diagnostics: number }])
  if (before) folder.keep({ ...before, revoked: before.revoked || revoked })
  else folder.keep({ number, receivedAt: now.toISOString(), revoked: false, bundle, answer: null })
  const status = before ? '200 OK' : '201 Created'
  const entry = bundle.entry.map(() => ({ response: { status } }))
  return { status: 200, json: { resourceType: 'Bundle', type: 'transaction-response', entry } }
}

/** `POST [base]/DiagnosticReport/_search`: answers to the cases that are named. */
export function searchReports(folder: CaseFolder, form: URLSearchParams): FhirAnswer {
  const asked = (form.get('based-on:identifier') ?? '').split(',').map((token) => token.slice(token.indexOf('|') + 1))
  const found = asked.flatMap((number) => folder.find(number)?.answer ?? [])
  const entry = found.map((resource) => ({ resource, search: { mode: 'match' } }))
  return { status: 200, json: { resourceType: 'Bundle', type: 'searchset', total: entry.length, entry } }
}

export function outcome(status: number, issue: readonly Issue[]): FhirAnswer {
  return { status, json: { resourceType: 'OperationOutcome', issue } }
}
