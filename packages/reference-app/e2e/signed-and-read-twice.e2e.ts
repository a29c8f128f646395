import { join } from 'node:path'
import { demoPin } from '@ygt/core/testing'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askForChestCt } from './asked-case.ts'
import { writeSampleStudy } from './sample-study.ts'
import { type ServedDemo, serveDemo } from './served-demo.ts'

const first = { findings: '双肺野清晰，未见实变。', impression: '双肺未见明显异常。' }
const second = { findings: '右肺上叶见一结节，直径约 7 mm。', impression: '右肺上叶结节，建议随访。' }

/** A report that is signed with a PIN, and read a second time by somebody who does not see it until then. */
describe('signing and double reading in the browser', () => {
  let demo: ServedDemo
  let radiologist: Page
  let senior: Page
  let reader: Page
  let head: Page
  let report = ''

  beforeAll(async () => {
    demo = await serveDemo()
    ;[radiologist, senior, reader, head] = (await Promise.all(
      ['linjing', 'xuguodong', 'shanhong', 'chenli'].map((account) => demo.signIn(account)),
    )) as [Page, Page, Page, Page]
  })
  afterAll(() => demo?.stop())

  it('gives the radiologist a certificate, and says that it is a simulated one', async () => {
    await radiologist.getByRole('button', { name: /林静/ }).click()
    await radiologist.getByText('签名证书').click()
    await radiologist.getByText('这是证书服务模拟器，不是电子认证服务机构。').waitFor()
    await radiologist.getByLabel('签名口令', { exact: true }).fill('123456')
    await radiologist.getByLabel('再输一次').fill('123456')
    await radiologist.getByRole('button', { name: '申请证书' }).click()
    await radiologist.getByText('签名口令须为 6 到 20 位').waitFor()
    await radiologist.getByLabel('签名口令', { exact: true }).fill(demoPin)
    await radiologist.getByLabel('再输一次').fill(demoPin)
    await radiologist.getByRole('button', { name: '申请证书' }).click()
    await radiologist.getByText('可用', { exact: true }).waitFor()
    expect(await radiologist.getByText('签名口令须为 6 到 20 位').count()).toBe(0)
    await demo.picture(radiologist, 'sign-1-certificate')
  })

  it('asks for the PIN when the report is signed, and loses nothing over a wrong one', async () => {
    const task = await taskOf(demo)
    await radiologist.goto(`${demo.served.address}/imaging/reading/${task}`)
    await radiologist.getByRole('button', { name: '领取并书写' }).click()
    await radiologist.locator('[data-section=findings] textarea').fill(first.findings)
    await radiologist.locator('[data-section=impression] textarea').fill(first.impression)
    await radiologist.getByText('阴性', { exact: true }).click()
    await radiologist.keyboard.press('Control+Enter')
    const dialog = radiologist.getByRole('dialog')
    await dialog.getByLabel('签名口令').fill('999999')
    await radiologist.keyboard.press('Enter')
    await dialog.getByText('签名口令不正确，还可以再试 4 次。').waitFor()
    expect(await radiologist.locator('[data-section=findings] textarea').inputValue()).toBe(first.findings)
    await demo.picture(radiologist, 'sign-2-wrong-pin')
    await dialog.getByLabel('签名口令').fill(demoPin)
    await radiologist.keyboard.press('Enter')
    await radiologist.getByText('待审核').first().waitFor()
    await radiologist.locator('[data-signature=sign]').getByText('有效', { exact: true }).waitFor()
    await demo.picture(radiologist, 'sign-3-signed')
  })

  it('asks nothing of the reviewer, who has no certificate, where the county requires none', async () => {
    await senior.goto(radiologist.url())
    await senior.getByRole('button', { name: '审核发布' }).click()
    expect(await senior.getByRole('dialog').getByLabel('签名口令').count()).toBe(0)
    await senior.getByRole('dialog').getByRole('button', { name: '审核发布' }).click()
    await senior.getByText('已发布').first().waitFor()
    const opened = await senior.getByRole('link', { name: '打开报告页' }).getAttribute('href')
    report = opened ?? ''
  })

  it('is sent to a second reader by the head, who sees who signed', async () => {
    await head.goto(`${demo.served.address}${report}`)
    await head.locator('[data-signature=sign]').getByText('影像诊断医师').waitFor()
    await demo.picture(head, 'sign-4-report')
    await head.getByRole('button', { name: '送第二阅片' }).click()
    await head.getByRole('dialog').getByRole('button', { name: '送第二阅片' }).click()
    await head.waitForURL(/double-readings\//)
    await head.getByText('等待第二阅片人').waitFor()
    expect(await head.getByText('等待第二阅片人').count()).toBe(1)
  })

  it('is read blind: the first text is nowhere until the second is submitted', async () => {
    const work = reader.getByRole('row', { name: /复阅/ })
    await work.waitFor()
    await work.press('Enter')
    await reader.getByRole('button', { name: '领取盲读' }).click()
    await reader.locator('[data-section=findings] textarea').fill(second.findings)
    await reader.locator('[data-section=impression] textarea').fill(second.impression)
    await reader.getByText('阳性', { exact: true }).click()
    expect(await reader.getByText(first.impression).count()).toBe(0)
    const page = reader.url()
    await reader.goto(`${demo.served.address}${report}`)
    await reader.getByText('您正在盲读此检查').waitFor()
    await reader.goto(page)
    expect(await reader.locator('[data-section=findings] textarea').inputValue()).toBe(second.findings)
    await demo.picture(reader, 'twice-1-blind')
    await reader.keyboard.press('Control+Enter')
    await reader.getByRole('dialog').getByRole('button', { name: '提交意见' }).click()
    const texts = reader.locator('[data-double-texts]')
    await texts.locator('ins', { hasText: '结节' }).first().waitFor()
    await texts.locator('del').first().waitFor()
  })

  it('is graded, answered and settled, and the amendment begins there', async () => {
    await reader.getByText('3b 多数应能发现的差异，有临床意义').click()
    await reader.getByLabel('差异之处（评 1 可不写）').fill('漏诊右肺上叶结节')
    await demo.picture(reader, 'twice-2-grade')
    await reader.getByRole('button', { name: /^评\s?级$/ }).click()
    await reader.getByText('待答复').first().waitFor()

    await radiologist.goto(reader.url())
    await radiologist.getByLabel('您的答复：同意，或说明依据').fill('同意，首诊时未见')
    await radiologist.getByRole('button', { name: /^答\s?复$/ }).click()
    await radiologist.getByText('待裁定').first().waitFor()

    await head.goto(`${demo.served.address}/double-readings?step=decide`)
    await head.getByRole('link', { name: '程德福' }).click()
    await head.getByText('修订报告', { exact: true }).click()
    await head.getByLabel('裁定理由').fill('结节明确，请修订')
    await head.getByRole('button', { name: /^裁\s?定$/ }).click()
    await head.getByText('已裁定').first().waitFor()
    await demo.picture(head, 'twice-3-settled')

    await radiologist.getByRole('button', { name: /^修\s?订$/ }).click()
    expect(await radiologist.getByRole('dialog').getByLabel('原因').inputValue()).toBe('双阅片：结节明确，请修订')
    await radiologist
      .getByRole('dialog')
      .getByRole('button', { name: /^修\s?订$/ })
      .click()
    await radiologist.waitForURL(/imaging\/reading\//)
    await radiologist.locator('[data-section=impression] textarea').fill(second.impression)
    await radiologist.getByText('阳性', { exact: true }).click()
    await radiologist.getByText('已保存').waitFor()
    await radiologist.keyboard.press('Control+Enter')
    await radiologist.getByRole('dialog').getByLabel('签名口令').fill(demoPin)
    await radiologist.keyboard.press('Enter')
    await radiologist.getByText('待审核').first().waitFor()
  })

  it('asks for no PIN again while the session of the first is open', async () => {
    await radiologist.getByRole('button', { name: '撤回签署' }).click()
    await radiologist.locator('[data-section=impression] textarea').waitFor()
    await radiologist.keyboard.press('Control+Enter')
    const dialog = radiologist.getByRole('dialog')
    await dialog.getByText('将用您的证书签名，口令有效至').waitFor()
    expect(await dialog.getByLabel('签名口令').count()).toBe(0)
    await dialog.getByRole('button', { name: /^签\s?署$/ }).click()
    await radiologist.getByText('待审核').first().waitFor()
    await radiologist.locator('[data-signature=sign]').getByText('有效', { exact: true }).waitFor()
    expect(demo.complaints).toEqual([])
  })
})

/** The task of a chest CT whose images the technologist has uploaded. */
async function taskOf(demo: ServedDemo): Promise<string> {
  const asked = await askForChestCt(demo)
  const technologist = await demo.signIn('sunli')
  const work = technologist.getByRole('row', { name: /拍摄并上传影像/ })
  await work.waitFor()
  await work.press('Enter')
  const files = await writeSampleStudy({ accession: asked.accessionNumber, folder: join(demo.pictures, 'twice') })
  await technologist.locator('input[data-upload]').setInputFiles(files)
  await technologist.getByText('已收到 6 幅影像并归入申请').waitFor()
  return asked.task ?? ''
}
