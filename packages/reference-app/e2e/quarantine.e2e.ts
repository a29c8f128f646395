import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askForChestCt } from './asked-case.ts'
import { writeSampleStudy } from './sample-study.ts'
import { type ServedDemo, serveDemo } from './served-demo.ts'

/** 待核对影像: images with another name wait, are compared side by side, matched with a reason, and taken apart again. */
describe('the quarantine in the browser', () => {
  let demo: ServedDemo
  let technologist: Page
  let asked: Awaited<ReturnType<typeof askForChestCt>>

  beforeAll(async () => {
    demo = await serveDemo()
    asked = await askForChestCt(demo)
    technologist = await demo.signIn('sunli')
  })
  afterAll(() => demo?.stop())

  it('keeps images whose name is not that of the request', async () => {
    const work = technologist.getByRole('row', { name: /拍摄并上传影像/ })
    await work.waitFor()
    await work.press('Enter')
    const files = await writeSampleStudy({
      accession: asked.accessionNumber,
      folder: join(demo.pictures, 'other-name'),
      name: 'Cheng^Defu=程^得富',
    })
    await technologist.locator('input[data-upload]').setInputFiles(files)
    await technologist.getByText('但与申请信息不一致', { exact: false }).waitFor()
    expect(await technologist.getByText('待检查').count()).toBeGreaterThan(0)
  })

  it('shows both sides, and matches them with a reason', async () => {
    await technologist.getByRole('link', { name: '待核对影像', exact: true }).click()
    await technologist.getByRole('radio', { name: /程德福/ }).check()
    await technologist.locator('[data-differs=true]', { hasText: '程得富' }).waitFor()
    await demo.picture(technologist, 'quarantine-compared')
    await technologist.getByRole('button', { name: '归入此申请' }).click()
    const dialog = technologist.getByRole('dialog')
    await dialog.getByLabel('原因').fill('设备录入时同音字错误，已与患者核对')
    await dialog.getByRole('button', { name: '归入此申请' }).click()
    await technologist.getByText('没有待核对的影像').waitFor()
    expect(await technologist.getByText('程得富').count()).toBe(0)
  })

  it('is undone from the request: the images wait again, and so does the request', async () => {
    await technologist.getByRole('link', { name: '影像申请', exact: true }).click()
    await technologist
      .getByRole('row', { name: /程德福.*待阅片/ })
      .getByText('程德福')
      .click()
    await technologist.getByRole('button', { name: '取消归入' }).click()
    const dialog = technologist.getByRole('dialog')
    await dialog.getByLabel('原因').fill('核对有误，是另一位患者的影像')
    await demo.picture(technologist, 'quarantine-undone')
    await dialog.getByRole('button', { name: '取消归入' }).click()
    await technologist.getByText('待检查').first().waitFor()
    await technologist.getByText('还没有影像').waitFor()
    await technologist.getByRole('link', { name: '待核对影像', exact: true }).click()
    await technologist.getByRole('row', { name: /程得富/ }).waitFor()
    expect(demo.complaints).toEqual([])
  })
})
