import { z } from 'zod'
import { defineLifecycle, emit, type Facts } from '../../lifecycle/define-lifecycle.ts'
import { dayAndWeek } from '../statistics/index.ts'
import { NeedsComment, NotTheSecondReader, NotYoursToDecide, SeenBefore } from './double-reading-problems.ts'
import { DoubleReadingMoved } from './order-events.ts'
import { NotTheAuthor } from './order-problems.ts'
import { AgreementGrade } from './radpeer.ts'

/** What the rules look at. */
export interface Twice {
  readonly author: string
  readonly reviewer: string | null
  readonly reader: string | null
  readonly grade: string | null
  readonly followUp: readonly string[]
}

const me = ({ actor }: Facts<Twice, any>) => actor.practitioner ?? actor.account
const mine = (facts: Facts<Twice, any>) => (facts.doc.reader === me(facts) ? undefined : NotTheSecondReader)
const another = (facts: Facts<Twice, any>) =>
  facts.doc.author === me(facts) || facts.doc.reviewer === me(facts) ? SeenBefore : undefined
const byAuthor = (facts: Facts<Twice, any>) => (facts.doc.author === me(facts) ? undefined : NotTheAuthor)
const byArbiter = ({ doc, ...rest }: Facts<Twice, any>) =>
  [doc.author, doc.reviewer, doc.reader].includes(me({ doc, ...rest })) ? NotYoursToDecide : undefined
const moved = emit(DoubleReadingMoved, ({ doc }) => ({ reading: doc.id, state: doc.state }))
const perform = 'orders:double-reading:perform'
const graded = z.object({ grade: z.enum(AgreementGrade.values), comment: z.string().trim().max(2000) })
const agreeing = (grade: string | undefined, followUp: readonly string[]) => !followUp.includes(grade ?? '')

/** A grade without a follow-up ends it; `conclude` and `dispute` are the two ways of one command, so neither takes the other's grades. */
const grading = (follows: boolean) => (facts: Facts<Twice, z.output<typeof graded>>) => {
  const refusal = mine(facts)
  if (refusal) return refusal
  const { grade, comment = '' } = facts.input as Partial<z.output<typeof graded>>
  if (grade === undefined) return undefined
  if (agreeing(grade, facts.doc.followUp) === follows) return NotTheSecondReader
  return grade !== '1' && comment.length < 4 ? NeedsComment : undefined
}

/** A second reading of a report (双阅片): blind, graded, and settled where both differ. */
export const doubleReadingLifecycle = defineLifecycle('orders.double-reading', {
  states: ['waiting', 'reading', 'comparing', 'concluded', 'disputed', 'answered', 'settled', 'cancelled'],
  initial: 'waiting',
  final: ['concluded', 'settled', 'cancelled'],
  commands: {
    claim: {
      from: 'waiting',
      to: 'reading',
      permission: perform,
      guard: another,
      emits: moved,
      input: z.object({ name: z.string() }),
      set: (facts) => ({ reader: me(facts), readerName: facts.input.name, claimedAt: facts.now }),
    },
    handBack: {
      from: 'reading',
      to: 'waiting',
      permission: perform,
      guard: mine,
      emits: moved,
      set: () => ({ reader: null, readerName: null, claimedAt: null, content: {}, positive: null }),
    },
    /** From now on both texts lie side by side, and the own one does not change any more. */
    submit: {
      from: 'reading',
      to: 'comparing',
      permission: perform,
      guard: mine,
      emits: moved,
      set: ({ now }) => ({ submittedAt: now }),
    },
    conclude: {
      from: 'comparing',
      to: 'concluded',
      permission: perform,
      guard: grading(false),
      emits: moved,
      input: graded,
      set: ({ input, now }) => ({ ...input, gradedAt: now, gradedDay: dayAndWeek(now).day }),
    },
    dispute: {
      from: 'comparing',
      to: 'disputed',
      permission: perform,
      guard: grading(true),
      emits: moved,
      input: graded,
      set: ({ input, now }) => ({ ...input, gradedAt: now, gradedDay: dayAndWeek(now).day }),
    },
    answer: {
      from: 'disputed',
      to: 'answered',
      permission: 'orders:report:write',
      guard: byAuthor,
      emits: moved,
      input: z.object({ answer: z.string().trim().min(4).max(2000) }),
      set: ({ input, now }) => ({ answer: input.answer, answeredAt: now }),
    },
    /** The author did not answer in time: the arbiter goes on without. */
    waitNoLonger: { from: 'disputed', to: 'answered', permission: 'system', emits: moved },
    decide: {
      from: 'answered',
      to: 'settled',
      permission: 'orders:double-reading:arbitrate',
      guard: byArbiter,
      emits: moved,
      input: z.object({
        decision: z.enum(['first-stands', 'amend']),
        reason: z.string().trim().min(4).max(2000),
        name: z.string(),
      }),
      set: (facts) => ({
        decision: facts.input.decision,
        decisionReason: facts.input.reason,
        arbiter: me(facts),
        arbiterName: facts.input.name,
        decidedAt: facts.now,
      }),
    },
    /** Whoever claimed it did not go on in time: it is for everybody again. */
    expire: {
      from: 'reading',
      to: 'waiting',
      permission: 'system',
      emits: moved,
      set: () => ({ reader: null, readerName: null, claimedAt: null, content: {}, positive: null }),
    },
    /** The report was retracted, or an amendment replaced it. */
    cancel: {
      from: ['waiting', 'reading', 'comparing', 'disputed', 'answered'],
      to: 'cancelled',
      permission: 'system',
      emits: moved,
    },
  },
  deadlines: {
    reading: { within: 'field:readWithin', then: 'expire' },
    disputed: { within: 'field:answerWithin', then: 'waitNoLonger' },
  },
})
