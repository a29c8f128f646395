import { ordersPlugin } from '@ygt/core/blocks/orders'
import type { Acting, ImagingDriver, StaffKey } from '@ygt/core/conformance'
import { reportOf, taskView } from './conformance-views.ts'
import { imaging } from './plugin.ts'

type Verbs = Pick<
  ImagingDriver,
  'viewOnPhone' | 'reportOnPhone' | 'listOnPhone' | 'signOutOnPhone' | 'viewFromUnknownDevice'
>
type Person = Awaited<ReturnType<Acting['onPhone']>>

/** How core's scenarios of mobile diagnosis act on this plugin. */
export function mobileVerbs({ as, onPhone, stranger }: Acting): Verbs {
  const phones = new Map<StaffKey, Person>()
  const phoneOf = (by: StaffKey): Person => {
    const phone = phones.get(by)
    if (!phone) throw new Error(`${by} has not signed in on a phone`)
    return phone
  }
  const listOnPhone = async (by: StaffKey) => {
    const phone = phoneOf(by)
    const { items } = await phone.ok(phone.client(ordersPlugin).listTasks({ category: 'imaging', limit: 100 }))
    return items.map(taskView)
  }
  return {
    listOnPhone,
    async viewOnPhone(by, request) {
      const phone = await onPhone(by)
      phones.set(by, phone)
      const listed = (await listOnPhone(by)).some((task) => task.request === request)
      const client = phone.client(imaging)
      const { items } = await phone.ok(client.listStudies({ request }))
      const lists = await Promise.all(items.map(({ id }) => phone.ok(client.images({ id }))))
      const series = lists.flatMap((list) => list.series)
      const images = series.flatMap(({ instances }) => instances.map(({ url }) => url))
      const addresses = [...series.map(({ thumbnailUrl }) => thumbnailUrl), ...images]
      const answers = await Promise.all(addresses.map((url) => keptBy(phone, url)))
      return { listed, images: images.length, kept: answers.filter((url) => url !== undefined) }
    },
    async reportOnPhone(by, request, content) {
      const phone = phoneOf(by)
      const orders = phone.client(ordersPlugin)
      const { task } = await phone.ok(orders.getRequest({ id: request }))
      const id = task ?? ''
      await phone.ok(orders.claimTask({ id }))
      const draft = await phone.ok(orders.openReport({ id }))
      await phone.ok(
        orders.saveDraft({ id: draft.id, content: { ...content }, positive: false }, { version: draft.version }),
      )
      return reportOf(await phone.ok(orders.signReport({ id: draft.id })))
    },
    async signOutOnPhone(by) {
      await phoneOf(by).request('DELETE', '/api/core/session')
    },
    async viewFromUnknownDevice(request) {
      const reader = await as('radiologist')
      const { items } = await reader.ok(reader.client(imaging).listStudies({ request }))
      const nobody = stranger()
      await nobody.ok(nobody.client(imaging).images({ id: items[0]?.id ?? '' }))
    },
  }
}

/** The address, when the device may keep what it answers (RFC 9111 section 5.2.2.5: only `no-store` forbids it). */
async function keptBy(phone: Person, url: string): Promise<string | undefined> {
  const response = await phone.request('GET', url)
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return /\bno-store\b/.test(response.headers.get('cache-control') ?? '') ? undefined : url
}
