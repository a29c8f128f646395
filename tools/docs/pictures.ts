import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { createSignedIn } from '../../packages/core/src/testing/index.ts'
import { type ServedDemo, serveDemo } from '../../packages/reference-app/e2e/served-demo.ts'
import { seedRoster } from '../../packages/reference-app/src/demo-seed/seed-roster.ts'

/**
 * Makes the pictures of docs/functions/01-imaging.md again, from the demo county: `node tools/docs/pictures.ts`. Everybody
 * on them is invented. A picture that is larger than 150 kB is refused.
 */
const folder = join(import.meta.dirname, '../../docs/functions/pictures')
const size = { width: 1280, height: 720 }
const largest = 150_000

type Step = (page: Page) => Promise<void>

const link = (name: string) => async (page: Page) => page.getByRole('link', { name, exact: true }).click()
const row = (name: RegExp, on: string) => async (page: Page) =>
  page.getByRole('row', { name }).first().getByText(on).first().click()

/** In this order: what one does, the next may show. */
const pictures: readonly {
  readonly name: string
  readonly account: string
  readonly steps: readonly Step[]
  readonly scale?: number
}[] = [
  {
    name: 'request',
    account: 'zhoumin',
    steps: [
      link('开影像申请'),
      async (page) => {
        await page.getByLabel('姓名、拼音首字母或证件号码').fill('cdf')
        await page.getByRole('option', { name: /程德福/ }).click()
        await page.getByLabel(/检查项目/).fill('xbctps')
        await page.keyboard.press('Enter')
        await page.getByLabel(/检查目的/).fill('右肺上叶结节复查')
      },
    ],
  },
  {
    name: 'reading-list',
    account: 'linjing',
    steps: [link('阅片列表'), async (page) => page.getByRole('row', { name: /程建军/ }).waitFor()],
  },
  {
    name: 'reading-room',
    // the noise of a CT does not compress
    scale: 0.75,
    account: 'linjing',
    steps: [
      link('阅片列表'),
      row(/程建军/, '程建军'),
      async (page) => {
        await page.getByText('第 1 / 24 幅').waitFor({ timeout: 60_000 })
        await page.getByRole('button', { name: '领取并书写' }).click()
        await page.locator('[data-section=findings] textarea').fill('左侧张力性气胸，左肺压缩约 80%。')
        await page.getByText('报告中提到', { exact: false }).waitFor()
        await page.getByText('已保存').waitFor()
      },
    ],
  },
  {
    name: 'critical-value',
    account: 'zhoumin',
    steps: [
      async (page) =>
        page
          .getByRole('row', { name: /接收危急值/ })
          .first()
          .press('Enter'),
      async (page) => page.getByRole('button', { name: '接收并复述' }).waitFor(),
    ],
  },
  {
    name: 'critical-ledger',
    account: 'shenjie',
    steps: [
      link('危急值登记本'),
      async (page) =>
        page
          .getByRole('row', { name: /张力性气胸/ })
          .first()
          .waitFor(),
    ],
  },
  {
    name: 'report',
    account: 'zhoumin',
    steps: [link('影像报告'), row(/程德福.*8 mm/, '程德福'), async (page) => page.locator('[data-versions]').waitFor()],
  },
  {
    name: 'report-versions',
    account: 'zhoumin',
    steps: [
      link('影像报告'),
      row(/程德福.*8 mm/, '程德福'),
      async (page) => page.getByRole('button', { name: '对比' }).first().click(),
      async (page) => page.locator('[data-comparison]').waitFor(),
    ],
  },
  {
    name: 'quality',
    account: 'chenli',
    steps: [link('影像质控'), async (page) => page.getByRole('row', { name: /废片/ }).first().waitFor()],
  },
  {
    name: 'roster',
    account: 'chenli',
    steps: [link('排班'), async (page) => page.locator('.roster-chip').first().waitFor()],
  },
  {
    name: 'allocation',
    account: 'chenli',
    steps: [link('任务分配'), async (page) => page.getByRole('row', { name: /林静/ }).first().waitFor()],
  },
]

/** Those of the roster come last: once somebody is on duty, what waits is given to them. */
const ofRoster = ['roster', 'allocation']

async function take(demo: ServedDemo, chosen: typeof pictures): Promise<void> {
  for (const { name, account, steps, scale = 0.85 } of chosen) {
    const page = await demo.signIn(account, { viewport: size, deviceScaleFactor: scale })
    for (const step of steps) await step(page)
    const path = join(folder, `${name}.png`)
    await page.screenshot({ path, timeout: 60_000 })
    await page.context().close()
    const bytes = statSync(path).size
    console.log(`${name}.png ${(bytes / 1000).toFixed(0)} kB`)
    if (bytes > largest) throw new Error(`${name}.png has ${bytes} bytes, more than ${largest}`)
  }
}

mkdirSync(folder, { recursive: true })
const { default: seedImaging } = await import('../../packages/plugins/imaging/src/demo/index.ts')
const demo = await serveDemo({
  seed: seedImaging,
})
try {
  await take(
    demo,
    pictures.filter(({ name }) => !ofRoster.includes(name)),
  )
  await seedRoster({ as: (account) => createSignedIn(demo.served.county, account), now: new Date() })
  await take(
    demo,
    pictures.filter(({ name }) => ofRoster.includes(name)),
  )
} finally {
  await demo.stop()
}
