import assert from 'node:assert/strict'
import { systemCaller } from '../../access/access-control.ts'
import { defineLaws, type LawCourt } from '../../conformance/define-laws.ts'
import type { Port } from '../../contract/define-contract.ts'
import { createContext } from '../../kernel/context.ts'
import type { RunningPlugin } from '../../kernel/runtime.ts'
import { notification } from '../../notifications/notifications.ts'
import { ProblemError } from '../../problem/define-problem.ts'
import { family } from '../../testing/people/cast.ts'
import type { Orders } from '../orders/contract.ts'
import { CriticalValues } from './contract.ts'

type Court = LawCourt<typeof CriticalValues>

/** What holds for every provider of `critical-values@1`; each law has an order to itself. */
export const criticalValueLaws = defineLaws(CriticalValues, [
  {
    id: 'raised-is-found',
    title: 'What was raised is found by its id and by its order, as it was said, for the institution that asked',
    async check(court) {
      const order = await placed(court)
      const raised = await court.system.raise({ request: order, ...potassium })
      assert.equal(raised.request, order)
      assert.deepEqual([raised.display, raised.quantity, raised.unit], ['Potassium', '6.8', 'mmol/L'])
      assert.deepEqual([raised.patient, raised.organization], [family.mother.id, 'qinghe-centre'])
      assert.equal((await court.system.get({ value: raised.id }))?.id, raised.id)
      const found = await court.system.ofRequest({ request: order })
      assert.deepEqual(
        found.map(({ id }) => id),
        [raised.id],
      )
      assert.equal(await court.system.get({ value: 'none' }), null)
    },
  },
  {
    id: 'raised-once',
    title: 'The same finding of the same order is raised once, however many say it at once',
    async check(court) {
      const order = await placed(court)
      const tries = await Promise.allSettled(
        Array.from({ length: 4 }, () => court.system.raise({ request: order, ...potassium })),
      )
      const refused = tries.flatMap((one) => (one.status === 'rejected' ? [codeOf(one.reason)] : []))
      assert.deepEqual(refused, Array(3).fill('critical-values/already-raised'))
      assert.equal((await court.system.ofRequest({ request: order })).length, 1)
    },
  },
  {
    id: 'refusals',
    title: 'Nothing is raised for an order that does not exist, and no code without words',
    async check(court) {
      await refuses(court.system.raise({ request: 'none', ...potassium }), 'critical-values/unknown-request')
      const order = await placed(court)
      await refuses(court.system.raise({ request: order, code: 'wordless' }), 'critical-values/unknown-finding')
    },
  },
  {
    id: 'unconfirmed-is-told-to-nobody',
    title: 'What has to be rechecked first is told to nobody of the institution that asked',
    async check(court) {
      const order = await placed(court)
      const bells = await bellsOf(court)
      const raised = await court.system.raise({ request: order, ...potassium, confirmed: false })
      await court.county.settle()
      assert.equal((await court.system.get({ value: raised.id }))?.notifiedAt, null)
      assert.equal(await bellsOf(court), bells, 'a bell rang for what was not confirmed')
    },
  },
  {
    id: 'told-at-once',
    title: 'A confirmed critical value is told to the doctor who asked, critically, once',
    async check(court) {
      const order = await placed(court)
      const bells = await bellsOf(court)
      const raised = await court.system.raise({ request: order, ...potassium })
      await court.county.settle()
      assert.notEqual((await court.system.get({ value: raised.id }))?.notifiedAt, null, 'it says that nobody was told')
      assert.equal((await bellsOf(court)) - bells, 1, 'the bell of the doctor who asked has to ring once')
    },
  },
])

const potassium = { code: 'K', display: 'Potassium', quantity: '6.8', unit: 'mmol/L' }

/** An order of Qinghe's, placed by its doctor. */
async function placed({ county, category }: Court): Promise<string> {
  const holder = await county.people.holder('zhoumin')
  if (!holder) throw new Error('The county has no doctor at Qinghe')
  const { runtime } = county
  const caller = runtime.access.person(holder, holder.posts[0])
  const clerk = runtime.plugins.get('critical-values') as RunningPlugin
  const { orders } = createContext(runtime, clerk, caller).uses as { orders: Port<typeof Orders> }
  const draft = {
    category,
    patient: family.mother.id,
    code: 'law',
    display: 'Asked by a law',
    purpose: 'To see that it holds',
  }
  const order = await runtime.work.run(() => orders.place(draft))
  await county.settle()
  return order.id
}

/** Critical lines at the bell of the doctor at Qinghe. */
async function bellsOf({ county }: Court): Promise<number> {
  const core = createContext(county.runtime, county.runtime.plugins.get('core') as RunningPlugin, systemCaller())
  const { items } = await core
    .store(notification)
    .list({ where: { recipient: 'zhoumin', urgency: 'critical' }, limit: 200 })
  return items.length
}

async function refuses(action: Promise<unknown>, code: string): Promise<void> {
  const got = await action.then(() => 'it was accepted', codeOf)
  assert.equal(got, code, `raise() has to refuse with ${code}, but ${got}`)
}

function codeOf(error: unknown): string {
  return error instanceof ProblemError ? error.problem.code : String(error)
}
