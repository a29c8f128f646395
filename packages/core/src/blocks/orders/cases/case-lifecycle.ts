import { z } from 'zod'
import { durationMilliseconds } from '../../../kernel/duration.ts'
import { type Command, defineLifecycle, emit, type Facts } from '../../../lifecycle/define-lifecycle.ts'
import { reason } from '../request.ts'
import { CaseEscalated, CaseMoved } from './case-events.ts'
import { CaseLadderEnded, CaseOfAnother, NotTheSender, OutsideCase, OwnCase } from './case-problems.ts'

/** What the rules of a case look at. Durations are ISO 8601, as they were set when it was sent. */
export interface Sent {
  readonly sender: string
  readonly expert: string | null
  readonly destination: string
  readonly rung: number
  readonly acceptWithin: string
  readonly answerWithin: string
}

type Of<I> = Facts<Sent, I>

/** Who is told when a clock runs out: the head of the department that was asked, then whoever sent it. */
export const caseLadder = ['experts', 'lead', 'sender'] as const

const named = z.object({ name: z.string() })
const opinion = z.object({ name: z.string(), opinion: z.string().trim().min(2).max(10_000) })

const about = (doc: any) => ({
  case: doc.id as string,
  category: doc.category as string,
  request: doc.request as string,
  patient: doc.patient as string,
  destination: doc.destination as string,
  state: doc.state as string,
})
const moved = emit(CaseMoved, ({ doc }) => about(doc))
const escalated = emit(CaseEscalated, ({ doc }) => ({ ...about(doc), rung: doc.rung as number }))

export const after = (instant: string, duration: string): string =>
  new Date(Date.parse(instant) + durationMilliseconds(duration)).toISOString()

/** Nothing of it waits any more: the request is free for another case. */
const ended = { dueAt: null, liveKey: null }

const notOutside = ({ doc }: Of<any>) => (doc.destination === 'outside' ? OutsideCase : undefined)
const byExpert = (facts: Of<any>) => {
  const { doc, actor } = facts
  if (doc.sender === actor.practitioner) return OwnCase
  if (doc.expert !== null && doc.expert !== actor.practitioner) return CaseOfAnother
  return notOutside(facts)
}
/** The sender, or the system on their behalf when the report is published. */
const bySender = ({ doc, actor }: Of<any>) =>
  actor.practitioner === null || doc.sender === actor.practitioner ? undefined : NotTheSender

function runOut<S extends string>(state: S, within: 'acceptWithin' | 'answerWithin'): Command<S, undefined, Sent> {
  return {
    from: state,
    to: state,
    permission: 'system',
    guard: ({ doc }) => (doc.rung + 1 < caseLadder.length ? undefined : CaseLadderEnded),
    set: ({ doc, now }) => ({ rung: doc.rung + 1, dueAt: after(now, doc[within]) }),
    emits: escalated,
  }
}

/** A difficult case (疑难病例) from the reader who cannot decide to the expert and back. */
export const caseLifecycle = defineLifecycle('orders.case', {
  states: ['sent', 'accepted', 'answered', 'closed', 'declined', 'taken-over', 'recalled', 'expired'],
  initial: 'sent',
  final: ['closed', 'declined', 'taken-over', 'recalled', 'expired'],
  commands: {
    /** 受理: an expert of the centre takes it on. */
    accept: {
      from: 'sent',
      to: 'accepted',
      permission: 'orders:case:answer',
      input: named,
      guard: byExpert,
      set: ({ actor, input, doc, now }: Of<z.output<typeof named>>) => ({
        expert: actor.practitioner,
        expertName: input.name,
        acceptedAt: now,
        rung: 0,
        dueAt: after(now, doc.answerWithin),
      }),
      emits: moved,
    },
    /** 答复: the expert's opinion; the report stays with whoever sent it up. */
    answer: {
      from: ['sent', 'accepted'],
      to: 'answered',
      permission: 'orders:case:answer',
      input: opinion,
      guard: byExpert,
      set: ({ actor, input, now }: Of<z.output<typeof opinion>>) => ({
        expert: actor.practitioner,
        expertName: input.name,
        opinion: input.opinion,
        answeredAt: now,
        dueAt: null,
      }),
      emits: moved,
    },
    decline: {
      from: ['sent', 'accepted'],
      to: 'declined',
      permission: 'orders:case:answer',
      input: reason.extend({ name: z.string() }),
      guard: byExpert,
      set: ({ actor, input, now }: Of<{ reason: string; name: string }>) => ({
        ...ended,
        expert: actor.practitioner,
        expertName: input.name,
        statusReason: input.reason,
        answeredAt: now,
      }),
      emits: moved,
    },
    /** 接管报告: the expert writes the report in place of whoever sent it up. */
    takeOver: {
      from: ['sent', 'accepted'],
      to: 'taken-over',
      permission: 'orders:case:answer',
      input: named,
      guard: byExpert,
      set: ({ actor, input, now }: Of<z.output<typeof named>>) => ({
        ...ended,
        expert: actor.practitioner,
        expertName: input.name,
        answeredAt: now,
      }),
      emits: moved,
    },
    recall: {
      from: ['sent', 'accepted'],
      to: 'recalled',
      permission: 'orders:case:send',
      input: reason,
      guard: bySender,
      set: ({ input }: Of<z.output<typeof reason>>) => ({ ...ended, statusReason: input.reason }),
      emits: moved,
    },
    /** 办结: the sender has made use of the opinion. */
    close: {
      from: 'answered',
      to: 'closed',
      permission: 'orders:case:send',
      guard: bySender,
      set: ({ now }: Of<undefined>) => ({ ...ended, closedAt: now }),
      emits: moved,
    },
    /** The hospital outside the county answered. */
    answerOutside: {
      from: ['sent', 'accepted'],
      to: 'answered',
      permission: 'system',
      input: opinion.extend({ key: z.string() }),
      set: ({ input, now }: Of<z.output<typeof opinion> & { key: string }>) => ({
        expertName: input.name,
        opinion: input.opinion,
        answerKey: input.key,
        answeredAt: now,
        dueAt: null,
      }),
      emits: moved,
    },
    /** The hospital outside the county does not take it, or cannot read what it got. */
    declineOutside: {
      from: ['sent', 'accepted'],
      to: 'declined',
      permission: 'system',
      input: z.object({ reason: z.string(), name: z.string(), key: z.string().nullable() }),
      set: ({ input, now }: Of<{ reason: string; name: string; key: string | null }>) => ({
        ...ended,
        expertName: input.name,
        statusReason: input.reason,
        answerKey: input.key,
        answeredAt: now,
      }),
      emits: moved,
    },
    remindToAccept: runOut('sent', 'acceptWithin'),
    remindToAnswer: runOut('accepted', 'answerWithin'),
    /** Nobody outside the county answered in time. */
    expire: { from: ['sent', 'accepted'], to: 'expired', permission: 'system', set: () => ended, emits: moved },
  },
  deadlines: {
    sent: { within: 'field:acceptWithin', then: 'remindToAccept' },
    accepted: { within: 'field:answerWithin', then: 'remindToAnswer' },
  },
})

/** States in which an expert is asked and has not answered. */
export const waitingStates = ['sent', 'accepted'] as const
