import { ordersPlugin } from '@ygt/core/blocks/orders'
import { patientsPlugin } from '@ygt/core/blocks/patient-index'
import type { Acting, ImagingDriver } from '@ygt/core/conformance'
import { imaging } from './plugin.ts'

type Verbs = Pick<
  ImagingDriver,
  | 'issueLink'
  | 'linksOf'
  | 'accessesOf'
  | 'withdrawLink'
  | 'printWithLink'
  | 'openLink'
  | 'seeShared'
  | 'seeImageOfAnother'
  | 'endOfNumber'
>

/** How core's scenarios of the resident's copy act on this plugin. */
export function shareVerbs({ as, onPhone, stranger }: Acting): Verbs {
  const orders = async (by: Parameters<Acting['as']>[0]) => {
    const person = await as(by)
    return { person, client: person.client(ordersPlugin) }
  }
  const holding = (pass: string) => {
    const nobody = stranger().bearing({ authorization: `Link ${pass}` })
    return { nobody, report: nobody.client(ordersPlugin), images: nobody.client(imaging) }
  }
  return {
    async issueLink(by, id, { code, days }) {
      const { person, client } = await orders(by)
      const given = { id, recipientName: 'The resident', purpose: 'For another hospital', codeKind: code, days }
      const { token, link } = await person.ok(client.issueLink(given))
      return { token, id: link.id }
    },
    async linksOf(by, id) {
      // days may have passed: in a session of its own
      const person = await onPhone(by)
      const client = person.client(ordersPlugin)
      return (await person.ok(client.listLinks({ id }))).items.map(({ state, uses }) => ({ state, uses }))
    },
    async accessesOf(by, id, link) {
      const { person, client } = await orders(by)
      const { items } = await person.ok(client.linkAccesses({ id, link }))
      return items.map(({ event, network }) => ({ event, network }))
    },
    async withdrawLink(by, id, link, reason) {
      const { person, client } = await orders(by)
      await person.ok(client.withdrawLink({ id, link, reason }))
    },
    async printWithLink(by, id, token) {
      const { person, client } = await orders(by)
      return ((await person.ok(client.printWithLink({ id, token }))) as unknown as Blob).size
    },
    async openLink(token, code) {
      const nobody = stranger()
      return (await nobody.ok(nobody.core.openLink({ token, code }))).pass
    },
    async seeShared(pass) {
      const { nobody, report, images } = holding(pass)
      const shared = await nobody.ok(report.sharedReport({}))
      const listed = shared.state === 'retracted' ? { studies: [] } : await nobody.ok(images.sharedImages({}))
      if (shared.state === 'retracted' && (await images.sharedImages({})).ok)
        throw new Error('images of a retracted report are shown')
      const series = listed.studies.flatMap((study) => study.series)
      const pictures = series.flatMap(({ instances }) => instances.map(({ url }) => url))
      const addresses = ['/api/orders/shared/report', ...series.map(({ thumbnailUrl }) => thumbnailUrl), ...pictures]
      const answers = await Promise.all(addresses.map((url) => nobody.request('GET', url)))
      const bodies = await Promise.all(
        answers.slice(-pictures.length || answers.length).map(async (one) => Buffer.from(await one.arrayBuffer())),
      )
      return {
        state: shared.state,
        patientName: shared.patientName,
        impression: shared.sections.find(({ key }) => key === 'impression')?.text ?? '',
        images: pictures.length,
        kept: addresses.filter((_, n) => !isForgotten(answers[n])),
        named: pictures.filter((_, n) => saysWhose(bodies[n] ?? Buffer.alloc(0))),
      }
    },
    async seeImageOfAnother(pass, request) {
      const reader = await as('radiologist')
      const client = reader.client(imaging)
      const [study] = (await reader.ok(client.listStudies({ request }))).items
      const { series } = await reader.ok(client.images({ id: study?.id ?? '' }))
      const { nobody, images } = holding(pass)
      await nobody.ok(images.sharedInstance({ instance: series[0]?.instances[0]?.uid ?? '' }))
    },
    async endOfNumber(patient, of) {
      const desk = await as('townshipRegistrar')
      const field = of === 'phone' ? 'phone' : 'citizenNumber'
      const asked = { id: patient, field, reason: 'The resident says it themselves' } as const
      const { value } = await desk.ok(desk.client(patientsPlugin).revealNumber(asked))
      return value.slice(-4)
    },
  }
}

/** `no-store` (RFC 9111 section 5.2.2.5), no referrer, and nothing for search engines. */
function isForgotten(answer: Response | undefined): boolean {
  const header = (name: string) => answer?.headers.get(name) ?? ''
  return (
    answer?.ok === true &&
    /\bno-store\b/.test(header('cache-control')) &&
    header('referrer-policy') === 'no-referrer' &&
    /\bnoindex\b/.test(header('x-robots-tag'))
  )
}

/** Patient's Name and Patient ID in explicit VR little endian: tag, VR, length of two bytes; what is blank says nothing. */
const identity = ['10001000504e', '100020004c4f'].map((start) => Buffer.from(start, 'hex'))

function saysWhose(file: Buffer): boolean {
  return identity.some((start) => {
    const at = file.indexOf(start)
    if (at < 0) return false
    const from = at + start.length + 2
    return file.subarray(from, from + file.readUInt16LE(from - 2)).some((byte) => byte !== 0x20)
  })
}
