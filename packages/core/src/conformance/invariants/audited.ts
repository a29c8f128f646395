import type { RecordedCall } from '../recorded-calls.ts'
import { type AuditRow, residentsIn, type StepFacts } from './step-facts.ts'

/** Reading one's own bell changes nothing that anybody else could ask about. */
const ownAffairs = new Set(['POST /api/core/notifications/read'])

/** A command that was accepted left an entry of its own, or at least the look of somebody who found nothing to change. */
export function auditedChanges({ calls, audit }: StepFacts): string[] {
  return calls
    .filter(
      ({ endpoint, status, replayed, route }) =>
        endpoint.method !== 'GET' && status < 300 && !replayed && !ownAffairs.has(route),
    )
    .filter((call) => call.caller && !audit.some((entry) => entryOf(call, entry)))
    .map(
      ({ route, account }) =>
        `${route} by ${account} left no entry in the audit; change records through ctx.store or ctx.act, or add ctx.audit`,
    )
}

/** Each resident whom an answer names was looked at by the person who got it. */
export function auditedLooks({ calls, audit, residents }: StepFacts): string[] {
  return calls
    .filter(({ status, caller }) => status < 300 && caller)
    .flatMap(({ route, account, body }) =>
      [...residentsIn(body, residents)]
        .filter((resident) => !audit.some((entry) => entry.actor === account && concerns(entry, resident)))
        .map(
          (resident) =>
            `${route} showed ${resident} to ${account} without an entry in the audit; read through ctx.store, or call ctx.looked`,
        ),
    )
}

function entryOf({ request, account }: RecordedCall, entry: AuditRow): boolean {
  return entry.request === request || (entry.actor === account && (entry.action === 'read' || entry.action === 'list'))
}

function concerns({ patient, detail }: AuditRow, resident: string): boolean {
  return patient === resident || (detail?.patients ?? []).includes(resident)
}
