/** States of a request that somebody filters by. */
export const requestLifecycleStates = ['active', 'completed', 'revoked'] as const
