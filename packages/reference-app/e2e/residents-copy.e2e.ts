import { ordersPlugin } from '@ygt/core/blocks/orders'
import { createSignedIn, family } from '@ygt/core/testing'
import seedImaging from '@ygt/plugin-imaging/demo'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServedDemo, serveDemo } from './served-demo.ts'

/** 云胶片: the doctor gives a link at the desk; the resident opens report and images on a phone, until it is withdrawn. */
describe('the resident’s copy', () => {
  let demo: ServedDemo
  let desk: Page
  let phone: Page
  let report: string
  let address: string
  const keepable: string[] = []

  beforeAll(async () => {
    demo = await serveDemo({ seed: seedImaging })
    const doctor = await createSignedIn(demo.served.county, 'zhoumin')
    const asked = { category: 'imaging', patient: family.grandfather.id, current: true, limit: 20 }
    const { items } = await doctor.ok(doctor.client(ordersPlugin).searchReports(asked))
    report =
      items.find(({ state, display }) => (state === 'final' || state === 'amended') && display.includes('CT'))?.id ?? ''
    desk = await demo.signIn('zhoumin')
    phone = await demo.stranger({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
    phone.on('response', (response) => {
      const { 'content-type': type = '', 'cache-control': caching = '' } = response.headers()
      if (/^(application\/(dicom|json)|image\/png)/.test(type) && /\/shared\//.test(response.url()))
        if (!caching.includes('no-store')) keepable.push(response.url())
    })
  })
  afterAll(() => demo?.stop())

  it('is given from the published report, with a code to scan', async () => {
    await desk.goto(`${demo.served.address}/imaging/reports/${report}`)
    await desk.locator('[data-share]').click()
    await desk.locator('[data-link=withdrawn]').waitFor()
    await demo.picture(desk, 'share-form')
    await desk.getByText('证件号码后四位', { exact: true }).first().click()
    await desk.getByRole('button', { name: '开具链接' }).click()
    address = await desk.locator('[data-address]').inputValue()
    expect(address).toMatch(/\/shared#[\w-]{32}$/)
    await demo.picture(desk, 'share-issued')
    const [paper] = await Promise.all([
      desk.waitForEvent('download'),
      desk.getByRole('button', { name: '打印带二维码的报告' }).click(),
    ])
    expect(paper.suggestedFilename()).toMatch(/\.pdf$/)
    if (process.env.YGT_PICTURES) await paper.saveAs(`${demo.pictures}/share-paper.pdf`)
  })

  it('asks for its code, and shows report and images in large type', async () => {
    await phone.goto(address)
    await phone.getByLabel('请输入验证码').fill('0000')
    await phone.getByRole('button', { name: '打开' }).tap()
    await phone.getByText('还可以再试 4 次').waitFor()
    await demo.picture(phone, 'shared-code')
    await phone.getByLabel('请输入验证码').fill((family.grandfather.citizenNumber ?? '').slice(-4))
    await phone.getByRole('button', { name: '打开' }).tap()
    await phone.getByText('程*福').first().waitFor()
    expect(await phone.content()).not.toContain('程德福')
    await phone.locator('[data-series] img').first().waitFor()
    await demo.picture(phone, 'shared-report')
    await phone.locator('[data-series]').first().scrollIntoViewIfNeeded()
    await demo.picture(phone, 'shared-thumbnails')
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })

  it('shows a series on the whole screen, and the phone keeps none of it', async () => {
    await phone.locator('[data-series]').first().tap()
    await phone.getByText(/第 1 \/ \d+ 幅/).waitFor({ timeout: 30_000 })
    await demo.picture(phone, 'shared-viewer')
    const box = await phone.locator('.ygt-viewer-canvas').boundingBox()
    if (!box) throw new Error('no picture is shown')
    await phone.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    for (let n = 0; n < 3; n += 1) await phone.mouse.wheel(0, 120)
    await expect.poll(() => phone.getByTestId('viewer-facts').textContent()).not.toContain('第 1 /')
    await phone.getByRole('button', { name: '返回报告' }).tap()
    expect(keepable).toEqual([])
  })

  it('says all of it in English too', async () => {
    await phone.getByRole('button', { name: 'English' }).tap()
    await phone.getByRole('heading', { name: 'Report and images' }).waitFor()
    await demo.picture(phone, 'shared-english')
    expect(await phone.locator('.shell-shared > footer').textContent()).toContain('not kept on your phone')
    await phone.getByRole('button', { name: '中文' }).tap()
  })

  it('ends at once when it is withdrawn', async () => {
    const given = desk.locator('[data-link=active]').first()
    await given.getByRole('button', { name: '撤销链接' }).click()
    await desk.getByRole('dialog').locator('textarea').fill('居民要求撤销')
    await desk.getByRole('dialog').getByRole('button', { name: '撤销链接' }).last().click()
    await desk.locator('[data-link=withdrawn]').nth(1).waitFor()
    await desk.locator('[data-link]').first().getByRole('button', { name: '访问记录' }).click()
    await desk.getByText('验证码错误').waitFor()
    await demo.picture(desk, 'share-withdrawn')
    await phone.reload()
    await phone.locator('[data-shared-state=withdrawn]').waitFor()
    await demo.picture(phone, 'shared-withdrawn')
    expect(demo.complaints).toEqual([])
  })
})
