import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { launchBrowser } from '../../src/testing/browser.ts'

describe('launchBrowser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  }, 60_000)
  afterAll(() => browser?.close())

  test('draws Chinese characters, each with a glyph of its own', async () => {
    const page = await browser.newPage({ viewport: { width: 200, height: 60 } })
    const picture = async (text: string) => {
      await page.goto(`data:text/html;charset=utf-8,<body style="font-size:32px">${encodeURIComponent(text)}`)
      return page.screenshot()
    }
    // Without a font, every character is the same empty box.
    expect((await picture('危急值')).equals(await picture('检验科'))).toBe(false)
    expect((await picture('危急值')).equals(await picture('危急值'))).toBe(true)
    await page.close()
  })

  test('draws WebGL, which the image viewer needs', async () => {
    const page = await browser.newPage()
    expect(await page.evaluate("document.createElement('canvas').getContext('webgl2') !== null")).toBe(true)
    await page.close()
  })

  test('starts the executable that CHROMIUM names', async () => {
    vi.stubEnv('CHROMIUM', '/nowhere/chromium')
    try {
      await expect(launchBrowser()).rejects.toThrow('/nowhere/chromium')
    } finally {
      vi.unstubAllEnvs()
    }
  })
})
