import type { StepFacts } from './step-facts.ts'

/** Test counties run strict: an answer against its declaration is a 500, like anything that breaks inside. */
export function declaredAnswers({ calls }: StepFacts): string[] {
  return calls
    .filter(({ status }) => status >= 500)
    .map(
      ({ route, account, status, code }) =>
        `${route} answered ${status} (${code}) to ${account}; see the server's log for the cause`,
    )
}
