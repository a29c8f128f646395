import { randomBytes } from 'node:crypto'
import type { Endpoint } from '@ygt/core'
import { ordersPlugin } from '@ygt/core/blocks/orders'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { imaging } from '../../src/plugin.ts'
import { databases, filesOf, images, uploaded, withImaging } from './imaging-county.ts'

describe.each(databases)('a link to a report, on %s', (database) => {
  const given = withImaging(database)

  /** A published report with three images. */
  async function published() {
    const { id, task, accessionNumber } = await given.ask()
    const study = images({ accessionNumber })
    await uploaded(given.technologist, filesOf(study), id)
    const { radiologist, senior } = given
    const orders = radiologist.client(ordersPlugin)
    await radiologist.ok(orders.claimTask({ id: task }))
    const draft = await radiologist.ok(orders.openReport({ id: task }))
    const content = { technique: '', findings: `右肺上叶结节 ${accessionNumber}。`, impression: '建议复查。' }
    await radiologist.ok(orders.saveDraft({ id: draft.id, content, positive: true }, { version: draft.version }))
    await radiologist.ok(orders.signReport({ id: draft.id }))
    await senior.ok(senior.client(ordersPlugin).publishReport({ id: draft.id }))
    return { report: draft.id, request: id, accessionNumber, study }
  }
  const issue = (report: string, more: { mostUses?: number; codeKind?: 'phone' | 'none' } = {}) => {
    const { doctor } = given
    const draft = { id: report, recipientName: '程德福', purpose: '外院就诊', ...more }
    return doctor.ok(doctor.client(ordersPlugin).issueLink(draft))
  }
  const open = (token: string, code?: string) => given.county.stranger().core.openLink({ token, code })
  const holding = async (token: string) => {
    const nobody = given.county.stranger()
    const { pass } = await nobody.ok(nobody.core.openLink({ token }))
    return nobody.bearing({ authorization: `Link ${pass}` })
  }

  it('opens nothing but its record, whatever is asked with it', async () => {
    const [one, other] = [await published(), await published()]
    const holder = await holding((await issue(one.report)).token)
    const uids = [one, other].flatMap(({ study }) => [
      study.seriesInstanceUid,
      ...study.instances.map(({ sopInstanceUid }) => sopInstanceUid),
    ])
    const foreign = [...uids.slice(uids.length / 2), '1.2.3', one.request, other.report]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...foreign), fc.boolean(), async (uid, thumbnail) => {
        const place = thumbnail ? `series/${uid}/thumbnail` : `instances/${uid}`
        const answer = await holder.request('GET', `/api/imaging/shared/${place}`)
        expect([400, 404]).toContain(answer.status)
      }),
      { numRuns: 40 },
    )
    for (const [n, uid] of uids.slice(0, uids.length / 2).entries()) {
      const place = n === 0 ? `series/${uid}/thumbnail` : `instances/${uid}`
      expect((await holder.request('GET', `/api/imaging/shared/${place}`)).status).toBe(200)
    }
    const seen = await holder.ok(holder.client(ordersPlugin).sharedReport({}))
    expect(seen.accessionNumber).toBe(one.accessionNumber)
    expect(JSON.stringify(seen)).not.toContain(other.accessionNumber)
    expect(seen.patientName).toBe('程*福')
  })

  it('is no session: every other endpoint says that nobody is signed in', async () => {
    const { report, request } = await published()
    const holder = await holding((await issue(report)).token)
    const guarded = [ordersPlugin, imaging].flatMap(({ id, api }) =>
      (Object.values(api) as Endpoint[])
        .filter(({ access }) => !('public' in access) && !('link' in access))
        .map(({ method, path }) => [method, `/api/${id}${path}`] as const),
    )
    for (const [method, path] of guarded) {
      const url = path.replace(/:\w+/g, path.startsWith('/api/orders/reports') ? report : request)
      const answer = await holder.request(method, url, method === 'GET' ? {} : { json: {} })
      expect(answer.status, `${method} ${url}`).toBe(401)
    }
  })

  it('opens for its token only, and says the same of every other', async () => {
    const { report } = await published()
    const { token } = await issue(report)
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 31 }), fc.integer({ min: 1, max: 63 }), async (at, by) => {
        const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
        const changed = letters[(letters.indexOf(token[at] ?? '') + by) % 64] ?? ''
        const answer = await open(token.slice(0, at) + changed + token.slice(at + 1))
        expect(answer.ok ? 'open' : answer.problem.details?.state).toBe('unknown')
        given.county.clock.advance(3000)
      }),
      { numRuns: 25 },
    )
    await given.signIn()
    expect((await open(token)).ok).toBe(true)
    expect((await open(randomBytes(24).toString('base64url'))).ok).toBe(false)
  })

  it('is opened as often as its issuer said, and an address that tries too often waits', async () => {
    const { report } = await published()
    const { token } = await issue(report, { mostUses: 2 })
    given.county.clock.advance(61_000)
    const twice = await Promise.all([open(token), open(token), open(token)])
    expect(twice.filter(({ ok }) => ok)).toHaveLength(2)
    const answers = []
    for (let n = 0; n < 30; n += 1) answers.push(await open('x'.repeat(32)))
    const last = answers.at(-1)
    expect(last?.ok === false && last.problem.code).toBe('core/too-many-requests')
  })

  it('keeps neither token nor code, and its access log has no address', async () => {
    const { report } = await published()
    given.county.clock.advance(61_000)
    await given.signIn()
    const { token, link } = await issue(report)
    await holding(token)
    const { database } = given.county.runtime
    const rows = await Promise.all(
      ['core_shared_link', 'core_link_visit', 'core_link_access', 'core_audit'].map((table) =>
        database.query(`select * from ${table}`),
      ),
    )
    expect(JSON.stringify(rows)).not.toContain(token)
    const { doctor } = given
    const { items } = await doctor.ok(doctor.client(ordersPlugin).linkAccesses({ id: report, link: link.id }))
    expect(items.map(({ event, network }) => [event, network])).toEqual([['opened', '127.0.0.0/24']])
  })
})
