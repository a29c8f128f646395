import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SignedIn } from '../../src/testing/signed-in.ts'
import type { TestCounty } from '../../src/testing/start-test-county.ts'
import { databases, oneNote, rowsOf, startTrial } from '../kernel/trial-county.ts'
import { note, trial } from '../kernel/trial-plugin.ts'

describe.each(databases)('a command over HTTP on %s', (database) => {
  let county: TestCounty
  let doctor: SignedIn
  beforeAll(async () => {
    county = await startTrial(database)
    doctor = await county.as('zhoumin')
  })
  afterAll(() => county?.stop())

  const post = (json: unknown, headers: Record<string, string> = {}) =>
    doctor.request('POST', '/api/trial/notes', { json, headers })
  const notesOf = async (patient: string) =>
    (await rowsOf(county, 'select id from trial_note where patient = ?', [patient])).length

  it('changes all or nothing', async () => {
    const refused = await doctor.refused(doctor.client(trial).twoNotes({ patient: 'atomic', fail: true }))
    expect(refused.code).toBe('trial/own-note')
    expect(await notesOf('atomic')).toBe(0)
    expect(await rowsOf(county, 'select 1 from core_audit where patient = ?', ['atomic'])).toEqual([])
    expect(
      await rowsOf(
        county,
        `select 1 from core_history h where resource = 'trial.note' and not exists (select 1 from trial_note n where n.id = h.record)`,
      ),
    ).toEqual([])
    await doctor.ok(doctor.client(trial).twoNotes({ patient: 'atomic', fail: false }))
    expect(await notesOf('atomic')).toBe(2)
  })

  it('with an idempotency key has its effect once and gives the same answer again', async () => {
    const key = { 'idempotency-key': 'k1' }
    const first = await post({ ...oneNote, patient: 'once' }, key)
    const again = await post({ ...oneNote, patient: 'once' }, key)
    expect(await again.json()).toEqual(await first.json())
    expect([first.headers.get('idempotent-replayed'), again.headers.get('idempotent-replayed')]).toEqual([null, 'true'])
    expect(await notesOf('once')).toBe(1)
    const other = await post({ ...oneNote, patient: 'once', title: 'another' }, key)
    expect([other.status, ((await other.json()) as { code: string }).code]).toEqual([422, 'core/idempotency-mismatch'])
  })

  it('keeps the keys of two people apart', async () => {
    const key = { 'idempotency-key': 'k-shared' }
    const other = await county.as('wujianping')
    await post({ ...oneNote, patient: 'mine' }, key)
    const theirs = await other.request('POST', '/api/trial/notes', {
      json: { ...oneNote, patient: 'theirs' },
      headers: key,
    })
    expect(theirs.headers.get('idempotent-replayed')).toBeNull()
    expect(await notesOf('theirs')).toBe(1)
  })

  it('posted twice at once is done once', async () => {
    const key = { 'idempotency-key': 'k-double' }
    const answers = await Promise.all([1, 2, 3].map(() => post({ ...oneNote, patient: 'double' }, key)))
    expect(answers.map((a) => a.status)).toEqual([200, 200, 200])
    expect(await notesOf('double')).toBe(1)
    const bodies = await Promise.all(answers.map((a) => a.json() as Promise<{ id: string }>))
    expect(new Set(bodies.map((b) => b.id)).size).toBe(1)
  })

  it('that failed under a key may be sent again under it', async () => {
    const key = { 'idempotency-key': 'k-failed' }
    expect((await post({ ...oneNote, title: '' }, key)).status).toBe(400)
    expect((await post({ ...oneNote, patient: 'failed' }, key)).status).toBe(200)
  })

  it('is forgotten after a day', async () => {
    const own = await startTrial(database)
    const them = await own.as('zhoumin')
    await them.request('POST', '/api/trial/notes', { json: oneNote, headers: { 'idempotency-key': 'old' } })
    own.clock.advance(2 * 86_400_000)
    await own.settle()
    expect(await rowsOf(own, 'select key from core_idempotency')).toEqual([])
    await own.stop()
  })

  it('that changes needs the version, and it must be the present one', async () => {
    const { id } = await doctor.ok(doctor.resource(note).create(oneNote))
    const patch = (headers: Record<string, string>) =>
      doctor.request('PATCH', `/api/trial/notes/${id}`, { json: { title: 'x' }, headers })
    expect((await patch({})).status).toBe(428)
    expect((await patch({ 'if-match': '"2"' })).status).toBe(412)
    const done = await patch({ 'if-match': '"1"' })
    expect([done.status, done.headers.get('etag')]).toEqual([200, '"2"'])
    const race = await Promise.all([patch({ 'if-match': '"2"' }), patch({ 'if-match': 'W/"2"' })])
    expect(race.map((r) => r.status).sort((a, b) => a - b)).toEqual([200, 412])
  })

  it.each([
    ['{"title": ', { 'content-type': 'application/json' }, 400, 'core/not-json'],
    ['', { 'content-type': 'application/json' }, 400, 'core/not-json'],
    ['[1]', { 'content-type': 'application/json' }, 400, 'core/invalid-input'],
    ['"text"', { 'content-type': 'application/json' }, 400, 'core/invalid-input'],
    ['null', { 'content-type': 'application/json' }, 400, 'core/invalid-input'],
    ['title=x', { 'content-type': 'application/x-www-form-urlencoded' }, 400, 'core/invalid-input'],
    ['{"__proto__": {"x": 1}}', { 'content-type': 'application/json' }, 400, 'core/not-json'],
  ])('refuses the body %j', async (body, headers, status, code) => {
    const answer = await doctor.request('POST', '/api/trial/notes', { body, headers })
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    const problem = (await answer.json()) as { code: string; zh: string; en: string; type: string }
    expect([answer.status, problem.code]).toEqual([status, code])
    expect([problem.type, problem.zh !== '', problem.en !== '']).toEqual([`/problems/${code}`, true, true])
  })

  it('refuses 50 MB of JSON without reading it to the end', async () => {
    const body = JSON.stringify({ ...oneNote, title: 'x'.repeat(50 << 20) })
    const answer = await doctor.request('POST', '/api/trial/notes', {
      body,
      headers: { 'content-type': 'application/json' },
    })
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([413, 'core/too-large'])
  })

  it('names each wrong place in both languages', async () => {
    const refused = await doctor.refused(
      doctor.resource(note).create({ ...oneNote, title: 'x'.repeat(81), urgent: 'yes' as never, happenedAt: 'today' }),
    )
    expect(refused.errors?.map((e) => e.pointer).sort()).toEqual(['/happenedAt', '/title', '/urgent'])
    expect(refused.errors?.every((e) => /\p{Script=Han}/u.test(e.zh) && /[a-z]/.test(e.en))).toBe(true)
  })

  it('answers in the language that was asked for, and with the number of the request', async () => {
    const zh = await doctor.request('GET', '/api/trial/notes/none')
    const en = await doctor.request('GET', '/api/trial/notes/none', { headers: { 'accept-language': 'en-GB,en' } })
    const [one, two] = [(await zh.json()) as any, (await en.json()) as any]
    expect(one.title).toBe(one.zh)
    expect(two.title).toBe(two.en)
    expect(zh.headers.get('x-request-id')).toBe(one.request)
  })
})
