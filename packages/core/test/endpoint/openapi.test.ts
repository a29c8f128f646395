import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endpointsOf } from '../../src/endpoint/openapi.ts'
import { startTestCounty, type TestCounty } from '../../src/testing/start-test-county.ts'
import served from '../kernel/trial-plugin.ts'

type Json = Record<string, any>
const methods = ['get', 'post', 'put', 'patch', 'delete']

describe('the OpenAPI document', () => {
  let county: TestCounty
  let document: Json
  let operations: { path: string; method: string; operation: Json }[]
  beforeAll(async () => {
    county = await startTestCounty({ plugins: [served] })
    const answer = await county.stranger().request('GET', '/openapi.json')
    document = (await answer.json()) as Json
    operations = Object.entries(document.paths as Json).flatMap(([path, item]) =>
      Object.entries(item as Json).map(([method, operation]) => ({ path, method, operation })),
    )
  })
  afterAll(() => county?.stop())

  it('is 3.1 with every endpoint of every plugin, and no other', () => {
    expect(document.openapi).toBe('3.1.0')
    const expected = [...county.runtime.plugins.values()].flatMap(({ id, served: { plugin } }) =>
      endpointsOf(plugin).map(([, e]) => `${e.method.toLowerCase()} /api/${id}${e.path.replace(/:(\w+)/g, '{$1}')}`),
    )
    expect(operations.map(({ path, method }) => `${method} ${path}`).sort()).toEqual(expected.sort())
    expect(operations.every(({ method }) => methods.includes(method))).toBe(true)
  })

  it('names each operation once, and says who may', () => {
    const ids = operations.map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
    const close = operations.find(({ path }) => path === '/api/trial/notes/{id}/close')?.operation
    expect(close).toMatchObject({ 'x-permission': 'trial:note:check', security: [{ session: [] }], tags: ['trial'] })
    expect(operations.find(({ path }) => path === '/api/core/about')?.operation.security).toEqual([])
  })

  it('describes each parameter of a path, and no body where there is none', () => {
    for (const { path, method, operation } of operations) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map((m) => m[1])
      const described = (operation.parameters ?? []).filter((p: Json) => p.in === 'path').map((p: Json) => p.name)
      expect([path, described]).toEqual([path, named])
      expect([path, method === 'get' && operation.requestBody !== undefined]).toEqual([path, false])
    }
  })

  it('refers to nothing that is not there', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"(#[^"]+)"/g)].map((m) => m[1] as string)
    const found = references.filter(
      (reference) =>
        reference
          .slice(2)
          .split('/')
          .reduce<any>((at, key) => at?.[key], document) === undefined,
    )
    expect([...new Set(found)]).toEqual([])
    expect(references).toContain('#/components/schemas/Problem')
  })

  it('lists the problems that an endpoint fails with, by status', () => {
    const check = operations.find(
      ({ path, method }) => path === '/api/trial/notes/{id}/check' && method === 'post',
    )?.operation
    expect(check?.responses['409'].description).toContain('trial/own-note')
    const update = operations.find(
      ({ path, method }) => path === '/api/trial/notes/{id}' && method === 'patch',
    )?.operation
    expect(Object.keys(update?.responses ?? {})).toEqual(
      expect.arrayContaining(['200', '404', '409', '412', '428', 'default']),
    )
  })
})
