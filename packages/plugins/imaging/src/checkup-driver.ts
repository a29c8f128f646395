import { ordersPlugin } from '@ygt/core/blocks/orders'
import { type Acting, type ImagingCheckupDriver, type StaffKey } from '@ygt/core/conformance'
import { imaging } from './plugin.ts'

const category = 'imaging'

/** How core's scenarios act on check-ups: the block's series, and this plugin's images. */
export function checkupVerbs(acting: Acting): ImagingCheckupDriver {
  const at = async (by: StaffKey) => {
    const person = await acting.as(by)
    return { person, orders: person.client(ordersPlugin) }
  }
  const peopleOf = async (by: StaffKey, id: string) => {
    const { person, orders } = await at(by)
    return (await person.ok(orders.seriesPeople({ id, limit: 200 }))).items
  }
  const tasksOf = async (by: StaffKey, id: string, requests: readonly string[]) => {
    const people = await peopleOf(by, id)
    return requests.map((request) => people.find((one) => one.request === request)?.task ?? '')
  }
  return {
    async askCheckup(by, { name, people }) {
      const { person, orders } = await at(by)
      const examination = { code: 'DX-CHEST-PA', display: 'Chest X-ray', bodySite: 'chest', detail: { modality: 'DX' } }
      const draft = {
        category,
        name,
        day: '2026-11-24',
        purpose: 'Health check-up',
        people: [...people],
        ...examination,
      }
      return (await person.ok(orders.placeSeries(draft))).id
    },
    async checkupProgress(by, id) {
      const { person, orders } = await at(by)
      const { people, asked, ready, signed, published, abnormal } = (await person.ok(orders.getSeries({ id }))).counts
      return { people, asked, ready, signed, published, abnormal }
    },
    async checkupRequests(by, series) {
      const people = await peopleOf(by, series)
      return people.map(({ request: id, accessionNumber, patient }) => ({
        id,
        accessionNumber,
        patient,
        state: 'active',
      }))
    },
    async openImages(by, request) {
      const { person } = await at(by)
      const client = person.client(imaging)
      const { items } = await person.ok(client.listStudies({ request }))
      for (const { id } of items) {
        const { series } = await person.ok(client.images({ id }))
        for (const { uid } of series.flatMap(({ instances }) => instances))
          await person.ok(client.viewInstance({ id, instance: uid }))
      }
    },
    async claimCheckup(by, id, requests) {
      const { person, orders } = await at(by)
      const tasks = await tasksOf(by, id, requests)
      return (await person.ok(orders.claimSeriesTasks({ id, tasks }))).claimed.length
    },
    async signNormal(by, id, requests, name) {
      const { person, orders } = await at(by)
      const tasks = await tasksOf(by, id, requests)
      const { items } = await person.ok(orders.listTemplates({ category, limit: 100 }))
      const text = items.find((one) => one.name === name)?.id ?? ''
      return (await person.ok(orders.signNormal({ id, tasks, template: text }))).signed
    },
    async publishCheckup(by, id, requests) {
      const { person, orders } = await at(by)
      const tasks = await tasksOf(by, id, requests)
      return (await person.ok(orders.publishSeries({ id, tasks }))).published
    },
    async signAbnormal(by, request, finding) {
      const { person, orders } = await at(by)
      const { task } = await person.ok(orders.getRequest({ id: request }))
      const { id, version } = await person.ok(orders.openReport({ id: task ?? '' }))
      const content = { findings: finding, impression: finding }
      await person.ok(orders.saveDraft({ id, content, positive: true }, { version }))
      await person.ok(orders.signReport({ id }))
    },
    async abnormalOf(by, id) {
      const { person, orders } = await at(by)
      return (await person.ok(orders.seriesPeople({ id, abnormal: true }))).items.map((one) => one.patientName)
    },
  }
}
