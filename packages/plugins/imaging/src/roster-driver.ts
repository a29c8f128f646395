import { ordersPlugin } from '@ygt/core/blocks/orders'
import { type Acting, type ImagingRosterDriver, type StaffKey, staff } from '@ygt/core/conformance'

const organization = 'county-hospital'
const duty = 'imaging.reading'
const category = 'imaging'

/** How core's scenarios act on rosters and allocation: all of it is core's own. */
export function rosterVerbs(acting: Acting): ImagingRosterDriver {
  const tasks = async (by: StaffKey) => {
    const person = await acting.as(by)
    return { person, orders: person.client(ordersPlugin) }
  }
  return {
    async planReading(by, shifts) {
      const person = await acting.as(by)
      const { items } = await person.ok(
        person.core.planShifts({
          organization,
          duty,
          shifts: shifts.map(({ reader, from, to, onCall = false }) => ({
            practitioner: staff[reader].id,
            startsAt: from,
            endsAt: to,
            onCall,
          })),
        }),
      )
      return items.map(({ id }) => id)
    },
    async onReadingDuty(by, at) {
      const person = await acting.as(by)
      return (await person.ok(person.core.onDuty({ organization, duty, at }))).items.map((d) => d.practitioner)
    },
    async askLeave(by, startsAt, endsAt) {
      const person = await acting.as(by)
      return (await person.ok(person.core.askLeave({ kind: 'personal', startsAt, endsAt }))).id
    },
    async decideLeave(by, id, decision) {
      const person = await acting.as(by)
      await person.ok(person.core.decideLeave({ id, decision }))
    },
    async askSwap(by, given, colleague) {
      const person = await acting.as(by)
      return (await person.ok(person.core.askSwap({ given, taker: staff[colleague].id, reason: 'Family matters' }))).id
    },
    async decideSwap(by, id, decision) {
      const person = await acting.as(by)
      await person.ok(person.core.decideSwap({ id, decision }))
    },
    async setReader(by, reader, skills, capacity) {
      const { person, orders } = await tasks(by)
      const profile = { practitioner: staff[reader].id, category, skills: [...skills], capacity }
      await person.ok(orders.setReader(profile))
    },
    async assignReading(by, request, reader, reason) {
      const { person, orders } = await tasks(by)
      const { task } = await person.ok(orders.getRequest({ id: request }))
      await person.ok(orders.assignTask({ id: task ?? '', practitioner: staff[reader].id, reason }))
    },
    async readingLoad(by) {
      const { person, orders } = await tasks(by)
      const { readers } = await person.ok(orders.allocationBoard({ category, organization }))
      return Object.fromEntries(readers.map((r) => [r.practitioner, r.openPoints]))
    },
  }
}
