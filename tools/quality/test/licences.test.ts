import { describe, expect, test } from 'vitest'
import { licences } from '../src/licences.ts'
import { findings } from './plant-tree.ts'

function installed(name: string, license: unknown, more: object = {}) {
  return { [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', license, ...more }) }
}

function shipping(...names: string[]) {
  const dependencies = Object.fromEntries(names.map((name) => [name, '1.0.0']))
  return { 'packages/core/package.json': JSON.stringify({ name: '@ygt/core', license: 'Apache-2.0', dependencies }) }
}

const refused = (name: string, licence: string) => expect.stringContaining(`${name}@1.0.0 has the licence "${licence}"`)

describe('licences', () => {
  test.each(['MIT', 'Apache-2.0', '(MIT OR GPL-3.0-or-later)', 'MIT AND BSD-3-Clause'])('allow %s', async (licence) => {
    expect(await findings(licences, { ...shipping('a'), ...installed('a', licence) })).toEqual([])
  })

  test.each([
    'GPL-3.0-or-later',
    'MIT AND GPL-2.0-only',
    'SSPL-1.0',
    'OFL-1.1',
    'UNLICENSED',
    'SEE LICENSE IN LICENSE',
  ])('refuse %s', async (licence) => {
    expect(await findings(licences, { ...shipping('a'), ...installed('a', licence) })).toEqual([refused('a', licence)])
  })

  test('refuse a package without a licence', async () => {
    expect(await findings(licences, { ...shipping('a'), ...installed('a', undefined) })).toEqual([refused('a', 'none')])
  })

  test('read how it was written once', async () => {
    const old = { ...installed('a', { type: 'MIT' }), ...installed('b', undefined, { licenses: [{ type: 'MIT' }] }) }
    expect(await findings(licences, { ...shipping('a', 'b'), ...old })).toEqual([])
  })

  test('look at packages of packages, and at peers', async () => {
    const tree = {
      ...shipping('a'),
      ...installed('a', 'MIT', { dependencies: { b: '1' }, peerDependencies: { c: '1', absent: '1' } }),
      ...installed('b', 'AGPL-3.0-only'),
      ...installed('c', 'AGPL-3.0-only'),
      ...installed('of-no-concern', 'AGPL-3.0-only'),
    }
    const found = await findings(licences, tree)
    expect(found.toSorted()).toEqual([refused('b', 'AGPL-3.0-only'), refused('c', 'AGPL-3.0-only')])
  })

  test("allow a font's licence to fonts only", async () => {
    const font = { ...installed('font-of-county', 'MIT AND OFL-1.1'), 'node_modules/font-of-county/LICENSE_FONT': '' }
    expect(await findings(licences, { ...shipping('font-of-county'), ...font })).toEqual([])
    expect(await findings(licences, { ...shipping('a'), ...installed('a', 'MIT AND OFL-1.1') })).toHaveLength(1)
  })

  test('know exceptions, which go when they are no longer needed', async () => {
    const exceptions = { 'tools/quality/licences.json': '{ "css-*": "own files only" }' }
    expect(
      await findings(licences, { ...shipping('css-linux'), ...installed('css-linux', 'MPL-2.0'), ...exceptions }),
    ).toEqual([])
    expect(await findings(licences, { ...shipping(), ...exceptions })).toEqual([
      expect.stringContaining('css-* is no longer needed'),
    ])
  })
})
