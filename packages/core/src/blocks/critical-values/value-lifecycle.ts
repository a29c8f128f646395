import { z } from 'zod'
import { durationMilliseconds } from '../../kernel/duration.ts'
import { type Command, defineLifecycle, emit, type Facts } from '../../lifecycle/define-lifecycle.ts'
import { CriticalValueEscalated, CriticalValueMoved } from './value-events.ts'
import { LadderEnded } from './value-problems.ts'

/** What the rules of the loop look at. Durations are ISO 8601, as they were set when the value was raised. */
export interface Clocked {
  readonly raisedAt: string
  readonly notifiedAt: string | null
  readonly rung: number
  readonly ladder: readonly string[]
  readonly notifyWithin: string
  readonly acknowledgeWithin: string
  readonly actWithin: string
  readonly noteWithin: string
}

type Of<I> = Facts<Clocked, I>

const text = z.string().trim().min(2).max(2000)
const said = z.object({ text })
const named = z.object({ name: z.string(), readBack: z.string() })

/** The instant a duration after another. */
export function after(instant: string, duration: string): string {
  return new Date(Date.parse(instant) + durationMilliseconds(duration)).toISOString()
}

/** What every step does: the ladder begins anew, with the clock of the step that comes. */
const next = (now: string, within: string | null) => ({ rung: 0, dueAt: within === null ? null : after(now, within) })

/** Both are targets from the moment of raising: a message late by what came before it is late. */
const notifiedInTime = ({ doc, now }: Of<unknown>) => now <= after(doc.raisedAt, doc.notifyWithin)
const acknowledgedInTime = ({ doc, now }: Of<unknown>) =>
  now <= after(after(doc.raisedAt, doc.notifyWithin), doc.acknowledgeWithin)

const about = (doc: any) => ({
  value: doc.id as string,
  category: doc.category as string,
  request: doc.request as string,
  patient: doc.patient as string,
  code: doc.code as string,
  placer: doc.organization as string,
  performer: doc.performer as string,
})
const moved = emit(CriticalValueMoved, ({ doc }) => ({ ...about(doc), state: doc.state as string }))
const escalated = emit(CriticalValueEscalated, ({ doc }) => ({
  ...about(doc),
  state: doc.state as string,
  rung: doc.rung as number,
}))

/** A clock of one state ran out: the next rung of the ladder, and the same clock again until the ladder ends. */
function runOut<S extends string>(
  state: S,
  within: 'notifyWithin' | 'acknowledgeWithin' | 'actWithin' | 'noteWithin',
): Command<S, undefined, Clocked> {
  return {
    from: state,
    to: state,
    permission: 'system',
    guard: ({ doc }) => (doc.rung + 1 < doc.ladder.length ? undefined : LadderEnded),
    set: ({ doc, now }) => ({ rung: doc.rung + 1, dueAt: after(now, doc[within]) }),
    emits: escalated,
  }
}

const acknowledged = (facts: Of<z.output<typeof named>>) => ({
  ...next(facts.now, facts.doc.actWithin),
  acknowledgedAt: facts.now,
  acknowledgedByName: facts.input.name,
  acknowledgedInTime: acknowledgedInTime(facts),
  readBack: facts.input.readBack,
  // whoever repeats the finding has been told it, whatever became of the message
  ...(facts.doc.notifiedAt === null && { notifiedAt: facts.now, notifiedInTime: notifiedInTime(facts) }),
})

/** The closed loop of a critical value: detect, recheck, tell, read back, act, note in the record, close. */
export const valueLifecycle = defineLifecycle('critical-values.value', {
  states: ['raised', 'confirmed', 'notified', 'acknowledged', 'acted-upon', 'noted', 'closed', 'withdrawn'],
  initial: 'raised',
  final: ['closed', 'withdrawn'],
  commands: {
    /** 复核: it was rechecked and holds. */
    confirm: {
      from: 'raised',
      to: 'confirmed',
      permission: 'critical-values:value:raise',
      input: z.object({ name: z.string() }),
      set: ({ actor, input, doc, now }: Of<{ name: string }>) => ({
        ...next(now, doc.notifyWithin),
        confirmedAt: now,
        confirmedBy: actor.practitioner,
        confirmedByName: input.name,
      }),
      emits: moved,
    },
    /** 通报: somebody of the institution that asked was told. */
    notify: {
      from: 'confirmed',
      to: 'notified',
      permission: 'system',
      set: (facts: Of<undefined>) => ({
        ...next(facts.now, facts.doc.acknowledgeWithin),
        notifiedAt: facts.now,
        notifiedInTime: notifiedInTime(facts),
      }),
      emits: moved,
    },
    /** 接收: the receiver repeats it. */
    acknowledge: {
      from: ['confirmed', 'notified'],
      to: 'acknowledged',
      permission: 'critical-values:value:receive',
      input: named,
      set: (facts: Of<z.output<typeof named>>) => ({
        ...acknowledged(facts),
        acknowledgedBy: facts.actor.practitioner,
      }),
      emits: moved,
    },
    /** Read back on the telephone to whoever called, who answers for it. */
    confirmCall: {
      from: ['confirmed', 'notified'],
      to: 'acknowledged',
      permission: 'critical-values:value:notify',
      input: named.extend({ practitioner: z.string().nullable() }),
      set: (facts: Of<z.output<typeof named> & { practitioner: string | null }>) => ({
        ...acknowledged(facts),
        acknowledgedBy: facts.input.practitioner,
      }),
      emits: moved,
    },
    /** 处置: by whoever received it, or by the colleague who took over from them. */
    act: {
      from: 'acknowledged',
      to: 'acted-upon',
      permission: 'critical-values:value:receive',
      input: said,
      set: ({ actor, input, doc, now }: Of<z.output<typeof said>>) => ({
        ...next(now, doc.noteWithin),
        actedAt: now,
        actedBy: actor.practitioner,
        action: input.text,
      }),
      emits: moved,
    },
    /** 病程记录 */
    note: {
      from: 'acted-upon',
      to: 'noted',
      permission: 'critical-values:value:receive',
      input: said,
      set: ({ actor, input, now }: Of<z.output<typeof said>>) => ({
        ...next(now, null),
        notedAt: now,
        notedBy: actor.practitioner,
        progressNote: input.text,
      }),
      emits: moved,
    },
    close: {
      from: 'noted',
      to: 'closed',
      permission: 'critical-values:value:receive',
      set: ({ now }: Of<undefined>) => ({ ...next(now, null), closedAt: now }),
      emits: moved,
    },
    /** Raised in error; whoever was told is told that, too. */
    withdraw: {
      from: ['raised', 'confirmed', 'notified', 'acknowledged', 'acted-upon', 'noted'],
      to: 'withdrawn',
      permission: 'critical-values:value:withdraw',
      input: z.object({ reason: z.string().trim().min(4).max(500) }),
      set: ({ input, now }: Of<{ reason: string }>) => ({
        ...next(now, null),
        withdrawnAt: now,
        statusReason: input.reason,
        liveKey: null,
      }),
      emits: moved,
    },
    confirmationLate: runOut('raised', 'notifyWithin'),
    notificationLate: runOut('confirmed', 'notifyWithin'),
    acknowledgementLate: runOut('notified', 'acknowledgeWithin'),
    actionLate: runOut('acknowledged', 'actWithin'),
    noteLate: runOut('acted-upon', 'noteWithin'),
  },
  deadlines: {
    raised: { within: 'field:notifyWithin', then: 'confirmationLate' },
    confirmed: { within: 'field:notifyWithin', then: 'notificationLate' },
    notified: { within: 'field:acknowledgeWithin', then: 'acknowledgementLate' },
    acknowledged: { within: 'field:actWithin', then: 'actionLate' },
    'acted-upon': { within: 'field:noteWithin', then: 'noteLate' },
  },
})
