import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { castToday, createSignedIn, demoPassword, residents, seedCast, seedResidents } from '@ygt/core/testing'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { launchBrowser } from '../../core/src/testing/browser.ts'
import type { DemoSeed } from '../src/demo-seed/seed-demo.ts'
import { type ServedCounty, serveCounty } from '../src/serve-county.ts'

/** The demo county without its cases, in a browser: each person of the cast in a window of their own. */
export interface ServedDemo {
  readonly served: ServedCounty
  /** What browsers complained of: errors, refused styles and scripts. */
  readonly complaints: string[]
  /** Folder of screenshots, to be looked at. */
  readonly pictures: string
  /** `device` says what is not a desk of 1440 × 900. */
  signIn(account: string, device?: BrowserContextOptions): Promise<Page>
  /** A window of somebody who is not signed in. */
  stranger(device: BrowserContextOptions): Promise<Page>
  picture(page: Page, name: string): Promise<void>
  stop(): Promise<void>
}

export interface ServedDemoOptions {
  /** Plays the cases of a plugin's demo before the county opens. */
  readonly seed?: DemoSeed
  /** Folder with the `county.yaml` of another composition. */
  readonly root?: string
}

export async function serveDemo({
  seed,
  root = join(import.meta.dirname, '../demo'),
}: ServedDemoOptions = {}): Promise<ServedDemo> {
  const folder = mkdtempSync(join(tmpdir(), 'ygt-e2e-'))
  const pictures = process.env.YGT_PICTURES ?? mkdtempSync(join(tmpdir(), 'ygt-pictures-'))
  const served = await serveCounty({
    root,
    data: join(folder, 'data'),
    port: 0,
    migrate: true,
    async prepare(county) {
      await seedCast(county)
      await seedResidents(county, { population: residents({ count: 40, seed: 1, today: castToday }) })
      if (!seed) return
      await county.http.ready()
      const as = (account: string) => createSignedIn(county, account)
      await seed({ as, settle: () => county.settle(), log: () => undefined })
    },
  })
  const browser = await launchBrowser()
  const complaints: string[] = []
  return {
    served,
    complaints,
    pictures,
    signIn: (account, device = {}) => signIn({ browser, address: served.address, account, complaints, device }),
    stranger: (device) => openWindow({ browser, account: 'stranger', complaints, device }),
    async picture(page, name) {
      await page.screenshot({ path: join(pictures, `${name}.png`) })
    },
    async stop() {
      await browser.close()
      await served.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

interface SigningIn {
  readonly browser: Browser
  readonly address: string
  readonly account: string
  readonly complaints: string[]
  readonly device: BrowserContextOptions
}

/** A window whose complaints are kept. */
async function openWindow({ browser, account, complaints, device }: Omit<SigningIn, 'address'>): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    acceptDownloads: true,
    ...device,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  page.on('pageerror', (error) => complaints.push(`${account}: ${error.message}`))
  page.on('console', (message) => {
    const expected = /status of (401|403|404|409|412|422)/.test(message.text())
    if (message.type() === 'error' && !expected) complaints.push(`${account}: ${message.text()}`)
  })
  return page
}

/** Signs in by the page, as everybody does. */
async function signIn({ address, account, ...window }: SigningIn): Promise<Page> {
  const page = await openWindow({ account, ...window })
  await page.goto(address)
  await page.getByLabel('账号').fill(account)
  await page.getByLabel('密码').fill(demoPassword)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('heading', { name: '我的工作' }).waitFor()
  return page
}
