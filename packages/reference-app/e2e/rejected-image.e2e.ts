import { join } from 'node:path'
import { createSignedIn } from '@ygt/core/testing'
import { imaging } from '@ygt/plugin-imaging'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askForChestCt } from './asked-case.ts'
import { writeSampleStudy } from './sample-study.ts'
import { type ServedDemo, serveDemo } from './served-demo.ts'

/** 废片与重拍: images that cannot be read go back, are taken again, and the second study is graded. */
describe('the rejected image in the browser', () => {
  let demo: ServedDemo
  let technologist: Page
  let radiologist: Page
  let asked: Awaited<ReturnType<typeof askForChestCt>>

  beforeAll(async () => {
    demo = await serveDemo()
    asked = await askForChestCt(demo)
    ;[technologist, radiologist] = (await Promise.all(['sunli', 'linjing'].map((account) => demo.signIn(account)))) as [
      Page,
      Page,
    ]
  })
  afterAll(() => demo?.stop())

  const upload = async (seed: string): Promise<void> => {
    const work = technologist.getByRole('row', { name: /拍摄并上传影像/ })
    await work.waitFor()
    await work.press('Enter')
    const folder = join(demo.pictures, seed)
    const files = await writeSampleStudy({ accession: asked.accessionNumber, folder, seed })
    await technologist.locator('input[data-upload]').setInputFiles(files)
    await technologist.getByText('已收到 6 幅影像并归入申请').waitFor()
  }
  /** The check of quality runs when no more images come; what was taken again is linked to what it stands for. */
  const checked = async (retaken: boolean): Promise<void> => {
    const reader = await createSignedIn(demo.served.county, 'linjing')
    const known = async () => {
      const { items } = await reader.ok(reader.client(imaging).listQuality({ request: asked.id }))
      return items.some(({ retakenBy }) => !retaken || retakenBy !== null)
    }
    await expect.poll(known, { timeout: 90_000 }).toBe(true)
  }

  it('is graded as unusable by the radiologist, with what to do better', async () => {
    await upload('first')
    await checked(false)
    await radiologist.getByRole('link', { name: '阅片列表', exact: true }).click()
    await radiologist
      .getByRole('row', { name: /程德福/ })
      .getByText('程德福')
      .click()
    await radiologist.locator('summary', { hasText: '影像质控' }).click()
    await radiologist.getByText('废片', { exact: true }).click()
    await radiologist.getByLabel('原因').click()
    await radiologist.getByTitle('运动伪影').click()
    await radiologist.getByLabel('重拍要求（必填）').or(radiologist.getByLabel('说明')).fill('请患者屏气后重拍')
    await radiologist.keyboard.press('Escape')
    await radiologist.getByRole('button', { name: '判为废片并退回重拍' }).click()
    await radiologist.locator('.ant-popconfirm .ant-btn-primary').click()
    await radiologist.getByText('待检查').first().waitFor()
    expect(await radiologist.getByRole('button', { name: '领取并书写' }).count()).toBe(0)
  })

  it('goes back to the technologist, who takes it again', async () => {
    await technologist.getByRole('link', { name: /我的工作/ }).click()
    await upload('second')
    await expect.poll(() => technologist.getByText('待阅片').count()).toBeGreaterThan(0)
    await checked(true)
  })

  it('is seen by the head as taken again, with the grade of the second study', async () => {
    const reader = await createSignedIn(demo.served.county, 'linjing')
    const client = reader.client(imaging)
    const { items } = await reader.ok(client.listQuality({ request: asked.id }))
    const second = items.find(({ retakeOf }) => retakeOf !== null)?.study ?? ''
    await reader.ok(client.gradeStudy({ id: second, grade: 'A', reasons: [] }))
    const head = await demo.signIn('chenli')
    await head.getByRole('link', { name: '影像质控', exact: true }).click()
    await head.getByRole('row', { name: /程德福.*废片，已重拍/ }).waitFor()
    await head.getByRole('row', { name: /程德福.*甲级.*重拍影像/ }).waitFor()
    expect(demo.complaints).toEqual([])
  })
})
