import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServedDemo, serveDemo } from './served-demo.ts'

/** A made-up ECG centre that brings a tracing and its words, and nothing that imaging has: every page works. */
describe('a second diagnostic centre in the browser', () => {
  let demo: ServedDemo
  let doctor: Page
  let reader: Page
  let senior: Page

  beforeAll(async () => {
    demo = await serveDemo({ root: join(import.meta.dirname, 'second-centre') })
    ;[doctor, reader, senior] = (await Promise.all(
      ['zhoumin', 'linjing', 'xuguodong'].map((account) => demo.signIn(account)),
    )) as [Page, Page, Page]
  })
  afterAll(() => demo?.stop())

  it('is asked for, and gets its tracing', async () => {
    await doctor.getByRole('link', { name: '开心电申请' }).click()
    await doctor.getByLabel('姓名、拼音首字母或证件号码').fill('cdf')
    await doctor.getByRole('option', { name: /程德福/ }).click()
    await doctor.getByLabel(/检查项目/).fill('sedl')
    await doctor.keyboard.press('Enter')
    await doctor.getByLabel(/检查目的/).fill('心悸 2 天')
    await doctor.getByRole('button', { name: '提交申请' }).click()
    await doctor.getByText('待检查').first().waitFor()
    const samples = Array.from({ length: 600 }, (_, at) => (at % 120 === 40 ? 110 : 4))
    const buffer = Buffer.from(JSON.stringify(samples))
    await doctor.getByLabel('选择心电文件').setInputFiles({ name: 'ecg.json', mimeType: 'application/json', buffer })
    await doctor.getByText('待阅片').first().waitFor()
    expect(await doctor.getByText('待检查').count()).toBe(0)
  })

  it('is claimed from its own list, read beside its tracing, written and signed', async () => {
    await reader.getByRole('link', { name: '心电诊断列表', exact: true }).click()
    await reader
      .getByRole('row', { name: /程德福.*十二导联心电图/ })
      .getByText('程德福')
      .click()
    const drawn = await reader.getByRole('img', { name: '心电图' }).locator('polyline').getAttribute('points')
    expect(drawn?.split(' ')).toHaveLength(600)
    await reader.getByRole('button', { name: '领取并书写' }).click()
    await reader.locator('[data-section=measurements] textarea').fill('心率 75 次/分，PR 间期 160 ms。')
    await reader.locator('[data-section=conclusion] textarea').fill('窦性心律，正常心电图。')
    await reader.getByText('阴性', { exact: true }).click()
    await reader.getByText('已保存').waitFor()
    await demo.picture(reader, 'ecg-reading')
    await reader.keyboard.press('Control+Enter')
    await reader.getByRole('dialog').getByText('窦性心律，正常心电图。').waitFor()
    await reader.getByRole('dialog').getByRole('button', { name: '签署' }).click()
    await reader.getByText('待审核').first().waitFor()
  })

  it('is published, found in its own list, and read in the resident’s record', async () => {
    const work = senior.getByRole('row', { name: /审核报告.*程德福/ })
    await work.waitFor()
    await work.press('Enter')
    await senior.getByRole('button', { name: '审核发布' }).click()
    await senior.getByRole('dialog').getByRole('button', { name: '审核发布' }).click()
    await senior.getByText('已发布').first().waitFor()

    await doctor.getByRole('link', { name: '心电报告', exact: true }).click()
    await doctor.getByRole('columnheader', { name: '心电诊断' }).waitFor()
    await doctor
      .getByRole('row', { name: /窦性心律，正常心电图/ })
      .getByText('程德福')
      .click()
    await doctor.getByRole('heading', { name: '心电图诊断报告' }).waitFor()
    await demo.picture(doctor, 'ecg-report')
    await doctor.getByRole('region', { name: '患者信息' }).getByRole('link').first().click()
    await doctor.getByRole('link', { name: '十二导联心电图', exact: true }).waitFor()
    expect(demo.complaints).toEqual([])
  })
})
