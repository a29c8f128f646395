import type { ViewerLabel } from './labels.ts'

export type ViewerProblem = 'forbidden' | 'network' | 'not-found' | 'unreadable'

export const PROBLEM_LABELS: Record<ViewerProblem, ViewerLabel> = {
  forbidden: 'imaging.viewer.problem.forbidden',
  network: 'imaging.viewer.problem.network',
  'not-found': 'imaging.viewer.problem.not-found',
  unreadable: 'imaging.viewer.problem.unreadable',
}

/** What went wrong when a picture could not be loaded: the loader rejects with the request, wrapped or not, or with what the decoder said. */
export function problemOf(error: unknown): ViewerProblem {
  const status = statusOf(error)
  if (status === undefined || status === 200 || status === 206) return 'unreadable'
  if (status === 401 || status === 403) return 'forbidden'
  return status === 404 || status === 410 ? 'not-found' : 'network'
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  if ('status' in error && typeof error.status === 'number') return error.status
  return 'error' in error ? statusOf(error.error) : undefined
}
