/// <reference lib="dom" />
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setInterval } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { ordersPlugin } from '../packages/core/src/blocks/orders/index.ts'
import { launchBrowser } from '../packages/core/src/testing/browser.ts'
import { createSignedIn, demoPassword, family, seedCast, seedResidents } from '../packages/core/src/testing/index.ts'
import { syntheticCt } from '../packages/plugins/imaging/src/dicom/synthetic-study.ts'
import { imaging } from '../packages/plugins/imaging/src/plugin.ts'
import { type ServedCounty, serveCounty } from '../packages/reference-app/src/index.ts'
import type { Bench } from './report.ts'

const demo = join(import.meta.dirname, '../packages/reference-app/demo')
const slices = 300

/** How long until the first image of a long CT stands, and how fast it is scrolled through, in Chromium on this machine. */
const bench: Bench = {
  names: ['viewer.first-image', 'viewer.scroll'],
  async run() {
    const data = mkdtempSync(join(tmpdir(), 'ygt-viewer-'))
    const served = await serveCounty({ root: demo, port: 0, data, migrate: true, prepare: seedPeople })
    const browser = await launchBrowser()
    try {
      // of two residents: the study before must not be fetched as the earlier one of the long study, nor the other way round
      const [short, long] = [await uploadCt(served, 12, 'father'), await uploadCt(served, slices, 'grandfather')]
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
      await signIn(page, served.address)
      // the program of the viewer is there from the study before, as it is for all but the first of the day
      await page.goto(`${served.address}/imaging/studies/${short}`)
      await firstImage(page, 12)
      const began = performance.now()
      await page.evaluate((address) => {
        history.pushState(null, '', address)
        dispatchEvent(new PopStateEvent('popstate', { state: null }))
      }, `/imaging/studies/${long}`)
      await firstImage(page, slices)
      const first = performance.now() - began
      // what is fetched ahead has come
      await page.waitForLoadState('networkidle', { timeout: 120_000 })
      const framesPerSecond = await scroll(page)
      return [
        {
          bench: 'viewer.first-image',
          value: first,
          unit: 'ms',
          baseline: 'promise',
          against: 1000,
          promise: { valueAtMost: 1000 },
        },
        {
          bench: 'viewer.scroll',
          value: framesPerSecond,
          unit: 'frames/s',
          baseline: 'promise',
          against: 30,
          promise: { ratioAtLeast: 1 },
        },
      ]
    } finally {
      await browser.close()
      await served.stop()
      rmSync(data, { recursive: true, force: true })
    }
  },
}
export default bench

async function seedPeople(county: ServedCounty['county']): Promise<void> {
  await seedCast(county)
  await seedResidents(county, {})
  await county.http.ready()
}

const people = {
  father: { name: 'Cheng^Jianjun=程^建军', birthDate: '19760815' },
  grandfather: { name: 'Cheng^Defu=程^德福', birthDate: '19480309' },
} as const

/** A CT of 512 × 512 for a request of somebody of the family; the id of the study. */
async function uploadCt({ county }: ServedCounty, count: number, of: keyof typeof people): Promise<string> {
  const [doctor, technologist] = await Promise.all(
    ['zhoumin', 'sunli'].map((account) => createSignedIn(county, account)),
  )
  if (!doctor || !technologist) throw new Error('nobody is there')
  const { id: patient } = family[of]
  const draft = {
    category: 'imaging',
    code: 'CT-CHEST',
    display: 'Chest CT',
    purpose: 'Bench',
    patient,
    detail: { modality: 'CT' },
  }
  const { id: request, accessionNumber } = await doctor.ok(doctor.client(ordersPlugin).placeRequest(draft))
  const person = { id: patient, ...people[of], sex: 'M' as const }
  const { instances } = syntheticCt({
    seed: `bench ${count}`,
    slices: count,
    rows: 512,
    columns: 512,
    patient: person,
    accessionNumber,
  })
  const client = technologist.client(imaging)
  const files = instances.map(({ bytes }, n) => ({ name: `${n}.dcm`, size: bytes.length }))
  const { id } = await technologist.ok(client.beginUpload({ request, files }))
  for (const [number, { bytes }] of instances.entries()) {
    const upload = { type: 'application/octet-stream', body: new Uint8Array(bytes) }
    await technologist.ok(client.sendChunk({ id, number, offset: 0 }, { upload }))
  }
  return (await technologist.ok(client.completeUpload({ id }))).id
}

async function signIn(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.getByLabel('账号').fill('linjing')
  await page.getByLabel('密码').fill(demoPassword)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('heading', { name: '我的工作' }).waitFor()
}

const firstImage = (page: Page, count: number): Promise<void> =>
  page.getByText(`第 1 / ${count} 幅`).waitFor({ timeout: 60_000 })

/** A wheel that is turned without a pause: notches a second. */
const NOTCHES_PER_SECOND = 60

/** Images that are drawn in a second of scrolling with the wheel; the hand does not wait for what it sees. */
async function scroll(page: Page): Promise<number> {
  const box = await page.locator('.ygt-viewer-canvas').boundingBox()
  if (!box) throw new Error('no picture is shown')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.evaluate(() => {
    const counted = globalThis as { drawn?: number }
    counted.drawn = 0
    const count = (): void => void (counted.drawn = (counted.drawn ?? 0) + 1)
    document.querySelector('.ygt-viewer-canvas')?.addEventListener('CORNERSTONE_IMAGE_RENDERED', count)
  })
  const began = performance.now()
  const notches: Promise<void>[] = []
  for await (const _ of setInterval(1000 / NOTCHES_PER_SECOND)) {
    notches.push(page.mouse.wheel(0, 100))
    if (notches.length === 200) break
  }
  await Promise.all(notches)
  const seconds = (performance.now() - began) / 1000
  return (await page.evaluate(() => (globalThis as { drawn?: number }).drawn ?? 0)) / seconds
}
