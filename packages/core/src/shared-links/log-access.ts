import type { Context, RequestFacts } from '../plugin/context.ts'
import { type accessKinds, linkAccess } from './shared-link.ts'
import { agentFamily, shortenAddress } from './visitor.ts'

interface Access {
  readonly event: (typeof accessKinds)[number]
  readonly opened: string | null
  readonly request: Pick<RequestFacts, 'origin' | 'headers'>
}

/** Adds a line to the access log of a link. */
export async function logAccess(
  system: Context,
  { id, organization }: { readonly id: string; readonly organization: string },
  { event, opened, request }: Access,
): Promise<void> {
  const line = {
    ...{ link: id, at: system.now(), event, opened },
    network: shortenAddress(request.origin),
    agent: agentFamily(request.headers['user-agent']),
  }
  await system.store(linkAccess).create(line, { organization })
}
