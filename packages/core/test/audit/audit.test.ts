import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAudit } from '../../src/audit/audit-log.ts'
import { notification } from '../../src/notifications/notifications.ts'
import type { SignedIn } from '../../src/testing/signed-in.ts'
import type { TestCounty } from '../../src/testing/start-test-county.ts'
import { contextOf, databases, oneNote, rowsOf, startTrial } from '../kernel/trial-county.ts'
import { note } from '../kernel/trial-plugin.ts'

describe.each(databases)('the audit on %s', (database) => {
  let county: TestCounty
  let doctor: SignedIn
  beforeAll(async () => {
    county = await startTrial(database)
    doctor = await county.as('zhoumin')
    for (let n = 0; n < 12; n++) await doctor.ok(doctor.resource(note).create(oneNote))
    await county.settle()
  })
  afterAll(() => county?.stop())

  const change = (statement: string, parameters: (string | number)[] = []) =>
    county.runtime.database.transaction((t) => t.change(statement, parameters))
  const verdict = () => verifyAudit(county.runtime.database, 5)

  it('chains every entry to the one before', async () => {
    const [count] = await rowsOf(county, 'select count(*) as n from core_audit')
    expect(await verdict()).toEqual({ entries: Number(count?.n), brokenAt: null, reason: null })
    const auditor = await county.as('xuzheng')
    expect(await auditor.ok(auditor.core.verifyAudit({}))).toMatchObject({ brokenAt: null })
    expect(await doctor.refused(doctor.core.verifyAudit({}))).toMatchObject({ status: 403 })
  })

  it.each(['actor', 'action', 'patient', 'record', 'organization'])(
    'shows that the %s of an entry was changed',
    async (column) => {
      const [row] = await rowsOf(county, `select ${column} as was from core_audit where sequence = 7`)
      await change(`update core_audit set ${column} = 'somebody else' where sequence = 7`)
      expect(await verdict()).toEqual({
        entries: 6,
        brokenAt: 7,
        reason: 'its content was changed after it was written',
      })
      await change(`update core_audit set ${column} = ? where sequence = 7`, [row?.was as string])
      expect(await verdict()).toMatchObject({ brokenAt: null })
    },
  )

  it('shows that an entry was put in another place of the chain', async () => {
    const [row] = await rowsOf(county, 'select hash from core_audit where sequence = 8')
    await change(`update core_audit set hash = 'x' where sequence = 8`)
    expect(await verdict()).toMatchObject({ brokenAt: 8 })
    await change('update core_audit set hash = ? where sequence = 8', [row?.hash as string])
  })

  it('survives writers at once', async () => {
    const other = await county.as('wujianping')
    await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        (n % 2 ? doctor : other).ok((n % 2 ? doctor : other).resource(note).create(oneNote)),
      ),
    )
    await county.settle()
    expect(await verdict()).toMatchObject({ brokenAt: null })
  })

  it('keeps a look within the window, with whom it was at', async () => {
    const { id } = await doctor.ok(doctor.resource(note).create({ ...oneNote, patient: 'looked-at' }))
    await doctor.ok(doctor.resource(note).get(id))
    await doctor.ok(doctor.resource(note).get(id))
    const looks = () =>
      rowsOf(county, `select actor, organization, request from core_audit where record = ? and action = 'read'`, [id])
    // the window is real time: wait for the look, at most ten windows
    await expect
      .poll(looks, { timeout: 5_000, interval: 50 })
      .toMatchObject([{ actor: 'zhoumin', organization: 'qinghe-centre' }])
    await doctor.ok(doctor.resource(note).list({ urgent: false }))
    await county.settle()
    const [list] = await rowsOf(
      county,
      `select detail from core_audit where action = 'list' order by sequence desc limit 1`,
    )
    expect(JSON.stringify(list)).toContain('looked-at')
  })

  it('keeps a look that was made inside a command', async () => {
    const ctx = await contextOf(county, 'zhoumin')
    const { id } = await doctor.ok(doctor.resource(note).create({ ...oneNote, patient: 'inside' }))
    await county.settle()
    await ctx.work(() => ctx.store(note).get(id))
    const looks = () => rowsOf(county, `select actor from core_audit where record = ? and action = 'read'`, [id])
    await expect.poll(looks, { timeout: 5_000, interval: 50 }).toEqual([{ actor: 'zhoumin' }])
  })

  it('keeps looks while the database does not answer, and writes them when it does', async () => {
    const { audit } = county.runtime
    const { id } = await doctor.ok(doctor.resource(note).create({ ...oneNote, patient: 'patient' }))
    await county.settle()
    const ctx = await contextOf(county, 'zhoumin')
    await change('alter table core_audit rename to core_audit_away')
    await ctx.store(note).get(id)
    await expect(audit.flush()).rejects.toThrow(/core_audit/)
    await change('alter table core_audit_away rename to core_audit')
    await audit.flush()
    expect(
      await rowsOf(county, `select actor from core_audit where record = ? and action = 'read'`, [id]),
    ).toHaveLength(1)
  })

  it('has the residents whom somebody read of at their bell', async () => {
    const line = {
      recipient: 'zhoumin',
      kind: 'core.age.year',
      arguments: {},
      patient: 'told-of',
      urgency: 'routine',
      href: '/',
    } as const
    await county.system('core').store(notification).create(line, { organization: 'qinghe-centre' })
    await doctor.ok(doctor.core.notifications({}))
    await county.settle()
    const rows = await rowsOf(
      county,
      `select action, patient from core_audit where actor = 'zhoumin' and resource = 'core.notification'`,
    )
    expect(rows).toEqual([{ action: 'list', patient: 'told-of' }])
  })

  it('shows that an entry was removed, and cannot be told otherwise', async () => {
    await change('delete from core_audit where sequence = 9')
    expect(await verdict()).toMatchObject({ entries: 8, brokenAt: 10, reason: 'entry 9 is missing' })
  })
})
