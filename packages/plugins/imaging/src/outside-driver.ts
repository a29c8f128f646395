import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ordersPlugin } from '@ygt/core/blocks/orders'
import { signCallback } from '@ygt/core/blocks/referral-gateway'
import type { Acting, ImagingOutsideCase, ImagingOutsideDriver, StaffKey, Surroundings } from '@ygt/core/conformance'
import type { View } from './conformance-views.ts'
import { type OutsideHospital, startOutsideHospital } from './outside-simulator/index.ts'

const secret = 'a shared secret for scenarios, of more than 32 characters'
const token = 'a token for scenarios'

export interface OutsideSurroundings extends Surroundings {
  readonly hospital: OutsideHospital
  readonly folder: string
}

/** A simulated hospital for one scenario, and the settings that connect the county to it. */
export async function surroundWithHospital(): Promise<OutsideSurroundings> {
  const folder = mkdtempSync(join(tmpdir(), 'ygt-outside-'))
  const hospital = await startOutsideHospital({ folder, token })
  const { address } = hospital
  const connection = { fhir: `${address}/fhir`, dicomweb: `${address}/dicomweb`, token, callbackSecret: secret }
  return {
    hospital,
    folder,
    settings: { 'referral-gateway': { name: '省人民医院', ...connection } },
    async stop() {
      await hospital.stop()
      rmSync(folder, { recursive: true })
    },
  }
}

/** The verbs of function 1 about cases that leave the county. */
export function outsideVerbs({ as, county, clock }: Acting, around: OutsideSurroundings): ImagingOutsideDriver {
  const { hospital, folder } = around
  const at = async (by: StaffKey) => {
    const person = await as(by)
    return { person, orders: person.client(ordersPlugin) }
  }
  const numberOf = async (by: StaffKey, id: string) => {
    const { person, orders } = await at(by)
    return (await person.ok(orders.getCase({ id }))).number
  }
  return {
    async referOutside(by, request, { question, consent }) {
      const { person, orders } = await at(by)
      const task = (await person.ok(orders.getRequest({ id: request }))).task ?? ''
      const agreed = { form: 'written', by: '患者本人', at: clock.now().toISOString() } as const
      const sent = { task, reason: 'rare-disease', question, ...(consent && { consent: agreed }) } as const
      return caseOf(await person.ok(orders.referCase(sent)))
    },
    async readOutside(by, id) {
      const { person, orders } = await at(by)
      return caseOf(await person.ok(orders.getCase({ id })))
    },
    async recallOutside(by, id, reason) {
      const { person, orders } = await at(by)
      return caseOf(await person.ok(orders.recallCase({ id, reason })))
    },
    async aMinutePasses() {
      clock.advance(60_000)
      await county.settle()
    },
    async outsideHas(by, id) {
      const number = await numberOf(by, id)
      const found = hospital.cases().find((one) => one.number === number)
      const uids = hospital.imagesOf(number)
      const files = uids.map((uid) => readFileSync(join(folder, 'images', number, `${uid}.dcm`), 'utf8'))
      return {
        asked: found !== undefined,
        takenBack: found?.revoked ?? false,
        images: uids.length,
        arrivals: hospital.arrived.filter((uid) => uids.includes(uid)).length,
        text: [JSON.stringify(found?.bundle), ...files].join('\n'),
      }
    },
    async outsideAnswers(by, id, opinion) {
      hospital.answer(await numberOf(by, id), { name: '省人民医院 张主任', text: opinion, declined: false })
    },
    async outsideSends(by, id, forged = false) {
      const number = await numberOf(by, id)
      const body = JSON.stringify(hospital.cases().find((one) => one.number === number)?.answer)
      const signature = signCallback(Buffer.from(body), forged ? `${secret}, forged` : secret, new Date(clock.now()))
      const headers = { 'content-type': 'application/fhir+json', 'x-ygt-signature': signature }
      const url = '/api/referral-gateway/answers'
      return (await county.http.inject({ method: 'POST', url, headers, payload: body })).statusCode
    },
    lineBreaks: async (afterImages) => hospital.breakAfter(afterImages),
    lineIsBack: async () => hospital.repair(),
  }
}

const deliveries: Readonly<Record<string, ImagingOutsideCase['delivery']>> = {
  waiting: 'waiting',
  'content-sent': 'partly',
  delivered: 'delivered',
  withdrawn: 'taken-back',
  refused: 'refused',
}

function caseOf({ id, state, delivery, opinion, messages }: View<'getCase'>): ImagingOutsideCase {
  const known = state === 'accepted' || state === 'taken-over' ? ('other' as const) : state
  return {
    id,
    state: known,
    delivery: deliveries[delivery ?? ''] ?? 'other',
    opinion,
    log: messages.map(({ kind }) => kind),
  }
}
