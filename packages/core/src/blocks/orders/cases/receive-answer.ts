import { createHash } from 'node:crypto'
import { type FieldError, fail } from '../../../problem/define-problem.ts'
import type { OrdersContext } from '../service-directory.ts'
import { waitingStates } from './case-lifecycle.ts'
import { CaseNotWaiting, InvalidReport, UnknownCase } from './case-problems.ts'
import { caseMessage, type DifficultCase, difficultCase } from './difficult-case.ts'
import { readAnswer } from './referral-answer.ts'

/**
 * Takes the answer of a hospital outside the county (DiagnosticReport). The same answer said again is harmless; what cannot be
 * taken is refused with the reason and kept with the case, where there is one.
 */
export async function receiveAnswer(
  ctx: OrdersContext,
  received: Readonly<Record<string, unknown>>,
): Promise<{ readonly case: string; readonly taken: boolean }> {
  const reading = readAnswer(received)
  if (!reading.ok) return fail(InvalidReport, {}, reading.errors)
  const { number, key, declined, name, text } = reading.answer
  return ctx.asSystem('a hospital outside the county answers', (system) =>
    system.work(async () => {
      // of two that bring the same answer at once, the second finds what the first did
      await system.nextNumber(`answer:${number}`)
      const row =
        (await system.store(difficultCase).findBy({ number, destination: 'outside' })) ?? fail(UnknownCase, { number })
      if (row.answerKey === key) return { case: row.id, taken: false }
      if (!(waitingStates as readonly string[]).includes(row.state)) fail(CaseNotWaiting, { number, state: row.state })
      if (declined) await system.act(difficultCase, row.id, 'declineOutside', { name, reason: text, key })
      else await system.act(difficultCase, row.id, 'answerOutside', { name, opinion: text, key })
      await keepMessage(system, row, { direction: 'in', kind: 'answer', body: received, key, outcome: null })
      return { case: row.id, taken: true }
    }),
  )
}

interface Message {
  readonly direction: 'in' | 'out'
  readonly kind: 'content' | 'image' | 'recall' | 'answer' | 'refusal'
  readonly body: Readonly<Record<string, unknown>>
  readonly key: string
  readonly outcome: string | null
  readonly issues?: readonly FieldError[]
}

/** Keeps what was sent or received, once, and writes into the audit that it crossed the border of the county. */
export async function keepMessage(ctx: OrdersContext, row: DifficultCase, message: Message): Promise<void> {
  const key = `${row.id}|${message.kind}|${createHash('sha256').update(message.key).digest('hex').slice(0, 32)}`
  if (await ctx.store(caseMessage).findBy({ key })) return
  const { direction, kind, outcome, issues } = message
  await ctx.store(caseMessage).create(
    {
      ...message,
      body: { ...message.body },
      issues: issues && issues.length > 0 ? [...issues] : null,
      ofCase: row.id,
      category: row.category,
      patient: row.patient,
      at: ctx.now(),
      key,
    },
    { organization: row.organization },
  )
  const detail = {
    direction,
    kind,
    receiver: row.receiverName,
    number: row.number,
    ...(outcome !== null && { outcome }),
  }
  await ctx.audit({ action: 'transmit', resource: difficultCase.id, record: row.id, patient: row.patient, detail })
}
