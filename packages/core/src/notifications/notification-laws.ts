import assert from 'node:assert/strict'
import { defineLaws, type LawCourt } from '../conformance/define-laws.ts'
import { type StaffKey, staff } from '../testing/people/staff.ts'
import { createSignedIn } from '../testing/signed-in.ts'
import { Notifications } from './notifications.ts'

/** What holds for every provider of `notifications@1`. */
export const notificationLaws = defineLaws(Notifications, [
  {
    id: 'named',
    title: 'Whoever is named is told once, and nobody else',
    async check(court) {
      const { townshipDoctor, radiologist } = staff
      const port = await court.as('registrar')
      const told = await port.notify({
        to: { practitioners: [townshipDoctor.id, radiologist.id, townshipDoctor.id] },
        kind: 'conformance.law.named',
        href: '/here',
      })
      assert.equal(told.recipients, 2, 'somebody named twice was counted twice')
      for (const [person, times] of [
        ['townshipDoctor', 1],
        ['radiologist', 1],
        ['otherTownshipDoctor', 0],
      ] as const) {
        assert.equal(
          (await bell(court, person, 'conformance.law.named')).length,
          times,
          `${person} should have been told ${times} times`,
        )
      }
    },
  },
  {
    id: 'holders',
    title: 'A notification to a permission reaches its holders at the institution',
    async check(court) {
      const to = { permission: `orders:request:read@${court.category}`, organization: 'heting-centre' }
      const told = await (await court.as('radiologist')).notify({
        to,
        kind: 'conformance.law.holders',
        href: '/here',
        urgency: 'urgent',
      })
      assert.equal(told.recipients, 1)
      const [line] = await bell(court, 'otherTownshipDoctor', 'conformance.law.holders')
      assert.deepEqual([line?.urgency, line?.href, line?.readAt], ['urgent', '/here', null])
      assert.equal((await bell(court, 'townshipDoctor', 'conformance.law.holders')).length, 0)
    },
  },
  {
    id: 'nobody',
    title: 'A permission that nobody holds tells nobody, and that is no failure',
    async check(court) {
      const to = { permission: 'nobody:has:this', organization: 'heting-centre' }
      assert.deepEqual(await court.system.notify({ to, kind: 'conformance.law.nobody', href: '/here' }), {
        recipients: 0,
      })
    },
  },
])

async function bell({ county }: LawCourt<any>, person: StaffKey, kind: string) {
  const signedIn = await createSignedIn(county, staff[person].account)
  const { items } = await signedIn.ok(signedIn.core.notifications({ limit: 100 }))
  return items.filter((item) => item.kind === kind)
}
