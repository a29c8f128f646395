import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { demoPassword } from '../../src/testing/people/staff.ts'
import type { TestCounty } from '../../src/testing/start-test-county.ts'
import { databases, rowsOf, startTrial } from '../kernel/trial-county.ts'

describe.each(databases)('signing in on %s', (database) => {
  let county: TestCounty
  beforeAll(async () => {
    county = await startTrial(database)
  })
  afterAll(() => county?.stop())
  beforeEach(() => county.clock.advance(3_600_000))

  const signIn = async (account: string, password = demoPassword, headers: Record<string, string> = {}) => {
    const response = await county.http.inject({
      method: 'POST',
      url: '/api/core/session',
      payload: { account, password },
      headers,
    })
    const cookie = String(response.headers['set-cookie'] ?? '')
    return {
      status: response.statusCode,
      cookie: cookie.split(';')[0] ?? '',
      flags: cookie,
      body: response.body ? response.json() : undefined,
    }
  }
  const session = (cookie: string) =>
    county.http.inject({ method: 'GET', url: '/api/core/session', headers: { cookie } })

  it('opens a session whose cookie no script reads and no other site sends', async () => {
    const { status, cookie, flags } = await signIn('ZhouMin ')
    expect(status).toBe(204)
    expect(flags).toMatch(/HttpOnly; SameSite=Strict/)
    expect(flags).not.toMatch(/Secure/)
    const { flags: secured } = await signIn('zhoumin', demoPassword, { 'x-forwarded-proto': 'https' })
    expect(secured).toMatch(/Secure/)
    const answer = (await session(cookie)).json()
    expect(answer).toMatchObject({
      account: 'zhoumin',
      name: '周敏',
      post: { organization: 'qinghe-centre', role: 'township-doctor' },
    })
    const [row] = await rowsOf(county, 'select token_hash from core_session order by created_at desc limit 1')
    expect(cookie).not.toContain(row?.token_hash)
  })

  it('says the same of a wrong password and of nobody, and counts down', async () => {
    const wrong = await signIn('wujianping', 'not this one')
    expect([wrong.status, wrong.body.code, wrong.body.details]).toEqual([401, 'core/wrong-credentials', { left: 4 }])
    const nobody = await signIn('nobody', 'not this one')
    expect([nobody.status, nobody.body.code, nobody.body.details]).toEqual([401, 'core/wrong-credentials', { left: 4 }])
    expect((await signIn('wujianping')).status).toBe(204)
    expect((await signIn('wujianping', 'again')).body.details).toEqual({ left: 4 })
    await signIn('wujianping')
  })

  it('locks an account after five wrong passwords, for a quarter of an hour', async () => {
    for (let i = 0; i < 4; i++) expect((await signIn('xiefang', 'wrong')).status).toBe(401)
    const locked = await signIn('xiefang', 'wrong')
    expect([locked.status, locked.body.code]).toEqual([423, 'core/account-locked'])
    expect((await signIn('xiefang')).status).toBe(423)
    county.clock.advance(14 * 60_000)
    expect((await signIn('xiefang')).status).toBe(423)
    county.clock.advance(2 * 60_000)
    expect((await signIn('xiefang')).status).toBe(204)
    const entries = await rowsOf(county, `select action from core_audit where actor = 'xiefang' order by sequence`)
    expect(entries.map((e) => e.action)).toEqual([
      ...Array.from({ length: 5 }, () => 'sign-in-failed'),
      'sign-in-refused',
      'sign-in-refused',
      'sign-in',
    ])
  })

  it('gives no more guesses to whoever sends them at once', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => signIn('hedayong', `guess ${n}`)))
    const statuses = answers.map((a) => a.status).sort((a, b) => a - b)
    expect(statuses).toEqual([...Array.from({ length: 4 }, () => 401), ...Array.from({ length: 8 }, () => 423)])
    expect((await signIn('hedayong')).status).toBe(423)
    county.clock.advance(16 * 60_000)
    expect((await signIn('hedayong', 'wrong again')).body.details).toEqual({ left: 4 })
    expect((await signIn('hedayong')).status).toBe(204)
  })

  it('takes the right password at the last attempt', async () => {
    for (let i = 0; i < 4; i++) await signIn('shanhong', 'wrong')
    expect((await signIn('shanhong')).status).toBe(204)
    expect((await signIn('shanhong', 'wrong')).body.details).toEqual({ left: 4 })
    await signIn('shanhong')
  })

  it('ends a session when it is left, when it is idle, and after a shift', async () => {
    const { cookie } = await signIn('zhoumin')
    await county.http.inject({ method: 'DELETE', url: '/api/core/session', headers: { cookie } })
    expect((await session(cookie)).statusCode).toBe(401)

    const idle = await signIn('zhoumin')
    county.clock.advance(121 * 60_000)
    expect((await session(idle.cookie)).statusCode).toBe(401)

    const busy = await signIn('zhoumin')
    for (let hour = 0; hour < 11; hour++) {
      county.clock.advance(3_600_000)
      expect((await session(busy.cookie)).statusCode).toBe(200)
    }
    county.clock.advance(3_600_001)
    expect((await session(busy.cookie)).statusCode).toBe(401)
  })

  it('lets somebody take up another of their posts, and no one else’s', async () => {
    const { cookie } = await signIn('xuguodong')
    const change = (post: string) =>
      county.http.inject({ method: 'POST', url: '/api/core/session/post', headers: { cookie }, payload: { post } })
    expect((await session(cookie)).json().post).toMatchObject({ organization: 'county-hospital' })
    expect((await change('xuguodong-2')).statusCode).toBe(204)
    expect((await session(cookie)).json().post).toMatchObject({ organization: 'tcm-hospital' })
    expect((await change('zhoumin-1')).statusCode).toBe(404)
  })

  it('does nothing for a page of another site', async () => {
    const { cookie } = await signIn('zhoumin')
    const post = (headers: Record<string, string>) =>
      county.http.inject({
        method: 'POST',
        url: '/api/trial/two',
        headers: { cookie, ...headers },
        payload: { patient: 'cross', fail: false },
      })
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
    ]) {
      const answer = await post(headers as unknown as Record<string, string>)
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'core/cross-site'])
    }
    expect((await post({ 'sec-fetch-site': 'same-origin' })).statusCode).toBe(200)
    expect((await post({ origin: 'http://localhost', host: 'localhost' })).statusCode).toBe(200)
  })

  it('refuses a made-up token and a body that is none', async () => {
    expect((await session('ygt_session=made-up')).statusCode).toBe(401)
    const empty = await county.http.inject({ method: 'POST', url: '/api/core/session', payload: {} })
    expect([empty.statusCode, empty.json().code]).toEqual([400, 'core/invalid-input'])
  })
})
