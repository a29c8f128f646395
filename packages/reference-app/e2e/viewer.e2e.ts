/// <reference lib="dom" />
import seedImaging from '@ygt/plugin-imaging/demo'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServedDemo, serveDemo } from './served-demo.ts'

/** The viewer as a radiologist uses it, on the cases of the demo. */
describe('the viewer in the browser', () => {
  let demo: ServedDemo
  let reader: Page

  beforeAll(async () => {
    demo = await serveDemo({ seed: seedImaging })
    reader = await demo.signIn('linjing')
    await openFollowUp(demo, reader)
  })
  afterAll(() => demo?.stop())

  it.each([
    { width: 1440, height: 900 },
    { width: 1280, height: 720 },
  ])('has its tools on one line at $width × $height', async (size) => {
    await reader.setViewportSize(size)
    const tools = reader.getByRole('toolbar', { name: '影像工具' }).locator('> *:not(span)')
    const boxes = (await Promise.all((await tools.all()).map((tool) => tool.boundingBox()))).filter(
      (box) => box !== null,
    )
    const stage = await reader.locator('.ygt-viewer').boundingBox()
    expect(boxes.length).toBeGreaterThan(15)
    const middles = boxes.map(({ y, height }) => y + height / 2)
    expect(Math.max(...middles) - Math.min(...middles)).toBeLessThan(6)
    expect(Math.max(...boxes.map(({ x, width }) => x + width))).toBeLessThanOrEqual(
      (stage?.x ?? 0) + (stage?.width ?? 0),
    )
  })

  it('hangs the earlier study beside by one click, says that it is one, and scrolls both', async () => {
    await reader.setViewportSize({ width: 1440, height: 900 })
    await reader.getByRole('button', { name: /2025-09-12/ }).click()
    const panes = reader.locator('.ygt-viewer-stage')
    const prior = panes.nth(1)
    await prior.getByText('既往', { exact: true }).waitFor()
    await prior.getByText('2025-09-12').waitFor()
    await prior.getByText('程德福').waitFor()
    for (const pane of [panes.nth(0), prior]) await pane.getByText('第 1 / 24 幅').waitFor()
    for (let step = 0; step < 4; step++) await reader.keyboard.press('ArrowDown')
    for (const pane of [panes.nth(0), prior]) await pane.getByText('第 5 / 24 幅').waitFor()
    await demo.picture(reader, 'viewer-compared')
    await reader.getByLabel('布局').selectOption('1x1')
    await expect.poll(() => panes.count()).toBe(1)
  })

  it('has fetched the likeliest earlier study before somebody asks for it', async () => {
    const colleague = await demo.signIn('xuguodong')
    const fetched = new Map<string, number>()
    colleague.on('response', (response) => {
      const [, study] = /studies\/([^/]+)\/instances\/[^/]+\/view/.exec(response.url()) ?? []
      if (study) fetched.set(study, (fetched.get(study) ?? 0) + 1)
    })
    await openFollowUp(demo, colleague)
    await expect.poll(() => [...fetched.values()]).toEqual([24, 24])
    await colleague.close()
  })

  it('turns, inverts and resets a picture, and scrolls on in the window that was set', async () => {
    const pane = reader.locator('.ygt-viewer-stage')
    await pane.click({ position: { x: 300, y: 40 } })
    await reader.getByLabel('窗口预设').selectOption({ label: '肺窗 1500/-600' })
    await pane.getByText('窗宽 1500 窗位 -600').waitFor()
    const before = await shades(pane)
    await reader.keyboard.press('i')
    await expect.poll(() => shades(pane)).not.toEqual(before)
    await reader.keyboard.press('i')
    await expect.poll(() => shades(pane)).toEqual(before)
    await reader.keyboard.press('ArrowDown')
    await pane.getByText('第 6 / 24 幅').waitFor()
    await pane.getByText('窗宽 1500 窗位 -600').waitFor()
    await reader.keyboard.press('0')
    await pane.getByText('窗宽 400 窗位 40').waitFor()
    await reader.keyboard.press('ArrowUp')
    await pane.getByText('第 5 / 24 幅').waitFor()
  })

  it('lists its keys beside those of the page', async () => {
    await reader.locator('.ygt-viewer-stage').click({ position: { x: 300, y: 40 } })
    await reader.keyboard.press('?')
    const keys = reader.getByRole('dialog', { name: '键盘快捷键' })
    await keys.getByText('Cobb 角').waitFor()
    await demo.picture(reader, 'viewer-keys')
    await reader.keyboard.press('Escape')
    await expect.poll(() => keys.count()).toBe(0)
  })

  it('cuts the slices in three directions, and goes back', async () => {
    await reader.getByRole('button', { name: '多平面重建' }).click()
    const cuts = reader.locator('.ygt-viewer-mpr[data-at=shown]')
    await cuts.waitFor({ timeout: 30_000 })
    for (const name of ['横断面', '矢状面', '冠状面']) await cuts.getByText(name).waitFor()
    expect(await cuts.locator('canvas').count()).toBe(3)
    await expect.poll(() => cuts.locator('figure').evaluateAll(greyInEach)).not.toContain(0)
    await demo.picture(reader, 'viewer-mpr')
    await cuts.getByRole('button', { name: '返回' }).click()
    await expect.poll(() => cuts.count()).toBe(0)
  })

  it('keeps measurements, shows them to the next reader, and removes with a reason', async () => {
    await draw(reader, '测距', [-60, -40], [60, -40])
    await draw(reader, '箭头标注', [80, 60], [140, 100])
    await reader.getByLabel('标注文字').fill('结节')
    await reader.keyboard.press('Enter')
    await reader.getByTitle('保存测量 (2 项未保存)').click()
    await reader.getByRole('button', { name: '测量列表' }).click()
    const list = reader.locator('.ygt-viewer-list')
    await expect.poll(() => list.locator('li').count()).toBe(2)
    await demo.picture(reader, 'viewer-kept')

    const senior = await demo.signIn('xuguodong')
    await openFollowUp(demo, senior)
    await senior.getByRole('button', { name: '测量列表' }).click()
    const seen = senior.locator('.ygt-viewer-list')
    await seen.getByText('林静').first().waitFor()
    for (let step = 0; step < 4; step++) await senior.keyboard.press('ArrowDown')
    await expect.poll(() => senior.getByTestId('viewer-result').count()).toBe(2)
    await senior.getByTestId('viewer-result').filter({ hasText: '结节' }).waitFor()
    await demo.picture(senior, 'viewer-seen-by-another')
    await seen
      .getByRole('button', { name: /删\s*除/ })
      .first()
      .click()
    await senior.getByRole('dialog').getByRole('textbox').fill('标在血管上')
    await senior
      .getByRole('dialog')
      .getByRole('button', { name: /删\s*除/ })
      .click()
    await seen.getByText('标在血管上').waitFor()
    await expect.poll(() => senior.getByTestId('viewer-result').count()).toBe(1)
    expect(demo.complaints).toEqual([])
  })
})

/** The mean shade of the whole picture, 0 to 255. */
const shades = (pane: Locator): Promise<number> =>
  pane.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {
      data: new Uint8ClampedArray(),
    }
    return Math.round(data.reduce((sum, value, at) => (at % 4 === 3 ? sum : sum + value), 0) / ((data.length / 4) * 3))
  })

/** Opens the follow-up CT of the grandfather, for which an earlier one is there. */
async function openFollowUp(demo: ServedDemo, page: Page): Promise<void> {
  await page.goto(`${demo.served.address}/imaging/reading`)
  await page
    .getByRole('row', { name: /胸部CT平扫/ })
    .filter({ hasText: '程德福' })
    .first()
    .click()
  await page.getByText('第 1 / 24 幅').waitFor({ timeout: 30_000 })
}

/** Of the pixels across the middle of each pane, how many are neither black nor white. Runs in the page. */
function greyInEach(panes: readonly Element[]): number[] {
  return panes.map((pane) => {
    const canvas = pane.querySelector('canvas')
    const { width = 0, height = 0 } = canvas ?? {}
    const copy = document.createElement('canvas')
    Object.assign(copy, { width, height })
    const context = copy.getContext('2d')
    if (!canvas || !context || width === 0) return 0
    context.drawImage(canvas, 0, 0)
    const { data } = context.getImageData(0, Math.floor(height / 2), width, 1)
    return data.filter((value, at) => at % 4 === 0 && value > 20 && value < 235).length
  })
}

type Place = readonly [right: number, down: number]

/** Draws with a tool between two places, CSS pixels from the middle of the picture. */
async function draw(page: Page, tool: string, from: Place, to: Place): Promise<void> {
  await page.getByRole('button', { name: tool, exact: true }).click()
  const box = await page.locator('.ygt-viewer-canvas').boundingBox()
  if (!box) throw new Error('no picture is shown')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x + from[0], y + from[1])
  await page.mouse.down()
  await page.mouse.move(x + (from[0] + to[0]) / 2, y + (from[1] + to[1]) / 2, { steps: 3 })
  await page.mouse.move(x + to[0], y + to[1], { steps: 3 })
  await page.mouse.up()
}
