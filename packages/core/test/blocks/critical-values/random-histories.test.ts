import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { valueLifecycle } from '../../../src/blocks/critical-values/index.ts'
import { statesFrom } from '../../../src/lifecycle/define-lifecycle.ts'

type Doc = Record<string, unknown> & { state: string; rung: number }
const commands = Object.entries(valueLifecycle.commands)
const actor = { account: 'a', practitioner: 'p', organization: 'o' }
const input = { name: 'n', readBack: 'r', practitioner: null, text: 'done', reason: 'by mistake' }

const begun = (ladder: number): Doc => ({
  state: 'raised',
  raisedAt: '2026-11-24T00:00:00.000Z',
  notifiedAt: null,
  rung: 0,
  ladder: Array(ladder).fill('duty'),
  ...{ notifyWithin: 'PT10M', acknowledgeWithin: 'PT10M', actWithin: 'PT30M', noteWithin: 'PT6H' },
})

/** Commands that may be given now, by people or by a clock. */
const legal = (doc: Doc, now: string) =>
  commands.filter(
    ([, command]) =>
      statesFrom(command).includes(doc.state) && !command.guard?.({ doc: doc as never, input, actor, now } as never),
  )

const given = (doc: Doc, name: string, now: string): Doc => {
  const command = valueLifecycle.commands[name as 'close']
  return { ...doc, ...command.set?.({ doc, input, actor, now } as never), state: command.to } as Doc
}

describe('any legal history of a critical value', () => {
  const history = fc.array(fc.nat(1000), { maxLength: 60 })

  it('is never stuck: people can end it from wherever it stands', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 5 }), (choices, ladder) => {
        let doc = begun(ladder)
        choices.forEach((choice, n) => {
          const now = new Date(Date.UTC(2026, 10, 24, 0, n)).toISOString()
          const open = legal(doc, now)
          const [name] = open[choice % Math.max(open.length, 1)] ?? []
          if (name) doc = given(doc, name, now)
        })
        if (['closed', 'withdrawn'].includes(doc.state)) return legal(doc, '2027-01-01T00:00:00.000Z').length === 0
        // people alone close it: nothing waits for a clock
        const order = ['confirm', 'acknowledge', 'act', 'note', 'close']
        for (let step = 0; step < 6 && doc.state !== 'closed'; step++) {
          const now = '2027-01-01T00:00:00.000Z'
          const next = order.find((name) => legal(doc, now).some(([open]) => open === name))
          if (next === undefined) return false
          doc = given(doc, next, now)
        }
        return doc.state === 'closed'
      }),
    )
  })

  it('never climbs past the end of its ladder, and a new step begins at its foot', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 5 }), (choices, ladder) => {
        let doc = begun(ladder)
        for (const choice of choices) {
          const now = '2026-11-24T00:05:00.000Z'
          const open = legal(doc, now)
          const [name] = open[choice % Math.max(open.length, 1)] ?? []
          if (!name) break
          const before = doc.state
          doc = given(doc, name, now)
          expect(doc.rung).toBeLessThan(ladder)
          if (doc.state !== before) expect(doc.rung).toBe(0)
        }
      }),
    )
  })

  it('has a clock in every state in which somebody is waited for', () => {
    const waiting = valueLifecycle.states.filter((state) => !['noted', 'closed', 'withdrawn'].includes(state))
    expect(Object.keys(valueLifecycle.deadlines).toSorted()).toEqual(waiting.toSorted())
  })
})
