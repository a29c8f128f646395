import { describe, expect, it } from 'vitest'
import { defineResource, field } from '../../src/index.ts'
import { tableOf } from '../../src/persistence/table.ts'
import { resourcePath } from '../../src/resource/resource-endpoints.ts'

const access = { read: 'x:y:read' }
const named = (name: string) => () =>
  defineResource('x.y', { fields: { [name]: field.text({ max: 5 }) }, access, surfaces: [] })

describe('a declaration of a resource', () => {
  it.each([
    ['order', 'x.y: “order” is a reserved word of SQL; call the field something else'],
    ['id', 'x.y: every record has “id” already; call the field something else'],
    ['Title', 'x.y: “Title” is no field name; use camelCase letters and digits'],
    ['first_name', 'x.y: “first_name” is no field name; use camelCase letters and digits'],
  ])('refuses the field %s', (name, sentence) => expect(named(name)).toThrow(sentence))

  it('refuses a list that could not be paged', () => {
    const fields = { at: field.instant({ optional: true }) }
    const define = () => defineResource('x.y', { fields, access, list: { columns: ['at'], sort: '-at' }, surfaces: [] })
    expect(define).toThrow(
      'x.y: a list cannot be sorted by “at”, which may be empty; sort by a field that always has a value',
    )
  })

  it.each([
    ['imaging.reportTemplate', '/report-templates', 'imaging_report_template'],
    ['stock.box', '/boxes', 'stock_box'],
    ['tcm-pharmacy.delivery', '/deliveries', 'tcm_pharmacy_delivery'],
    ['x.day', '/days', 'x_day'],
  ])('%s answers below %s and stands in %s', (id, path, table) => {
    const resource = defineResource(id, { fields: {}, access, surfaces: [] })
    expect(`/${resourcePath(resource)}`).toBe(path)
    expect(tableOf(resource).name).toBe(table)
  })

  it('gives long index names that PostgreSQL does not cut', () => {
    const long = 'aFieldWithAVeryLongNameThatGoesOnAndOn'
    const fields = { [long]: field.text({ max: 5 }), [`${long}2`]: field.text({ max: 5 }) }
    const resource = defineResource('x.y', {
      fields,
      access,
      indexes: [
        [long, 'id'],
        [`${long}2`, 'id'],
      ] as never,
      surfaces: [],
    })
    const names = tableOf(resource).indexes.map((i) => i.name)
    expect(names.every((name) => name.length <= 63)).toBe(true)
    expect(new Set(names).size).toBe(names.length)
  })
})
