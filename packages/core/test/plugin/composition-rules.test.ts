import { describe, expect, it } from 'vitest'
import { builtInPlugins, coreHome, coreVersion } from '../../src/kernel/built-in.ts'
import { CompositionFailed, compose, formatFaults } from '../../src/plugin/compose.ts'
import type { Fault, FoundPlugin } from '../../src/plugin/composition.ts'
import { compositionRules } from '../../src/plugin/composition-rules.ts'
import { countyConfig } from '../../src/plugin/county-config.ts'
import type { Plugin } from '../../src/plugin/define-plugin.ts'
import { shellSlots } from '../../src/plugin/slots.ts'
import * as bad from './fixtures/bad-plugins.ts'

const found = (declaration: Plugin, more: Partial<FoundPlugin> = {}): FoundPlugin => ({
  declaration,
  package: `@vendor/${declaration.id}`,
  version: '1.0.0',
  home: '/plugins',
  migrations: '(none)',
  core: coreHome,
  settings: {},
  startup: 'required',
  ...more,
})

function composed(
  plugins: readonly FoundPlugin[],
  more: Readonly<Record<string, unknown>> = {},
  catalogue: Record<string, string[]> = {},
) {
  const config = countyConfig.parse({ county: { name: '云岭县', division: '339921' }, ...more })
  const core = { version: coreVersion, home: coreHome }
  return compose({
    plugins: [...builtInPlugins(), ...plugins],
    config,
    core,
    catalogue,
    slots: shellSlots.map((s) => s.id),
    configFile: 'county.yaml',
  })
}

interface Case {
  readonly rule: string
  readonly plugins: readonly FoundPlugin[]
  readonly config?: Readonly<Record<string, unknown>>
  readonly catalogue?: Record<string, string[]>
  readonly fault: Partial<Fault>
}

const cases: readonly Case[] = [
  {
    rule: 'plugin-id-unique',
    plugins: [found(bad.sound), found(bad.sameId, { package: '@rival/sound' })],
    fault: {
      plugin: '@rival/sound',
      got: 'the id sound, which @vendor/sound has already',
      expected: 'an id of its own for each plugin',
      mend: 'ygt plugin remove @rival/sound',
    },
  },
  {
    rule: 'core-range',
    plugins: [found(bad.otherCore)],
    fault: {
      plugin: 'other-core',
      got: 'built for @ygt/core ^99.0',
      expected: `a range that includes ${coreVersion}, which this county runs`,
      mend: `ygt plugin add @vendor/other-core@latest, or ask its vendor for a release for @ygt/core ${coreVersion}`,
    },
  },
  {
    rule: 'one-core',
    plugins: [found(bad.secondCore, { core: '/elsewhere/core' })],
    fault: {
      plugin: 'second-core',
      got: 'a second copy of @ygt/core in /elsewhere/core',
      expected: `the one copy in ${coreHome}`,
      mend: 'declare @ygt/core under peerDependencies of the plugin, then pnpm dedupe',
    },
  },
  {
    rule: 'contract-provided',
    plugins: [found(bad.lacksProvider)],
    catalogue: { 'letters@1': ['@vendor/first-post', '@vendor/second-post'] },
    fault: {
      plugin: 'lacks-provider',
      got: 'nobody provides letters@1',
      expected: 'one plugin that provides letters@1',
      mend: 'ygt plugin add @vendor/first-post (or @vendor/second-post)',
    },
  },
  {
    rule: 'contract-provided',
    plugins: [found(bad.lacksProvider), found(bad.otherMajor)],
    fault: { got: 'letters@1 is needed, but only letters@2 is provided', mend: 'add a plugin that provides letters@1' },
  },
  {
    rule: 'provider-chosen',
    plugins: [found(bad.lacksProvider), found(bad.firstPost), found(bad.secondPost)],
    fault: {
      plugin: 'lacks-provider',
      place: 'county.yaml',
      got: 'letters@1 is provided by first-post, second-post',
      expected: 'one of them, chosen by the county',
      mend: `contracts: { 'letters@1': first-post } in county.yaml`,
    },
  },
  {
    rule: 'chosen-provider-known',
    plugins: [found(bad.firstPost)],
    config: { contracts: { 'letters@1': 'third-post' } },
    fault: {
      plugin: 'third-post',
      got: 'contracts says that third-post provides letters@1, and it does not',
      expected: 'a plugin that provides letters@1: first-post',
      mend: `correct or remove contracts.'letters@1' in county.yaml`,
    },
  },
  {
    rule: 'settings-valid',
    plugins: [found(bad.withSettings, { settings: { hours: 25 } })],
    fault: {
      plugin: 'with-settings',
      place: 'county.yaml',
      got: expect.stringMatching(/^settings\.hours: /),
      expected: 'a value that fits the plugin’s settings',
      mend: 'correct it in county.yaml; ygt explain with-settings prints what it may be',
    },
  },
  {
    rule: 'settings-valid',
    plugins: [found(bad.noSettings, { settings: { hours: 1 } })],
    fault: {
      got: 'settings hours',
      expected: 'none: the plugin has no settings',
      mend: 'remove settings of @vendor/no-settings in county.yaml',
    },
  },
  {
    rule: 'route-unique',
    plugins: [found(bad.sameRoute)],
    fault: {
      plugin: 'same-route',
      got: expect.stringMatching(
        /^the route GET \/api\/same-route\/a\/…, which same-route declares at .*bad-plugins\.ts:\d+$/,
      ),
      expected: 'a route of its own for each endpoint',
      mend: 'rename one of the two paths',
    },
  },
  {
    rule: 'table-unique',
    plugins: [found(bad.sameTable)],
    fault: {
      plugin: 'same-table',
      got: expect.stringMatching(/^the table same_table_a_b, which same-table declares at /),
      expected: 'a table of its own for each resource',
      mend: 'rename one of the two resources',
    },
  },
  ...[
    'resource elsewhere.thing',
    'event elsewhere.happened',
    'job elsewhere.run',
    'permission elsewhere:thing:read',
  ].map((got) => ({
    rule: 'own-prefix',
    plugins: [found(bad.foreignNames)],
    fault: {
      plugin: 'foreign-names',
      got,
      expected: 'a name that begins with foreign-names',
      mend: 'rename it, so that two plugins can never mean different things by one name',
    },
  })),
  {
    rule: 'permission-known',
    plugins: [found(bad.sound), found(bad.unknownGrant)],
    fault: {
      plugin: 'unknown-grant',
      got: 'a grant of sound:thing:raed',
      expected: 'a permission that some composed plugin asks for',
      mend: 'did you mean one of sound:thing:read?',
    },
  },
  {
    rule: 'permission-known',
    plugins: [],
    config: { roles: { registrar: { add: ['nobody:has:this'] } } },
    fault: {
      plugin: 'registrar',
      place: 'county.yaml',
      got: 'a grant of nobody:has:this',
      mend: 'add the plugin nobody, or remove the grant',
    },
  },
  {
    rule: 'slot-known',
    plugins: [found(bad.unknownSlot, { web: bad.unknownSlotWeb })],
    fault: {
      plugin: 'unknown-slot',
      got: 'a contribution to the slot shell.nowhere',
      expected: `a slot of the shell: ${shellSlots.map((s) => s.id).join(', ')}`,
      mend: 'import the slot from @ygt/core instead of naming it',
    },
  },
  {
    rule: 'contribution-unique',
    plugins: [found(bad.samePart, { web: bad.samePartWeb })],
    fault: {
      plugin: 'same-part',
      got: expect.stringMatching(/^\/same-part\/here, which same-part contributes at /),
      expected: 'an id or path of its own for each part',
      mend: 'rename one of the two',
    },
  },
]

describe('composition', () => {
  it('finds nothing wrong with a sound plugin', () => {
    expect(composed([found(bad.sound)]).faults).toEqual([])
  })

  it('has a bad plugin for each of its rules', () => {
    expect(new Set(cases.map((c) => c.rule))).toEqual(new Set(compositionRules.map((r) => r.id)))
  })

  it.each(cases.map((c) => [c.rule, JSON.stringify(c.fault.got ?? ''), c] as const))(
    '%s: %s',
    (rule, _, { plugins, config, catalogue, fault }) => {
      const { faults } = composed(plugins, config, catalogue)
      expect(faults).toContainEqual(expect.objectContaining({ rule, ...fault }))
    },
  )

  it('says everything that is wrong at once, for a person to read', () => {
    const { faults } = composed([found(bad.otherCore), found(bad.lacksProvider)])
    expect(faults.map((f) => f.rule)).toEqual(['core-range', 'contract-provided'])
    const failed = new CompositionFailed(faults)
    expect(failed.message).toMatch(/^The county cannot be composed: 2 faults\n\nother-core \(core-range\)\n {2}at /)
    expect(formatFaults(faults).split('\n\n')).toHaveLength(2)
  })

  it('keeps local changes that no longer fit, and lists them', () => {
    const { faults, warnings } = composed([found(bad.sound)], {
      labels: { zh: { 'no.such.label': 'x' } },
      pages: { hide: ['/gone'] },
      roles: { registrar: { remove: ['old:permission'] } },
    })
    expect(faults).toEqual([])
    expect(warnings.map((w) => [w.rule, w.got])).toEqual([
      ['label-overlay', 'a label for no.such.label'],
      ['page-overlay', 'a place for /gone'],
      ['role-overlay', 'roles.registrar removes old:permission'],
    ])
  })

  it('starts providers before those who use them', () => {
    const order = composed([found(bad.lacksProvider), found(bad.firstPost)]).plugins.map((p) => p.declaration.id)
    expect(order.indexOf('first-post')).toBeLessThan(order.indexOf('lacks-provider'))
  })
})
