import type { FastifyReply } from 'fastify'
import {
  coreProblems,
  InternalError,
  InvalidInput,
  NotJson,
  TooLarge,
  UnsupportedMedia,
} from '../problem/core-problems.ts'
import { fill, type Problem, ProblemError } from '../problem/define-problem.ts'

/** Base of the `type` URIs of problems; relative, so that a county needs no domain of ours. */
export const problemBase = '/problems/'

interface Answered {
  readonly request: string
  readonly language: 'zh' | 'en'
}

/** The problem document of RFC 9457 with both languages, details and the wrong places of the input. */
export function problemDocument({ problem, details, errors }: ProblemError, { request, language }: Answered) {
  const zh = fill(problem.zh, details)
  const en = fill(problem.en, details)
  return {
    type: `${problemBase}${problem.code}`,
    code: problem.code,
    title: language === 'en' ? en : zh,
    status: problem.status,
    zh,
    en,
    ...(Object.keys(details).length > 0 && { details }),
    ...(errors.length > 0 && { errors }),
    instance: `/requests/${request}`,
    request,
  }
}

export function sendProblem(reply: FastifyReply, error: ProblemError, answered: Answered): FastifyReply {
  return reply
    .status(error.problem.status)
    .type('application/problem+json')
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problemDocument(error, answered))
}

/** What went wrong in the framework or in our code, as a problem; the text of unknown errors never leaves the server. */
export function asProblem(error: unknown, request: string): ProblemError {
  if (error instanceof ProblemError) return error
  const { code, statusCode } = error as { code?: string; statusCode?: number }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new ProblemError(TooLarge, { limit: (error as { limit?: number }).limit ?? 1 << 20 })
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return new ProblemError(UnsupportedMedia, { expected: 'application/json' })
  if (code === 'FST_ERR_CTP_INVALID_JSON_BODY' || code === 'FST_ERR_CTP_EMPTY_JSON_BODY')
    return new ProblemError(NotJson)
  if (statusCode === 400) return new ProblemError(InvalidInput)
  return new ProblemError(InternalError, { request })
}

export function isCoreProblem(problem: Problem): boolean {
  return (coreProblems as readonly Problem[]).includes(problem)
}
