import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hostServer } from '@ygt/core/kernel'
import { startTestCounty, type TestCounty } from '@ygt/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compressFolder } from '../src/compress-folder.ts'
import { contentSecurityPolicy } from '../src/content-security-policy.ts'
import { firstLoad } from '../src/first-load.ts'
import { isEndpoint, servePages } from '../src/serve-pages.ts'

describe('pages beside the endpoints', () => {
  const web = mkdtempSync(join(tmpdir(), 'ygt-web-'))
  let county: TestCounty
  beforeAll(async () => {
    mkdirSync(join(web, 'assets'))
    mkdirSync(join(web, '.vite'))
    writeFileSync(
      join(web, 'index.html'),
      '<meta property="csp-nonce" nonce="__NONCE__"><script nonce="__NONCE__" src="/assets/a.js"></script>',
    )
    writeFileSync(join(web, 'assets/a.js'), `console.log('${'a'.repeat(5000)}')`)
    writeFileSync(join(web, 'assets/b.js'), `console.log('${'b'.repeat(5000)}')`)
    const manifest = {
      'main.tsx': { file: 'assets/a.js', isEntry: true, imports: [] },
      'other.tsx': { file: 'assets/b.js', src: 'other.tsx' },
    }
    writeFileSync(join(web, '.vite/manifest.json'), JSON.stringify(manifest))
    await compressFolder(join(web, 'assets'))
    county = await startTestCounty({ extend: (opened) => servePages(hostServer(opened), web) })
  })
  afterAll(async () => {
    await county?.stop()
    rmSync(web, { recursive: true, force: true })
  })

  it('gives every page a nonce of its own, and keeps it nowhere', async () => {
    const [one, other] = await Promise.all(
      ['/', '/imaging/reading/01'].map((url) => county.http.inject({ method: 'GET', url })),
    )
    const nonceOf = (body: string) => /nonce="([^"]+)"/.exec(body)?.[1] ?? ''
    expect(one?.statusCode).toBe(200)
    expect(nonceOf(one?.body ?? '')).not.toBe(nonceOf(other?.body ?? ''))
    expect(one?.headers['content-security-policy']).toBe(contentSecurityPolicy(nonceOf(one?.body ?? '')))
    expect(one?.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
  })

  it('answers an unknown endpoint and an unknown asset with 404, not with a page', async () => {
    for (const url of ['/api/nothing', '/api/core/nothing', '/assets/gone.js'])
      expect((await county.http.inject({ method: 'GET', url })).statusCode).toBe(404)
  })

  it('serves what was compressed before, for ever', async () => {
    const answer = await county.http.inject({
      method: 'GET',
      url: '/assets/a.js',
      headers: { 'accept-encoding': 'br' },
    })
    expect(answer.headers).toMatchObject({
      'content-encoding': 'br',
      'cache-control': 'public, max-age=31536000, immutable',
    })
    expect(answer.rawPayload.length).toBeLessThan(500)
  })

  it('counts what the desk needs first, compressed, and nothing else', () => {
    const { files, bytes } = firstLoad(web)
    expect(files.map(({ file }) => file)).toEqual(['index.html', 'assets/a.js'])
    expect(bytes).toBeLessThan(700)
  })
})

describe('the policy of pages', () => {
  it('allows no inline style or script, no eval, no other place', () => {
    const policy = contentSecurityPolicy('abc')
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:/)
    expect(policy).toContain(`script-src 'self' 'nonce-abc' 'wasm-unsafe-eval'`)
    expect(policy).toContain(`frame-ancestors 'none'`)
  })

  it.each([
    ['/api/core/session', true],
    ['/api', true],
    ['/openapi.json', true],
    ['/assets/x.js', true],
    ['/apiary', false],
    ['/patients/api', false],
  ])('%s is an endpoint: %s', (url, endpoint) => {
    expect(isEndpoint(url)).toBe(endpoint)
  })
})
