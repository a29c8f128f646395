import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PHANTOM_HU } from '../../plugins/imaging/src/dicom/synthetic-phantom.ts'
import { writeSampleStudy } from './sample-study.ts'
import { type ServedDemo, serveDemo } from './served-demo.ts'

/** The routine case of function 1 as its people live it, each in a browser of their own. */
describe('the routine case in the browser', () => {
  let demo: ServedDemo
  let doctor: Page
  let technologist: Page
  let radiologist: Page
  let senior: Page
  let accession = ''

  beforeAll(async () => {
    demo = await serveDemo()
    ;[doctor, technologist, radiologist, senior] = (await Promise.all(
      ['zhoumin', 'sunli', 'linjing', 'xuguodong'].map((account) => demo.signIn(account)),
    )) as [Page, Page, Page, Page]
  })
  afterAll(() => demo?.stop())

  it('is requested by the township doctor, who finds the resident by initials', async () => {
    await doctor.getByRole('link', { name: '开影像申请' }).click()
    await doctor.getByLabel('姓名、拼音首字母或证件号码').fill('cdf')
    await doctor.getByRole('option', { name: /程德福/ }).click()
    await doctor.getByRole('region', { name: '患者信息' }).getByText('78 岁').waitFor()
    await doctor.getByLabel(/检查项目/).fill('xbctps')
    await doctor.keyboard.press('Enter')
    await doctor.getByText('加急', { exact: true }).click()
    await doctor.getByLabel(/检查目的/).fill('右肺上叶结节复查')
    await doctor.getByLabel('病史及体征').fill('吸烟 40 年，已戒。')
    await demo.picture(doctor, '01-request')
    await doctor.getByRole('button', { name: '提交申请' }).click()
    await doctor.waitForURL(/imaging\/requests\/(?!new)/)
    accession =
      (await doctor
        .getByText(/^YX\d{12}$/)
        .first()
        .textContent()) ?? ''
    expect(accession).toMatch(/^YX\d{12}$/)
    await demo.picture(doctor, '02-requested')
  })

  it('reaches the technologist without a reload, who uploads the images', async () => {
    const work = technologist.getByRole('row', { name: /拍摄并上传影像/ })
    await work.waitFor()
    await work.press('Enter')
    const files = await writeSampleStudy({ accession, folder: join(demo.pictures, 'files') })
    await technologist.locator('input[data-upload]').setInputFiles(files)
    await technologist.getByText('已收到 6 幅影像并归入申请').waitFor()
    expect(await technologist.getByText('待阅片').count()).toBeGreaterThan(0)
    await demo.picture(technologist, '03-uploaded')
  })

  it('is claimed, seen and written by the radiologist', async () => {
    const work = radiologist.getByRole('row', { name: /阅片.*程德福/ })
    await work.waitFor()
    await work.press('Enter')
    await radiologist.getByText(/第 1 \/ 6 幅/).waitFor({ timeout: 30_000 })
    expect(await litPixels(radiologist)).toBeGreaterThan(1000)
    expect(await meanInHeart(radiologist)).toBeCloseTo(PHANTOM_HU.heart, -1)
    await demo.picture(radiologist, '03-measured')
    await radiologist.getByRole('button', { name: '领取并书写' }).click()
    await radiologist
      .locator('[data-section=findings] textarea')
      .fill('右肺上叶尖段见一实性结节，直径约 7 mm，边缘光整。')
    await radiologist.getByText('已保存').waitFor()
  })

  it('is kept from an older window, and from a browser that is closed', async () => {
    const findings = (page: Page) => page.locator('[data-section=findings] textarea')
    const written = await findings(radiologist).inputValue()
    const second = await radiologist.context().newPage()
    await second.goto(radiologist.url())
    await findings(second).fill(`${written}周围见短毛刺。`)
    await second.getByText('已保存').waitFor()
    await findings(radiologist).fill('旧窗口的文字')
    await radiologist.getByText('此报告在别处也被修改过，您的文字还在。').waitFor()
    await radiologist.getByRole('button', { name: '用现在的内容' }).click()
    // what is kept is fetched first
    await expect.poll(() => findings(radiologist).inputValue()).toBe(`${written}周围见短毛刺。`)
    // closed at once, before anything has gone to the server
    await second.reload()
    await findings(second).fill(`${written}邻近胸膜牵拉。`)
    await second.close()
    await radiologist.reload()
    await radiologist.getByText('已保存').waitFor()
    expect(await findings(radiologist).inputValue()).toBe(`${written}邻近胸膜牵拉。`)
    await findings(radiologist).fill(written)
    await radiologist.getByText('已保存').waitFor()
  })

  it('is signed once what is missing is written', async () => {
    await radiologist.keyboard.press('Control+Enter')
    await radiologist.getByText('影像诊断：此项必须填写。').waitFor()
    await radiologist.getByRole('dialog').getByRole('button', { name: '返回修改' }).click()
    await radiologist.locator('[data-section=impression] textarea').fill('右肺上叶结节，建议 3 个月后复查。')
    await radiologist.getByText('阳性', { exact: true }).click()
    await demo.picture(radiologist, '04-written')
    await radiologist.keyboard.press('Control+Enter')
    await radiologist.getByRole('dialog').getByRole('button', { name: '签署' }).click()
    await radiologist.getByText('待审核').first().waitFor()
    expect(await radiologist.getByText('影像诊断：此项必须填写。').count()).toBe(0)
    await demo.picture(radiologist, '05-signed')
  })

  it('is published by the senior radiologist', async () => {
    const work = senior.getByRole('row', { name: /审核报告.*程德福/ })
    await work.waitFor()
    await work.press('Enter')
    await senior.getByRole('button', { name: '审核发布' }).click()
    await demo.picture(senior, '06-review')
    await senior.getByRole('dialog').getByRole('button', { name: '审核发布' }).click()
    await senior.getByText('已发布').first().waitFor()
    expect(await senior.getByRole('button', { name: '审核发布' }).count()).toBe(0)
  })

  it('is read and printed by the doctor who asked', async () => {
    await doctor.getByRole('link', { name: /我的工作/ }).click()
    const work = doctor.getByRole('row', { name: /阅读报告.*程德福/ })
    await work.waitFor()
    await work.press('Enter')
    await doctor.getByText('右肺上叶结节，建议 3 个月后复查。').waitFor()
    await demo.picture(doctor, '07-report')
    const arriving = doctor.waitForEvent('download')
    await doctor.locator('[data-print]').click()
    const download = await arriving
    expect(await firstBytes(await download.createReadStream())).toBe('%PDF-')
    await doctor.getByRole('link', { name: /我的工作/ }).click()
    await doctor.getByText('没有待办').waitFor()
  })

  it('is amended, and both versions can be compared', async () => {
    await radiologist.getByRole('button', { name: '修订' }).click()
    await radiologist.getByRole('dialog').getByLabel('原因').fill('补充与前片比较')
    await radiologist.getByRole('dialog').getByRole('button', { name: '修订' }).click()
    await radiologist
      .locator('[data-section=impression] textarea')
      .fill('右肺上叶结节，较前无变化，建议 6 个月后复查。')
    await radiologist.getByText('已保存').waitFor()
    await radiologist.keyboard.press('Control+Enter')
    await radiologist.getByRole('dialog').getByRole('button', { name: '签署' }).click()
    await radiologist.getByText('待审核').first().waitFor()
    await senior.getByRole('button', { name: '审核发布修订' }).click()
    await senior.getByRole('dialog').getByRole('button', { name: '审核发布修订' }).click()
    await senior.getByText('已修订').first().waitFor()

    const work = doctor.getByRole('row', { name: /阅读修订报告.*程德福/ })
    await work.waitFor()
    await work.press('Enter')
    await doctor.getByRole('button', { name: '对比' }).click()
    const comparison = doctor.locator('[data-comparison]')
    await comparison.locator('ins', { hasText: '较前无变化' }).waitFor()
    expect(await comparison.locator('del').allTextContents()).toContain('3')
    await demo.picture(doctor, '08-comparison')
  })

  it('is nobody else’s business: a doctor of another township sees none of it', async () => {
    const stranger = await demo.signIn('wujianping')
    await stranger.getByText('没有待办').waitFor()
    await stranger.getByRole('link', { name: '影像申请', exact: true }).click()
    await stranger.getByText('没有影像申请').waitFor()
    await stranger.goto(doctor.url())
    await stranger.getByText('没有找到').first().waitFor()
    expect(await stranger.getByText('程德福').count()).toBe(0)
    await demo.picture(stranger, '09-stranger')
  })

  it('speaks English, too, and nobody’s browser complained', async () => {
    await doctor.getByRole('button', { name: 'English' }).click()
    await doctor.getByRole('link', { name: 'My work' }).waitFor()
    await demo.picture(doctor, '10-english')
    expect(demo.complaints).toEqual([])
  })
})

/** Pixels of the picture that are not black: an image is on the screen, not only a frame. */
async function litPixels(page: Page): Promise<number> {
  const bytes = await page.locator('.ygt-viewer-canvas').screenshot()
  return page.evaluate(async (encoded) => {
    const image = await createImageBitmap(new Blob([Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0))]))
    const canvas = new OffscreenCanvas(image.width, image.height)
    const drawing = canvas.getContext('2d')
    drawing?.drawImage(image, 0, 0)
    const { data } = drawing?.getImageData(0, 0, image.width, image.height) ?? {
      data: [] as unknown as Uint8ClampedArray,
    }
    let lit = 0
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 0) > 60) lit += 1
    return lit
  }, bytes.toString('base64'))
}

/** Draws a rectangle in the heart of the phantom, which fills the middle of the picture, and reads its mean in Hounsfield units. */
async function meanInHeart(page: Page): Promise<number> {
  const box = await page.locator('.ygt-viewer-canvas').boundingBox()
  if (!box) throw new Error('no picture is shown')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.getByRole('button', { name: '矩形区域' }).click()
  await page.mouse.move(x + 8, y - 40)
  await page.mouse.down()
  await page.mouse.move(x + 30, y - 20, { steps: 4 })
  await page.mouse.move(x + 40, y - 10, { steps: 4 })
  await page.mouse.up()
  const result = page.getByTestId('viewer-result')
  await result.filter({ hasText: 'HU' }).waitFor()
  return Number(/均值\s*(-?[\d.]+)\s*HU/.exec((await result.textContent()) ?? '')?.[1])
}

async function firstBytes(stream: AsyncIterable<Buffer>): Promise<string> {
  for await (const chunk of stream) return chunk.subarray(0, 5).toString('latin1')
  return ''
}
