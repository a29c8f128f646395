import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFieldCipher } from '../../src/persistence/field-cipher.ts'
import type { SignedIn } from '../../src/testing/signed-in.ts'
import type { TestCounty } from '../../src/testing/start-test-county.ts'
import { databases, oneNote, rowsOf, startTrial } from '../kernel/trial-county.ts'
import { note } from '../kernel/trial-plugin.ts'

const phone = '15400001234'

describe.each(databases)('a secret field on %s', (database) => {
  let county: TestCounty
  let doctor: SignedIn
  let id: string
  beforeAll(async () => {
    county = await startTrial(database)
    doctor = await county.as('zhoumin')
    const created = await doctor.ok(doctor.resource(note).create({ ...oneNote, phone: '154 0000 1234' }))
    id = created.id
    await doctor.ok(doctor.resource(note).update(id, { phone: '15400005678' }, { version: 1 }))
    await doctor.ok(doctor.resource(note).update(id, { phone }, { version: 2 }))
    await county.settle()
  })
  afterAll(() => county?.stop())

  it('stands nowhere in the open: not in its row, its history, the audit, the log of events or the answers kept', async () => {
    for (const table of ['trial_note', 'core_history', 'core_audit', 'core_event', 'core_queue', 'core_idempotency']) {
      expect(JSON.stringify(await rowsOf(county, `select * from ${table}`))).not.toMatch(/15400001234|15400005678/)
    }
    const [row] = await rowsOf(county, 'select phone, phone_hash from trial_note where id = ?', [id])
    expect(row?.phone).toMatch(/^v1:[\w-]+$/)
    expect(row?.phone_hash).toMatch(/^[\w-]{22}$/)
  })

  it('is found by its exact value, however it is typed, and by no part of it', async () => {
    const found = async (typed: string) =>
      (await doctor.ok(doctor.resource(note).list({ phone: typed }))).items.map((i) => i.id)
    expect(await found(phone)).toEqual([id])
    expect(await found('１５４ 0000 1234')).toEqual([id])
    expect(await found('1540000123')).toEqual([])
    expect(await found('15400005678')).toEqual([])
  })

  it('is masked wherever it goes out: record, list, history', async () => {
    const record = await doctor.ok(doctor.resource(note).get(id))
    expect(record.phone).toBe('154****1234')
    const { items } = await doctor.ok(doctor.resource(note).list({}))
    expect(items[0]?.phone).toBe('154****1234')
    const history = await doctor.ok(doctor.resource(note).history(id))
    expect(history.items.map((h) => h.change.phone)).toEqual(['154****1234', '154****5678', '154****1234'])
  })

  it('reads as it was written on the server', async () => {
    expect((await county.system('trial').store(note).get(id)).phone).toBe(phone)
  })
})

describe('the cipher of fields', () => {
  const cipher = createFieldCipher('a secret for tests only, of more than 32 bytes')

  it('gives another text each time and the same value back', () => {
    const texts = [1, 2].map(() => cipher.encrypt('程德福 15400001234'))
    expect(texts[0]).not.toBe(texts[1])
    expect(texts.map((text) => cipher.decrypt(text))).toEqual(['程德福 15400001234', '程德福 15400001234'])
    expect(cipher.encrypt('')).not.toBe('')
  })

  it('refuses a text that was tampered with, or made with another secret', () => {
    const text = cipher.encrypt(phone)
    const bytes = Buffer.from(text.slice(3), 'base64url')
    bytes[30] = (bytes[30] as number) ^ 1
    expect(() => cipher.decrypt(`v1:${bytes.toString('base64url')}`)).toThrow(/unable to authenticate/)
    expect(() => createFieldCipher('another secret for tests, of more than 32').decrypt(text)).toThrow(
      /unable to authenticate/,
    )
    expect(() => createFieldCipher('short')).toThrow('at least 32 bytes')
  })

  it('has an index of its own for each column', () => {
    expect(cipher.blindIndex('a.phone', phone)).toBe(cipher.blindIndex('a.phone', phone))
    expect(cipher.blindIndex('a.phone', phone)).not.toBe(cipher.blindIndex('b.phone', phone))
  })
})
