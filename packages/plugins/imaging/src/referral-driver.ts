import { ordersPlugin } from '@ygt/core/blocks/orders'
import { patientsPlugin } from '@ygt/core/blocks/patient-index'
import { statisticsPlugin } from '@ygt/core/blocks/statistics'
import {
  type Acting,
  type ImagingCase,
  type ImagingDraft,
  type ImagingReferralDriver,
  type StaffKey,
  staff,
} from '@ygt/core/conformance'
import type { View } from './conformance-views.ts'

const category = 'imaging'

type CaseView = View<'getCase'>
type RecognitionView = View<'getRecognition'>

/** The verbs of function 1 about difficult cases and results of others: all of it is the orders block. */
export function referralVerbs({ as }: Acting): ImagingReferralDriver {
  const at = async (by: StaffKey) => {
    const person = await as(by)
    return { person, orders: person.client(ordersPlugin) }
  }
  const wanted = ({ patient, modality, bodySite }: ImagingDraft) => ({
    category,
    patient,
    code: `${modality}-${bodySite}`,
    bodySite,
    detail: { modality },
  })
  const place = async (by: StaffKey, draft: ImagingDraft, more: object) => {
    const { person, orders } = await at(by)
    const { display, purpose, priority } = draft
    const asked = { ...wanted(draft), display, purpose, ...(priority && { priority }), ...more }
    const { id, accessionNumber, patient } = await person.ok(orders.placeRequest(asked))
    return { id, accessionNumber, patient, state: 'active' as const }
  }
  return {
    requestReadHere: (by, draft) => place(by, draft, { performer: staff[by].posts[0]?.organization }),
    async sendUp(by, request, question) {
      const { person, orders } = await at(by)
      const task = (await person.ok(orders.getRequest({ id: request }))).task ?? ''
      return caseOf(await person.ok(orders.sendCase({ task, reason: 'uncertain-finding', question })))
    },
    async readCase(by, id) {
      const { person, orders } = await at(by)
      return caseOf(await person.ok(orders.getCase({ id })))
    },
    async casesOf(by) {
      const { person, orders } = await at(by)
      return (await person.ok(orders.listCases({ category }))).items.map(({ id }) => id)
    },
    async acceptCase(by, id) {
      const { person, orders } = await at(by)
      return caseOf(await person.ok(orders.acceptCase({ id })))
    },
    async answerCase(by, id, opinion) {
      const { person, orders } = await at(by)
      return caseOf(await person.ok(orders.answerCase({ id, opinion })))
    },
    async declineCase(by, id, reason) {
      const { person, orders } = await at(by)
      return caseOf(await person.ok(orders.declineCase({ id, reason })))
    },
    async takeOverCase(by, id) {
      const { person, orders } = await at(by)
      return caseOf(await person.ok(orders.takeOverCase({ id })))
    },
    async recallCase(by, id, reason) {
      const { person, orders } = await at(by)
      return caseOf(await person.ok(orders.recallCase({ id, reason })))
    },
    async attend(by, citizenNumber) {
      const { person } = await at(by)
      await person.ok(person.client(patientsPlugin).lookupResident({ kind: 'citizen-number', value: citizenNumber }))
    },
    async recognisable(by, draft) {
      const { person, orders } = await at(by)
      const { results } = await person.ok(orders.findRecognisable(wanted(draft)))
      return results.map(({ report, request, mark }) => ({ report, request, mark }))
    },
    async openResult(by, report) {
      const { person, orders } = await at(by)
      const { sections } = await person.ok(orders.openRecognisable({ report }))
      const [findings, impression] = sections.map(({ text }) => text)
      return { findings: findings ?? '', impression: impression ?? '' }
    },
    async recognise(by, draft, report) {
      const { person, orders } = await at(by)
      const given = { ...wanted(draft), display: draft.display, report, visit: 'V-1' }
      return recognitionOf(await person.ok(orders.recogniseResult(given)))
    },
    requestAgain: (by, draft, explanation) =>
      place(by, draft, { repeat: { reason: 'condition-changed', explanation } }),
    async recognitionsOf(by) {
      const { person, orders } = await at(by)
      return (await person.ok(orders.listRecognitions({ category }))).items.map(recognitionOf)
    },
    async recognitionFigures(by) {
      const { person } = await at(by)
      const day = { from: '2026-11-01', to: '2026-12-31' }
      const asked = { category, theme: 'orders.recognition', ...day }
      const { items } = await person.ok(person.client(statisticsPlugin).figures(asked))
      const valueOf = (id: string) => items.find(({ indicator }) => indicator === id)?.value ?? null
      return { rate: valueOf('orders.recognised'), saved: valueOf('orders.saved') }
    },
  }
}

function caseOf(view: CaseView): ImagingCase {
  const { id, request, state, question, purpose, opinion, statusReason, expert, impression } = view
  const words = impression.map(({ text }) => text).join('\n')
  const known = state === 'expired' ? ('other' as const) : state
  return { id, request, state: known, question, purpose, opinion, reason: statusReason, expert, impression: words }
}

function recognitionOf({ outcome, report, reason, saved, since }: RecognitionView) {
  return { outcome, report, reason, saved: saved === null ? null : saved / 100, since }
}
