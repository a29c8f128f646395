import { ordersPlugin } from '@ygt/core/blocks/orders'
import { createSignedIn, family } from '@ygt/core/testing'
import type { ServedDemo } from './served-demo.ts'

/** A chest CT that the township doctor asked for, by the API: for journeys that begin later. */
export async function askForChestCt({ served }: ServedDemo) {
  const doctor = await createSignedIn(served.county, 'zhoumin')
  return doctor.ok(
    doctor.client(ordersPlugin).placeRequest({
      category: 'imaging',
      patient: family.grandfather.id,
      code: 'CT-CHEST',
      display: '胸部CT平扫',
      bodySite: '胸部',
      priority: 'urgent',
      setting: 'outpatient',
      purpose: '右肺上叶结节复查',
      detail: { modality: 'CT' },
    }),
  )
}
