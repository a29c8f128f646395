import { verifyAudit } from '../audit/audit-log.ts'
import { countQueue } from '../jobs/queue.ts'
import { auditedChanges, auditedLooks } from './invariants/audited.ts'
import { declaredAnswers } from './invariants/declared-answers.ts'
import { labelled } from './invariants/labelled.ts'
import { ownOrganizations } from './invariants/own-organizations.ts'
import type { StepFacts } from './invariants/step-facts.ts'

/** Something that holds after every step of every scenario. */
export interface Invariant {
  readonly id: string
  readonly title: string
  /** What is wrong, in sentences that name the plugin and the thing; nothing when it holds. */
  readonly check: (facts: StepFacts) => readonly string[] | Promise<readonly string[]>
}

/** Checked by the harness after every step; a scenario cannot switch one off. */
export const invariants: readonly Invariant[] = [
  {
    id: 'declared-answers',
    title: 'Every answer is as declared, and nothing breaks inside',
    check: declaredAnswers,
  },
  {
    id: 'outbox-drained',
    title: 'Events and jobs that are due have had their effect',
    async check({ county }) {
      const { dead } = await countQueue(county.runtime.database)
      if (dead === 0) return []
      const rows = await county.runtime.database.query(`select topic, error from core_queue where state = 'dead'`)
      return rows.map(({ topic, error }) => `${topic} was given up: ${error}`)
    },
  },
  { id: 'changes-audited', title: 'Whoever changes something stands in the audit', check: auditedChanges },
  { id: 'looks-audited', title: 'Whoever saw a resident stands in the audit', check: auditedLooks },
  {
    id: 'own-organizations',
    title: 'Nobody gets what belongs to an institution out of reach',
    check: ownOrganizations,
  },
  { id: 'labelled', title: 'Every label key that goes to a page has its words in both languages', check: labelled },
  {
    id: 'audit-chain',
    title: 'The chain of the audit is whole',
    async check({ county }) {
      const { brokenAt, reason } = await verifyAudit(county.runtime.database)
      return brokenAt === null ? [] : [`entry ${brokenAt}: ${reason}`]
    },
  },
]
