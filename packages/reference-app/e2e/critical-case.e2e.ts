import seedImaging from '@ygt/plugin-imaging/demo'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServedDemo, serveDemo } from './served-demo.ts'

/** 危急值闭环: found while the report is written, read back, acted upon and closed by the doctor who asked. */
describe('the critical case in the browser', () => {
  let demo: ServedDemo
  let radiologist: Page
  let doctor: Page

  beforeAll(async () => {
    demo = await serveDemo({ seed: seedImaging })
    ;[radiologist, doctor] = (await Promise.all(['linjing', 'zhoumin'].map((account) => demo.signIn(account)))) as [
      Page,
      Page,
    ]
  })
  afterAll(() => demo?.stop())

  it('is noticed in what the radiologist writes, and reported before the report is signed', async () => {
    await radiologist.getByRole('link', { name: '阅片列表', exact: true }).click()
    await radiologist
      .getByRole('row', { name: /程建军/ })
      .getByText('程建军')
      .click()
    await radiologist.getByRole('button', { name: '领取并书写' }).click()
    await radiologist.locator('[data-section=findings] textarea').fill('左侧张力性气胸，左肺压缩约 80%，纵隔向右移位。')
    await radiologist.getByText('报告中提到“张力性气胸”', { exact: false }).waitFor()
    await demo.picture(radiologist, 'critical-noticed')
    await radiologist.getByRole('alert').getByRole('button', { name: '报告', exact: true }).click()
    const dialog = radiologist.getByRole('dialog', { name: '报告危急值' })
    await dialog.getByLabel('补充说明（部位、大小等）').fill('左侧，肺压缩约 80%')
    await dialog.getByRole('button', { name: '立即通报' }).click()
    await radiologist.getByText('待接收').first().waitFor()
    expect(await radiologist.getByText('报告中提到', { exact: false }).count()).toBe(0)
    await demo.picture(radiologist, 'critical-raised')
  })

  it('reaches the doctor at once, who has to read it back as it is', async () => {
    const work = doctor.getByRole('row', { name: /接收危急值.*程建军.*肺压缩约 80%/ })
    await work.waitFor()
    await work.press('Enter')
    const readBack = doctor.getByLabel('请把危急值内容复述一遍（名称，有数值的含数值）')
    await readBack.fill('好的，收到')
    await doctor.getByRole('button', { name: '接收并复述' }).click()
    await doctor.getByText('复述与危急值不符', { exact: false }).waitFor()
    await readBack.fill('程建军，左侧张力性气胸')
    await demo.picture(doctor, 'critical-read-back')
    await doctor.getByRole('button', { name: '接收并复述' }).click()
    await doctor.getByText('待处置').first().waitFor()
    expect(await readBack.count()).toBe(0)
  })

  it('is acted upon, written into the record and closed', async () => {
    await doctor.getByLabel('已采取的处置措施').fill('立即胸腔穿刺减压，吸氧，联系 120 转县医院。')
    await doctor.getByRole('button', { name: '记录处置' }).click()
    await doctor.getByLabel('病程记录内容').fill('接放射科危急值通报，已复述确认，胸穿减压后转上级医院。')
    await doctor.getByRole('button', { name: '写入病程' }).click()
    await doctor.getByRole('button', { name: '闭环归档' }).click()
    await doctor.getByText('已闭环').first().waitFor()
    await demo.picture(doctor, 'critical-closed')
    expect(await doctor.getByRole('button', { name: '闭环归档' }).count()).toBe(0)
  })

  it('is seen as closed by the radiologist, and counted in the ledger of medical affairs', async () => {
    await radiologist.getByText('已闭环').first().waitFor()
    const manager = await demo.signIn('shenjie')
    await manager.getByRole('link', { name: /危急值登记本/ }).click()
    await manager.getByText('已结束', { exact: true }).click()
    await manager
      .getByRole('row', { name: /已闭环.*程建军.*张力性气胸/ })
      .first()
      .waitFor()
    await demo.picture(manager, 'critical-ledger')
    expect(demo.complaints).toEqual([])
  })
})
