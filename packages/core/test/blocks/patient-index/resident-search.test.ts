import { describe, expect, it } from 'vitest'
import { family, otherResidents } from '../../../src/testing/people/cast.ts'
import type { SignedIn } from '../../../src/testing/signed-in.ts'
import { of, withResidents } from './residents-county.ts'

const { grandfather, mother, daughter, newborn, uncle } = family
const { namesake } = otherResidents

describe.each(['sqlite', 'postgres'] as const)('the search for residents on %s', (database) => {
  const on = withResidents(database)

  it.each([
    ['程', [grandfather.id, family.father.id, daughter.id, newborn.id]],
    ['程德', [grandfather.id]],
    ['chengde', [grandfather.id]],
    ['cdf', [grandfather.id]],
    ['lvting', [mother.id]],
    ['ＬＶ', [mother.id]],
    [grandfather.citizenNumber, [grandfather.id]],
    [mother.phone, [daughter.id, newborn.id, mother.id]],
    ['Z339900001', [newborn.id]],
    ['00018231', [grandfather.id]],
    ['阿依古丽.买买提', [otherResidents.ayigul.id]],
  ])('finds by %s, masked', async (text, ids) => {
    const found = await on.townRegistrar.ok(of(on.townRegistrar).searchResidents({ search: text ?? '' }))
    const cast = found.items.filter((i) => !i.id.includes('-7'))
    expect(cast.map((i) => i.id).sort()).toEqual([...ids].sort())
    expect(JSON.stringify(found)).not.toMatch(/\d{11}/)
  })

  it('is read by another reading of the surname', async () => {
    const made = await on.registrar.ok(
      of(on.registrar).registerResident({ name: '乐小米', sex: 'female', birthDate: '1999-09-09' }),
    )
    for (const text of ['yuexiao', 'yxm', 'lexiaomi', 'lxm']) {
      const { items } = await on.registrar.ok(of(on.registrar).searchResidents({ search: text }))
      expect(items.map((i) => i.id)).toContain(made.id)
    }
  })

  it('shows each institution its own, and the county to those whose reach is the county', async () => {
    const ids = async (person: SignedIn) =>
      (await person.ok(of(person).searchResidents({ search: 'cjg' }))).items.map((i) => i.id)
    expect(await ids(on.villageDoctor)).not.toContain(uncle.id)
    expect(await ids(on.registrar)).toContain(uncle.id)
    expect(await ids(on.registrar)).not.toContain(namesake.id)
    expect(await ids(on.stranger)).toEqual([namesake.id])
    const radiologist = await on.county.as('linjing')
    expect(await ids(radiologist)).toEqual(expect.arrayContaining([uncle.id, namesake.id]))
    const operator = await on.county.as('fengtao')
    expect(await operator.refused(of(operator).searchResidents({ search: 'cjg' }))).toMatchObject({ status: 403 })
  })

  it('pages through every pass without losing or repeating anybody', async () => {
    const everyone: string[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await on.registrar.ok(
        of(on.registrar).searchResidents({ search: 'c', limit: 2, ...(cursor && { cursor }) }),
      )
      everyone.push(...page.items.map((i) => i.id))
      if (page.next === null) break
      cursor = page.next
    }
    expect(new Set(everyone).size).toBe(everyone.length)
    const whole = await on.registrar.ok(of(on.registrar).searchResidents({ search: 'c', limit: 100 }))
    expect(everyone).toEqual(whole.items.map((i) => i.id))
    expect(
      await on.registrar.refused(of(on.registrar).searchResidents({ search: 'c', cursor: 'bm9uc2Vuc2U' })),
    ).toMatchObject({ status: 400, errors: [{ pointer: '/cursor' }] })
  })
})
