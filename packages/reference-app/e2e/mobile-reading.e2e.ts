import seedImaging from '@ygt/plugin-imaging/demo'
import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServedDemo, serveDemo } from './served-demo.ts'

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const

/** 移动诊断: an urgent case read and signed on a phone, with fingers. */
describe('reading on a phone', () => {
  let demo: ServedDemo
  let page: Page
  let fingers: CDPSession
  const keepable: string[] = []

  beforeAll(async () => {
    demo = await serveDemo({ seed: seedImaging })
    page = await demo.signIn('linjing', phone)
    fingers = await page.context().newCDPSession(page)
    page.on('response', (response) => {
      const { 'content-type': type = '', 'cache-control': caching = '' } = response.headers()
      if (/^(application\/dicom|image\/png|multipart)/.test(type) && !caching.includes('no-store'))
        keepable.push(response.url())
    })
  })
  afterAll(() => demo?.stop())

  it('finds the case in a list that fits the screen', async () => {
    await demo.picture(page, 'phone-work')
    await page.getByRole('link', { name: '阅片列表', exact: true }).tap()
    const row = page.getByRole('row', { name: /程建军/ })
    await row.waitFor()
    await demo.picture(page, 'phone-list')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await row.getByText('程建军').tap()
    await page.getByText('第 1 / 24 幅').waitFor({ timeout: 30_000 })
  })

  it('turns pages with one finger and enlarges with two', async () => {
    const box = await page.locator('.ygt-viewer-canvas').boundingBox()
    if (!box) throw new Error('no picture is shown')
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    await drag(fingers, [[x, y - 60]], [[x, y + 60]])
    await expect.poll(() => page.getByTestId('viewer-facts').textContent()).not.toContain('第 1 /')
    await demo.picture(page, 'phone-images')
    const close: Finger[] = [
      [x - 20, y],
      [x + 20, y],
    ]
    await drag(fingers, close, [
      [x - 90, y],
      [x + 90, y],
    ])
    await expect.poll(() => page.getByTestId('viewer-facts').textContent()).not.toContain('缩放 100%')
    await demo.picture(page, 'phone-enlarged')
  })

  it('writes and signs the report', async () => {
    await page.getByRole('button', { name: '领取并书写' }).tap()
    await page.locator('[data-section=findings] textarea').fill('左侧胸腔未见气胸，肋骨未见骨折。')
    await page.locator('[data-section=impression] textarea').fill('胸部未见外伤性改变。')
    await page.getByText('阴性', { exact: true }).tap()
    await page.getByText('已保存').waitFor()
    await demo.picture(page, 'phone-report')
    await page.getByRole('button', { name: '签署' }).tap()
    await page.getByRole('dialog').getByRole('button', { name: '签署' }).tap()
    await page.getByText('待审核').first().waitFor()
    await demo.picture(page, 'phone-signed')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })

  it('leaves no image on the device, and a session that is short', async () => {
    expect(keepable).toEqual([])
    const [cookie] = await page.context().cookies()
    const seconds = (cookie?.expires ?? 0) - Date.now() / 1000
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(3600)
    const kept = await page.evaluate(async () => ({
      caches: await globalThis.caches?.keys(),
      databases: (await indexedDB.databases()).length,
      workers: (await navigator.serviceWorker?.getRegistrations())?.length ?? 0,
      largest: Math.max(
        0,
        ...Object.values({ ...localStorage, ...sessionStorage }).map((value) => String(value).length),
      ),
    }))
    expect(kept).toMatchObject({ caches: [], databases: 0, workers: 0 })
    expect(kept.largest).toBeLessThan(2000)
    expect(demo.complaints).toEqual([])
  })
})

type Finger = readonly [x: number, y: number]

/** Moves fingers over the screen together, in steps as a screen reports them. */
async function drag(session: CDPSession, from: readonly Finger[], to: readonly Finger[]): Promise<void> {
  const at = (share: number) =>
    from.map(([x, y], finger) => ({
      x: x + ((to[finger]?.[0] ?? x) - x) * share,
      y: y + ((to[finger]?.[1] ?? y) - y) * share,
      id: finger,
    }))
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) })
  for (let step = 1; step <= 12; step++)
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(step / 12) })
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}
