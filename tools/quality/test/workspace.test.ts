import { describe, expect, test } from 'vitest'
import { workspace } from '../src/workspace.ts'
import { findings } from './plant-tree.ts'

const manifest = {
  name: '@ygt/core',
  version: '0.1.0',
  description: 'The SDK',
  license: 'Apache-2.0',
  engines: { node: '>=24' },
  files: ['dist'],
  publishConfig: {},
}

const GOOD = {
  'tsconfig.json': '{ "files": [], "references": [{ "path": "packages/core" }] }',
  'packages/core/package.json': JSON.stringify(manifest),
  'packages/core/tsconfig.json': '{ /* with the pages */ "references": [{ "path": "src/web" }] }',
  'packages/core/src/web/tsconfig.json': '{}',
  'packages/core/test/tsconfig.json': '{}',
}

describe('workspace', () => {
  test('has nothing to say about a complete workspace', async () => {
    expect(await findings(workspace, GOOD)).toEqual([])
  })

  test('finds a project that tsc -b does not reach', async () => {
    expect(await findings(workspace, { ...GOOD, 'packages/plugins/ecg/tsconfig.json': '{}' })).toEqual([
      'packages/plugins/ecg/tsconfig.json: No reference in tsconfig.json leads here, so that nobody checks its types.',
    ])
  })

  test('finds a package that cannot be released, and one under another licence', async () => {
    const { version: _, ...unversioned } = manifest
    const broken = JSON.stringify({ ...unversioned, license: 'MIT' })
    expect(await findings(workspace, { ...GOOD, 'packages/core/package.json': broken })).toEqual([
      'packages/core/package.json: "version" is missing, which a release needs.',
      'packages/core/package.json: The licence of our packages is Apache-2.0.',
    ])
  })
})
