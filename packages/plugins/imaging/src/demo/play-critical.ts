import { criticalValuesPlugin } from '@ygt/core/blocks/critical-values'
import type { SignedIn } from '@ygt/core/testing'
import type { CriticalStory } from './demo-cases.ts'

interface Told {
  readonly radiologist: SignedIn
  readonly doctor: SignedIn
  readonly settle: () => Promise<void>
  readonly request: string
  readonly report: string
}

/** Raises the critical value of a case and follows it as far as its story goes. */
export async function playCritical(
  { code, detail, until }: CriticalStory,
  { radiologist, doctor, settle, request, report }: Told,
): Promise<void> {
  const reading = radiologist.client(criticalValuesPlugin)
  const receiving = doctor.client(criticalValuesPlugin)
  const { id, display } = await radiologist.ok(reading.raiseValue({ request, report, code, detail }))
  await settle()
  if (until === 'withdrawn') {
    const reason = '与临床沟通：已按肺栓塞治疗中，非新发'
    await radiologist.ok(reading.withdrawValue({ id, reason }))
    await radiologist.ok(reading.dismissFinding({ request, code, reason }))
  }
  if (until === 'told' || until === 'withdrawn') return settle()
  await radiologist.ok(
    reading.logCall({ id, recipientName: '值班护士', outcome: 'UNABLE_TO_REACH', remark: '占线，3 分钟后再拨' }),
  )
  await doctor.ok(receiving.acknowledgeValue({ id, readBack: `${display}，${detail}` }))
  if (until !== 'acknowledged')
    await doctor.ok(receiving.actUpon({ id, text: '吸氧、心电监护，建立静脉通路，联系 120 转县医院' }))
  if (until === 'closed') {
    await doctor.ok(receiving.noteValue({ id, text: '接放射科危急值通报，已复述确认，告知家属病情，转上级医院。' }))
    await doctor.ok(receiving.closeValue({ id }))
  }
  await settle()
}
