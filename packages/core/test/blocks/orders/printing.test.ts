import { describe, expect, it } from 'vitest'
import { textOf } from '../../printing/pdf-text.ts'
import { databases, type OrdersPerson, text, withOrders } from './orders-county.ts'

describe.each(databases)('printed reports on %s', (database) => {
  const given = withOrders(database)
  const print = async (by: OrdersPerson, id: string, language = 'zh') => {
    const response = await by.request('GET', `/api/orders/reports/${id}/pdf`, {
      headers: { 'accept-language': language },
    })
    const { pages } = textOf(new Uint8Array(await response.arrayBuffer()))
    return { page: pages.join('\n'), pages: pages.length, file: response.headers.get('content-disposition') ?? '' }
  }

  it('say whose they are, what was found, who answers for it and how to check it', async () => {
    const { county, published, doctor } = given
    const { id } = await published({ diagnosis: '右肺结节待查' })
    const { accessionNumber, verificationCode } = await doctor.ok(doctor.orders.getReport({ id }))
    const { page, pages, file } = await print(doctor, id)
    expect(pages).toBe(1)
    const code = verificationCode?.replace(/(.{4})(?=.)/g, '$1-') ?? '(none)'
    for (const words of ['云岭县人民医院', '程德福', '78 岁', accessionNumber, '周敏', '右肺结节待查', text.findings])
      expect(page).toContain(words)
    for (const words of ['林静', '徐国栋', code, `/verify/${verificationCode}`, '第 1 / 1 页', '打印：周敏'])
      expect(page).toContain(words)
    for (const words of ['已被修订', '第 2 版', 'orders.print', '□']) expect(page).not.toContain(words)
    expect(file).toContain(`${accessionNumber}-1.pdf`)
    expect(county.clock.now().toISOString()).toMatch(/^2026-11-24/)
  })

  it('say of a version that was replaced that it was, and of the new one what it is and why', async () => {
    const { published, reader, senior, doctor } = given
    const { id } = await published()
    const next = await reader.ok(reader.orders.amendReport({ id, reason: '补充与前片比较' }))
    await reader.ok(reader.orders.signReport({ id: next.id }))
    expect((await print(doctor, id)).page).not.toContain('已被修订')
    await senior.ok(senior.orders.publishReport({ id: next.id }))
    expect((await print(doctor, id)).page).toContain('已被修订')
    const { page, file } = await print(doctor, next.id)
    expect(page).toContain('第 2 版，修订原因：补充与前片比较')
    expect(page).not.toContain('已被修订')
    expect(file).toContain('-2.pdf')
  })

  it('are in the language that is asked for', async () => {
    const { published, doctor } = given
    const { id } = await published()
    const { page } = await print(doctor, id, 'en')
    expect(page).not.toContain('检查号')
    expect(page).not.toContain('orders.print')
    expect(page).toContain('程德福')
  })
  it('are printed together in the order that was asked for, each with its own pages and in the audit', async () => {
    const { county, published, signed, doctor, stranger } = given
    const [first, second] = [await published(), await published({ diagnosis: '第二份' })]
    const address = (ids: readonly string[]) => `/api/orders/reports.pdf?${ids.map((id) => `id=${id}`).join('&')}`
    const response = await doctor.request('GET', address([second.id, first.id]))
    expect(response.status).toBe(200)
    const { pages } = textOf(new Uint8Array(await response.arrayBuffer()))
    expect(pages).toHaveLength(2)
    expect(pages[0]).toContain('第二份')
    expect(pages[1]).not.toContain('第二份')
    for (const page of pages) expect(page).toContain('第 1 / 1 页')
    const audited = await county.runtime.work.query(
      `select record from core_audit where action = 'print' order by record`,
    )
    expect(audited.map((row) => row.record)).toEqual([first.id, second.id].toSorted())
    const refused = async (by: OrdersPerson, ids: readonly string[]) => (await by.request('GET', address(ids))).status
    expect(await refused(stranger, [first.id])).toBe(404)
    expect(await refused(given.senior, [first.id, (await signed()).id])).toBe(409)
    expect(await refused(doctor, Array(51).fill(first.id))).toBe(400)
  })
})
