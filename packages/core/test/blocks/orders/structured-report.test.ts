import { describe, expect, it } from 'vitest'
import { family } from '../../../src/testing/people/cast.ts'
import { databases, text, withOrders } from './orders-county.ts'

const fields = [
  { kind: 'yes-no', key: 'polyp', label: '息肉', normal: false },
  { kind: 'number', key: 'size', label: '大小', unit: 'mm', min: 1, max: 100 },
] as const
const draft = {
  name: 'With fields',
  content: { findings: '[polyp=yes? 见息肉[，{size}]。][polyp=no? 未见息肉。]', advice: 'None.' },
  fields: structuredClone(fields) as any,
}

describe.each(databases)('structured reports on %s', (database) => {
  const given = withOrders(database)

  it('keep what was filled in with the version that asked; it is counted once published', async () => {
    const { senior, reader, draft: begin } = given
    const made = await senior.ok(senior.orders.keepTemplate({ category: 'trial', ...draft }))
    expect(made).toMatchObject({ revision: 1, retired: false })
    const { id } = await begin()
    const structured = { template: made.id, revision: 1, values: { polyp: true, size: 200 } }
    await reader.ok(reader.orders.saveDraft({ id, content: text, structured }))
    const impossible = await reader.refused(reader.orders.signReport({ id }))
    expect(impossible).toMatchObject({
      code: 'orders/incomplete-report',
      errors: [{ pointer: '/structured/values/size' }],
    })
    await reader.ok(
      reader.orders.saveDraft({ id, content: text, structured: { ...structured, values: { polyp: true, size: 8 } } }),
    )
    await senior.ok(senior.orders.reviseTemplate({ id: made.id, ...draft, name: 'Second' }, { version: made.version }))
    await reader.ok(reader.orders.signReport({ id }))
    const span = { from: '2020-01-01T00:00:00Z', to: '2040-01-01T00:00:00Z' }
    expect((await reader.ok(reader.orders.countAnswers({ id: made.id, ...span }))).reports).toBe(0)
    const published = await senior.ok(senior.orders.publishReport({ id }))
    expect(published.structured).toEqual({ ...structured, values: { polyp: true, size: 8 } })
    expect(await reader.ok(reader.orders.countAnswers({ id: made.id, ...span }))).toMatchObject({
      reports: 1,
      fields: [
        { key: 'polyp', answered: 1, values: [{ value: 'yes', count: 1 }, { count: 0 }] },
        { key: 'size', least: 8, largest: 8, mean: 8 },
      ],
    })
  })

  it('refuse a template or version that is not there, and keep what was written', async () => {
    const { reader, draft: begin } = given
    const { id } = await begin()
    const structured = { template: 'none', revision: 1, values: {} }
    const refused = await reader.refused(reader.orders.saveDraft({ id, content: { findings: 'lost?' }, structured }))
    expect(refused.code).toBe('orders/unknown-template')
    expect((await reader.ok(reader.orders.getReport({ id }))).content).toEqual(text)
  })

  it('templates have versions, are retired and restored, and are refused when they are wrong', async () => {
    const { senior, reader } = given
    const made = await senior.ok(senior.orders.keepTemplate({ category: 'trial', ...draft, name: 'Versioned' }))
    const second = await senior.ok(
      senior.orders.reviseTemplate({ id: made.id, ...draft, name: 'Newer' }, { version: made.version }),
    )
    expect(second.revision).toBe(2)
    const stale = senior.orders.reviseTemplate({ id: made.id, ...draft }, { version: made.version })
    expect((await senior.refused(stale)).code).toBe('core/version-conflict')
    const shown = await reader.ok(reader.orders.getTemplate({ id: made.id }))
    expect(shown.versions.map(({ revision, name }) => [revision, name])).toEqual(
      expect.arrayContaining([
        [1, 'Versioned'],
        [2, 'Newer'],
      ]),
    )
    await senior.ok(senior.orders.retireTemplate({ id: made.id }))
    expect((await senior.refused(senior.orders.reviseTemplate({ id: made.id, ...draft }))).code).toBe(
      'orders/retired-template',
    )
    const offered = await reader.ok(reader.orders.listTemplates({ category: 'trial', retired: false }))
    expect(offered.items.map(({ id }) => id)).not.toContain(made.id)
    expect((await senior.ok(senior.orders.restoreTemplate({ id: made.id }))).retired).toBe(false)
    const wrong = { ...draft, content: { findings: '{nobody}[' }, fields: [...draft.fields, draft.fields[0]] }
    expect(await senior.refused(senior.orders.keepTemplate({ category: 'trial', ...wrong }))).toMatchObject({
      code: 'orders/bad-template',
      errors: [{ pointer: '/fields/2' }, { pointer: '/content/findings' }, { pointer: '/content/findings' }],
    })
    expect((await reader.refused(reader.orders.retireTemplate({ id: made.id }))).code).toBe('core/forbidden')
  })

  it('texts alone are imported, all of them or none', async () => {
    const { senior } = given
    const texts = [
      { name: 'Old one', content: { findings: 'As it was [1].' } },
      { name: 'Old two', content: {} },
    ]
    const { items } = await senior.ok(senior.orders.importTemplates({ category: 'trial', templates: texts }))
    expect(items.map(({ content }) => content)).toEqual(texts.map(({ content }) => content))
    const bad = [
      { ...texts[0], name: 'Half' },
      { ...draft, content: { findings: '{x}' } },
    ] as any
    await senior.refused(senior.orders.importTemplates({ category: 'trial', templates: bad }))
    const { items: all } = await senior.ok(senior.orders.listTemplates({ category: 'trial' }))
    expect(all.map(({ name }) => name)).not.toContain('Half')
  })

  it('phrases are somebody’s own or shared, found by pinyin initials', async () => {
    const { senior, reader } = given
    const own = await reader.ok(reader.orders.keepPhrase({ category: 'trial', phrase: '未见明显异常。' }))
    expect(own).toMatchObject({ initials: 'wjmxyc', shared: false })
    const shared = await senior.ok(
      senior.orders.keepPhrase({ category: 'trial', phrase: 'T1 信号稍低', shared: true, section: 'findings' }),
    )
    expect(shared.initials).toBe('t1xhsd')
    const seen = async (by: typeof reader) =>
      (await by.ok(by.orders.listPhrases({ category: 'trial' }))).items.map(({ id }) => id)
    expect(await seen(reader)).toEqual([shared.id, own.id])
    expect(await seen(senior)).toEqual([shared.id])
    const refused = [
      reader.orders.keepPhrase({ category: 'trial', phrase: 'for all', shared: true }),
      reader.orders.removePhrase({ id: shared.id }),
      senior.orders.removePhrase({ id: own.id }),
    ]
    for (const call of refused) expect((await reader.refused(call)).code).toBe('orders/not-your-phrase')
    await reader.ok(reader.orders.removePhrase({ id: own.id }))
    expect(await seen(reader)).toEqual([shared.id])
  })

  it('warnings are signed over with a reason that is kept, errors are not', async () => {
    const { reader, draft: begin, ready } = given
    const { id } = await begin({ patient: family.father.id })
    const other = await ready({ patient: family.grandmother.id })
    const save = (findings: string) => reader.ok(reader.orders.saveDraft({ id, content: { findings } }))
    await save(`7 MM. Compare ${other.accessionNumber}.`)
    expect((await reader.refused(reader.orders.signReport({ id }))).errors).toMatchObject([
      { pointer: '/content/findings', en: expect.stringContaining(other.accessionNumber) },
    ])
    await save('7 MM. 程德福')
    await begin({ patient: family.grandfather.id })
    const { items } = await reader.ok(reader.orders.checkReport({ id }))
    expect(items.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['name-of-another', 'warning'],
      ['unit-spelling', 'warning'],
    ])
    const refused = await reader.refused(reader.orders.signReport({ id }))
    expect(refused).toMatchObject({ code: 'orders/unconfirmed-warnings', details: { count: 2, warnings: items } })
    const reason = 'It is right as it stands'
    const confirmed = items.map(({ key }) => ({ key, reason }))
    const half = await reader.refused(reader.orders.signReport({ id, confirmed: confirmed.slice(0, 1) }))
    expect(half.details?.count).toBe(1)
    const signed = await reader.ok(reader.orders.signReport({ id, confirmed }))
    expect(signed.confirmations).toMatchObject(confirmed)
  })

  it('a critical finding is raised or dismissed before it is signed, whatever the category', async () => {
    const { reader, draft: begin } = given
    const { id } = await begin()
    await reader.ok(reader.orders.saveDraft({ id, content: { findings: '见活动性出血。', advice: '活动性出血' } }))
    expect(await reader.refused(reader.orders.signReport({ id }))).toMatchObject({
      code: 'orders/incomplete-report',
      errors: [{ pointer: '/content/advice' }],
    })
    await reader.ok(reader.orders.saveDraft({ id, content: { findings: '未见活动性出血。' } }))
    await reader.ok(reader.orders.signReport({ id }))
  })
})
