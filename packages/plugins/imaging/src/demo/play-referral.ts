import { ordersPlugin } from '@ygt/core/blocks/orders'
import { patientsPlugin } from '@ygt/core/blocks/patient-index'
import { family, type SignedIn } from '@ygt/core/testing'
import { syntheticCt, syntheticRadiograph } from '../dicom/synthetic-study.ts'

export interface ReferralParts {
  readonly as: (account: string) => Promise<SignedIn>
  readonly settle: () => Promise<void>
  readonly upload: (sent: { readonly request: string; readonly files: readonly Buffer[] }) => Promise<void>
}

const examination = {
  category: 'imaging',
  code: 'DX-LUMBAR',
  display: '腰椎正侧位片',
  bodySite: '腰椎',
  detail: { modality: 'DX' },
}
const text = { findings: 'L4椎体前缘见不规则骨质密度影，椎间隙稍变窄。', impression: 'L4椎体改变，性质待定。' }
const repeat = { reason: 'condition-changed', explanation: '病情有变化，已向患者说明' } as const

/** The township's own reader sends two cases up: one waits for an expert, one was answered. Another town looks at results. */
export async function playReferral({ as, settle, upload }: ReferralParts): Promise<void> {
  const [doctor, reader, expert, other] = await Promise.all(['zhoumin', 'luoyan', 'xuguodong', 'wujianping'].map(as))
  if (!doctor || !reader || !expert || !other) return
  const sendUp = async (resident: typeof family.father, question: string): Promise<string> => {
    const { id: patient, zh: name, sex, birthDate } = resident
    const asking = { ...examination, patient, purpose: '腰痛两月，加重一周', performer: 'qinghe-centre', repeat }
    const placed = await doctor.ok(doctor.client(ordersPlugin).placeRequest(asking))
    const { instances } = syntheticRadiograph({
      seed: `demo-referral-${patient}`,
      rows: 512,
      columns: 512,
      accessionNumber: placed.accessionNumber,
      institution: '青禾镇中心卫生院',
      patient: { id: patient, name, birthDate: birthDate.replaceAll('-', ''), sex: sex === 'male' ? 'M' : 'F' },
    })
    await upload({ request: placed.id, files: instances.map(({ bytes }) => bytes) })
    await settle()
    const task = placed.task ?? ''
    const reading = reader.client(ordersPlugin)
    await reader.ok(reading.claimTask({ id: task }))
    const { id, version } = await reader.ok(reading.openReport({ id: task }))
    await reader.ok(reading.saveDraft({ id, content: text, positive: true }, { version }))
    return (await reader.ok(reading.sendCase({ task, reason: 'uncertain-finding', question }))).id
  }
  await sendUp(family.uncle, 'L4椎体前缘骨质改变，是否考虑转移？需否CT或MR？')
  const answered = await sendUp(family.father, '椎间隙变窄伴骨质密度影，是感染还是退变？')
  const answering = expert.client(ordersPlugin)
  const opinion = '考虑退行性改变，骨桥形成；建议腰椎MR除外感染，三月后复查。'
  await expert.ok(answering.answerCase({ id: answered, opinion }))
  await settle()
  await referOutside({ doctor, expert, upload, settle })
  await recognise(other)
}

interface OutsideParts extends Pick<ReferralParts, 'settle' | 'upload'> {
  readonly doctor: SignedIn
  readonly expert: SignedIn
}

/** What the lead hospital cannot decide goes to the hospital outside the county, where one is connected. */
async function referOutside({ doctor, expert, upload, settle }: OutsideParts): Promise<void> {
  const { id: patient, zh: name, sex, birthDate } = family.mother
  const orders = expert.client(ordersPlugin)
  const { outside } = await expert.ok(orders.caseDestinations({ category: 'imaging' }))
  if (outside === null) return
  const asking = {
    category: 'imaging',
    code: 'CT-CHEST',
    display: '胸部CT平扫',
    bodySite: '胸部',
    detail: { modality: 'CT' },
  }
  const placed = await doctor.ok(
    doctor.client(ordersPlugin).placeRequest({ ...asking, patient, purpose: '咳嗽两周，发现右肺结节', repeat }),
  )
  const { instances } = syntheticCt({
    seed: `demo-outside-${patient}`,
    slices: 24,
    accessionNumber: placed.accessionNumber,
    institution: '青禾镇中心卫生院',
    patient: { id: patient, name, birthDate: birthDate.replaceAll('-', ''), sex: sex === 'male' ? 'M' : 'F' },
  })
  await upload({ request: placed.id, files: instances.map(({ bytes }) => bytes) })
  await settle()
  const task = placed.task ?? ''
  await expert.ok(orders.claimTask({ id: task }))
  const { id, version } = await expert.ok(orders.openReport({ id: task }))
  const content = { findings: '右肺下叶见12 mm混杂密度结节，边缘分叶。', impression: '右肺下叶结节，性质待定。' }
  await expert.ok(orders.saveDraft({ id, content, positive: true }, { version }))
  const consent = { form: 'written', by: name, at: new Date().toISOString() } as const
  const question = '混杂密度结节，是否考虑早期腺癌？建议手术还是随访？'
  await expert.ok(orders.referCase({ task, reason: 'treatment-depends', question, consent }))
}

/** A resident of Qinghe comes to Heting, where the doctor recognises what was done before, if there is anything. */
async function recognise(doctor: SignedIn): Promise<void> {
  const { citizenNumber, id: patient } = family.grandfather
  await doctor.ok(doctor.client(patientsPlugin).lookupResident({ value: citizenNumber ?? '' }))
  const wanted = { category: 'imaging', code: 'DX-CHEST-PA', bodySite: '胸部', detail: { modality: 'DX' }, patient }
  const orders = doctor.client(ordersPlugin)
  const { results } = await doctor.ok(orders.findRecognisable(wanted))
  const [newest] = results
  if (newest) await doctor.ok(orders.recogniseResult({ ...wanted, display: '胸部正位片', report: newest.report }))
}
