import { ordersPlugin } from '@ygt/core/blocks/orders'
import type { SignedIn } from '@ygt/core/testing'

export interface DoubleReadingPeople {
  readonly radiologist: SignedIn
  readonly second: SignedIn
  readonly head: SignedIn
  readonly settle: () => Promise<void>
}

/** How far each second reading of the demo has come. */
const stages = ['waiting', 'reading', 'comparing', 'concluded', 'disputed', 'answered', 'settled'] as const
type Stage = (typeof stages)[number]

const seenBesides = {
  findings: '左侧第 5 前肋走行区见线样低密度影，断端无明显移位。',
  impression: '左侧第 5 前肋可疑骨折，请结合压痛部位，必要时行肋骨CT三维重建。',
}

/** The head sends published reports to a second reader; one reading is left in each stage. */
export async function playDoubleReadings(people: DoubleReadingPeople): Promise<void> {
  const { head, radiologist, settle } = people
  const { items } = await head.ok(
    head.client(ordersPlugin).searchReports({ category: 'imaging', current: true, limit: 100 }),
  )
  const published = items.filter(
    ({ author, reviewer, publishedAt, display }) =>
      author === radiologist.account && reviewer === 'xuguodong' && publishedAt !== null && display.startsWith('胸部'),
  )
  for (const [index, stage] of stages.entries()) {
    const report = published[index]
    if (report) await playUntil(stage, report, people)
  }
  await settle()
}

type Content = Readonly<Record<string, string>>

async function playUntil(
  stage: Stage,
  { id: report, content }: { readonly id: string; readonly content: Content },
  { radiologist, second, head }: DoubleReadingPeople,
): Promise<void> {
  const reading = second.client(ordersPlugin)
  const { id } = await head.ok(head.client(ordersPlugin).sendToSecondReader({ id: report }))
  if (stage === 'waiting') return
  await second.ok(reading.claimReading({ id }))
  const agrees = stage === 'concluded'
  await second.ok(reading.saveReading({ id, ...textOf(content, agrees) }))
  if (stage === 'reading') return
  await second.ok(reading.submitReading({ id }))
  if (stage === 'comparing') return
  if (agrees) return void (await second.ok(reading.gradeReading({ id, grade: '1', comment: '' })))
  const comment = '首诊报告未提及左侧第 5 前肋改变，患者有胸痛，建议修订。'
  await second.ok(reading.gradeReading({ id, grade: '3b', comment }))
  if (stage === 'disputed') return
  const answer = '复看影像，同意复阅意见，首诊时未留意肋骨。'
  await radiologist.ok(radiologist.client(ordersPlugin).answerReading({ id, answer }))
  if (stage === 'answered') return
  const reason = '肋骨改变明确，请首诊医师修订报告，并电话告知临床。'
  await head.ok(head.client(ordersPlugin).decideReading({ id, decision: 'amend', reason }))
}

function textOf(first: Content, agrees: boolean) {
  const { technique = '', findings = '', impression = '' } = first
  const content = { technique, findings, impression }
  if (agrees) return { content, positive: null }
  return {
    content: { technique, findings: findings + seenBesides.findings, impression: seenBesides.impression },
    positive: true,
  }
}
