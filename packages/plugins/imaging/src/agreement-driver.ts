import { ordersPlugin } from '@ygt/core/blocks/orders'
import { simulatorPlugin } from '@ygt/core/blocks/signature-simulator'
import { signaturesPlugin } from '@ygt/core/blocks/signatures'
import type { Acting, FunctionDrivers, ImagingReport, StaffKey } from '@ygt/core/conformance'

type AgreementVerbs = Pick<
  FunctionDrivers['imaging'],
  | 'getCertificate'
  | 'signElectronically'
  | 'publishElectronically'
  | 'signThenChange'
  | 'signaturesOf'
  | 'sendToSecondReader'
  | 'claimSecondReading'
  | 'giveSecondReading'
  | 'gradeSecondReading'
  | 'answerSecondReading'
  | 'settleReadings'
>

type Api = (typeof ordersPlugin)['api']
type Viewed = NonNullable<Api['getReport']['~']>['out']
type Reading = NonNullable<Api['getReading']['~']>['out']

const pin = 'k7q2m9'

/** Verbs of electronic signatures and of double reading: all of it is core's. */
export function agreementVerbs({ as }: Acting, reportOf: (view: Viewed) => ImagingReport): AgreementVerbs {
  const acting = async (by: StaffKey) => {
    const person = await as(by)
    return { person, orders: person.client(ordersPlugin), signing: person.client(signaturesPlugin) }
  }
  const signature = async (by: StaffKey, id: string, purpose: 'sign' | 'publish') => {
    const { person, orders, signing } = await acting(by)
    const prepared = await person.ok(orders.prepareSignature({ id, purpose }))
    const { session } = await person.ok(signing.openSession({ pin }))
    await person.ok(signing.sign({ session, signatures: [prepared.signature] }))
    return prepared.signature
  }
  const at = async (by: StaffKey, act: (orders: Awaited<ReturnType<typeof acting>>) => Promise<Reading>) =>
    readingOf(await act(await acting(by)))
  return {
    async getCertificate(by) {
      const { person } = await acting(by)
      await person.ok(person.client(simulatorPlugin).enrol({ pin }))
    },
    async signElectronically(by, id) {
      const { person, orders } = await acting(by)
      return reportOf(await person.ok(orders.signReport({ id, signature: await signature(by, id, 'sign') })))
    },
    async publishElectronically(by, id) {
      const { person, orders } = await acting(by)
      return reportOf(await person.ok(orders.publishReport({ id, signature: await signature(by, id, 'publish') })))
    },
    async signThenChange(by, id, content) {
      const { person, orders } = await acting(by)
      const made = await signature(by, id, 'sign')
      await person.ok(orders.saveDraft({ id, content: { ...content } }))
      return reportOf(await person.ok(orders.signReport({ id, signature: made })))
    },
    async signaturesOf(by, id) {
      const { person, orders } = await acting(by)
      return (await person.ok(orders.reportSignatures({ id }))).items.map(({ signer, valid }) => ({ signer, valid }))
    },
    sendToSecondReader: (by, id) => at(by, ({ person, orders }) => person.ok(orders.sendToSecondReader({ id }))),
    claimSecondReading: (by, id) => at(by, ({ person, orders }) => person.ok(orders.claimReading({ id }))),
    giveSecondReading: (by, id, content) =>
      at(by, async ({ person, orders }) => {
        await person.ok(orders.saveReading({ id, content: { ...content }, positive: true }))
        return person.ok(orders.submitReading({ id }))
      }),
    gradeSecondReading: (by, id, grade, comment) =>
      at(by, ({ person, orders }) => person.ok(orders.gradeReading({ id, grade, comment }))),
    answerSecondReading: (by, id, answer) =>
      at(by, ({ person, orders }) => person.ok(orders.answerReading({ id, answer }))),
    settleReadings: (by, id, decision, reason) =>
      at(by, ({ person, orders }) => person.ok(orders.decideReading({ id, decision, reason }))),
  }
}

function readingOf({ id, state, firstContent, grade }: Reading) {
  return { id, state, firstFindings: firstContent?.findings ?? null, grade }
}
