import { ordersPlugin } from '@ygt/core/blocks/orders'
import { family, type SignedIn } from '@ygt/core/testing'

/** 云胶片: the grandfather has a link to his report, and one that went to the wrong number was withdrawn. */
export async function playShare(doctor: SignedIn, log: (line: string) => void): Promise<void> {
  const orders = doctor.client(ordersPlugin)
  const { items } = await doctor.ok(
    orders.searchReports({ category: 'imaging', patient: family.grandfather.id, current: true, limit: 20 }),
  )
  const shared = items.find(
    ({ state, display }) => (state === 'final' || state === 'amended') && display.includes('CT'),
  )
  if (!shared) return
  const draft = { id: shared.id, recipientName: shared.patientName, purpose: '本人查看' }
  const wrong = await doctor.ok(orders.issueLink({ ...draft, codeKind: 'phone' }))
  await doctor.ok(orders.withdrawLink({ id: shared.id, link: wrong.link.id, reason: '短信发错了号码，已重新开具' }))
  const { token } = await doctor.ok(orders.issueLink({ ...draft, codeKind: 'identifier' }))
  log(`imaging: a resident's copy is at /shared#${token}`)
}
