import type { Answer } from '@ygt/core'
import { browserTransport, looseClient, type SharedReport, sharedTransport } from '@ygt/core/web'

export interface Visit {
  readonly pass: string
  readonly endsAt: string
  readonly expiresAt: string
}

/** Opens a link with the token of its address and the code that its reader typed. */
export const door = looseClient<{
  openLink(input: { readonly token: string; readonly code?: string }): Promise<Answer<Visit>>
}>('core', { openLink: ['POST', '/links/open'] }, browserTransport)

export function sharedReportOf({ pass }: Visit): Promise<Answer<SharedReport>> {
  const client = looseClient<{ sharedReport(input: object): Promise<Answer<SharedReport>> }>(
    'orders',
    { sharedReport: ['GET', '/shared/report'] },
    sharedTransport(pass),
  )
  return client.sharedReport({})
}
