import type { Answer, ProblemDocument } from '../endpoint/client.ts'

/** A refusal of the server, thrown so that queries know it from data. */
export class ProblemFailure extends Error {
  readonly problem: ProblemDocument
  constructor(problem: ProblemDocument) {
    super(problem.title)
    this.problem = problem
  }
}

/** The data of an answer, or its problem thrown. */
export async function dataOf<T>(answer: Promise<Answer<T>>): Promise<T> {
  const result = await answer
  if (result.ok) return result.data
  throw new ProblemFailure(result.problem)
}

export type FailureKind = 'offline' | 'forbidden' | 'missing' | 'failed'

/** Which of the designed states an error is shown as. */
export function failureKind(error: unknown): FailureKind {
  if (!(error instanceof ProblemFailure)) return error instanceof TypeError ? 'offline' : 'failed'
  const { status } = error.problem
  return status === 403 ? 'forbidden' : status === 404 ? 'missing' : 'failed'
}
