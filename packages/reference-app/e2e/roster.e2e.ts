import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServedDemo, serveDemo } from './served-demo.ts'

/** 排班: the head puts a reader on duty, who gives the shift to a colleague; the head approves. */
describe('the roster in the browser', () => {
  let demo: ServedDemo
  let head: Page
  let reader: Page
  let colleague: Page

  beforeAll(async () => {
    demo = await serveDemo()
    ;[head, reader, colleague] = (await Promise.all(
      ['chenli', 'linjing', 'shanhong'].map((account) => demo.signIn(account)),
    )) as [Page, Page, Page]
    for (const page of [head, reader, colleague]) {
      await page.getByRole('link', { name: '排班', exact: true }).click()
      await page.getByRole('button', { name: '下一周' }).click()
    }
  })
  afterAll(() => demo?.stop())

  const shiftOf = (page: Page, person: string) =>
    page.getByRole('row', { name: new RegExp(person) }).locator('.roster-chip')

  it('puts somebody on duty', async () => {
    await head
      .getByRole('button', { name: /^排 .* 的班$/ })
      .nth(2)
      .click()
    const dialog = head.getByRole('dialog')
    await dialog.getByLabel('人员').fill('林静')
    await head.keyboard.press('Enter')
    await dialog.getByLabel('职责').click()
    await head.getByTitle('影像阅片').click()
    await demo.picture(head, 'roster-shift')
    await dialog.getByRole('button', { name: '排班' }).click()
    await shiftOf(head, '林静').waitFor()
    expect(await shiftOf(head, '林静').count()).toBe(1)
  })

  it('lets them offer the shift to a colleague, who agrees', async () => {
    await reader.reload()
    await shiftOf(reader, '林静').click()
    const dialog = reader.getByRole('dialog')
    await dialog.getByLabel('换给').fill('单红')
    await reader.keyboard.press('Enter')
    await dialog.getByLabel('原因').fill('孩子家长会')
    await demo.picture(reader, 'roster-swap')
    await dialog.getByRole('button', { name: '申请换班' }).click()
    await reader.getByText('待对方同意').waitFor()
    await colleague.reload()
    await colleague.getByRole('button', { name: '同意换班' }).click()
    await colleague.getByText('待审批').waitFor()
    expect(await colleague.getByRole('button', { name: '批准', exact: true }).count()).toBe(0)
  })

  it('changes hands once the head approves', async () => {
    await head.reload()
    expect(await shiftOf(head, '单红').count()).toBe(0)
    await head.getByRole('button', { name: '批准', exact: true }).click()
    await shiftOf(head, '单红').waitFor()
    expect(await shiftOf(head, '林静').count()).toBe(0)
    await demo.picture(head, 'roster-swapped')
    expect(demo.complaints).toEqual([])
  })
})
