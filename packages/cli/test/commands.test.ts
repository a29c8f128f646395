import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COMMANDS } from '../src/index.ts'
import { countyFolder, ygt } from './ygt.ts'

const yaml = `# kept as it is written
county: { name: 云岭县, division: '339921' }
plugins:
  - '@ygt/plugin-imaging' # function 1
`

describe('a county from the command line', () => {
  let county: ReturnType<typeof countyFolder>
  const run = (...args: string[]) => ygt([...args, '-C', county.root])
  beforeAll(() => {
    county = countyFolder(yaml)
  })
  afterAll(() => county.remove())

  it('refuses before it is composed with --check, and changes nothing the second time', async () => {
    const stale = await run('compose', '--check', '--json')
    expect(stale.code).toBe(1)
    expect(stale.json()).toMatchObject({ ok: false, changed: true })
    expect(existsSync(join(county.root, 'county.lock.json'))).toBe(false)
    const first = (await run('compose', '--json')).json()
    expect(first).toMatchObject({ ok: true, changed: true, warnings: [] })
    expect(first.plan.plugins.map((p: { id: string }) => p.id)).toEqual(
      expect.arrayContaining(['core', 'patients', 'orders', 'imaging']),
    )
    const lock = readFileSync(join(county.root, 'county.lock.json'), 'utf8')
    expect((await run('compose', '--json')).json()).toMatchObject({ ok: true, changed: false })
    expect(readFileSync(join(county.root, 'county.lock.json'), 'utf8')).toBe(lock)
    expect((await run('compose', '--check')).code).toBe(0)
  })

  it('migrates once, seeds the same residents for the same seed, and lists the sign-ins', async () => {
    const plan = (await run('migrate', '--plan', '--json')).json()
    expect(plan.pending).toEqual(expect.arrayContaining(['core/0001-initial', 'imaging/0001-initial']))
    expect((await run('migrate', '--json')).json().ran).toEqual(plan.pending)
    expect((await run('migrate', '--json')).json().ran).toEqual([])
    const seeded = await run('seed', '--residents', '30', '--seed', '5', '--json')
    expect(seeded.json()).toMatchObject({ ok: true, seed: 5 })
    const again = await run('seed', '--json')
    expect(again).toMatchObject({ code: 1 })
    expect(again.json().institutions).toBeGreaterThan(5)
    const { accounts } = (await run('accounts', '--json')).json()
    expect(accounts).toContainEqual(
      expect.objectContaining({ account: 'linjing', role: 'radiologist', password: expect.any(String) }),
    )
  })

  it('adds a sign-in with a password that is shown once', async () => {
    const added = (
      await run('accounts', 'add', 'newadmin', '--name', '新人', '--role', 'administrator', '--json')
    ).json()
    expect(added).toMatchObject({ ok: true, account: 'newadmin', role: 'administrator' })
    expect(added.password).toMatch(/^[\w-]{16}$/)
    const { accounts } = (await run('accounts', '--json')).json()
    expect(accounts.find((a: { account: string }) => a.account === 'newadmin')).not.toHaveProperty('password')
    expect((await run('accounts', 'add', 'x2', '--name', '新人', '--role', 'emperor')).err).toContain(
      'There is no role “emperor”',
    )
  })

  it('is examined, and finds an entry of the audit that was changed', async () => {
    const sound = (await run('doctor', '--json')).json()
    expect(sound.findings.filter((f: { ok: boolean }) => !f.ok)).toEqual([])
    expect((await run('audit', 'verify', '--json')).json()).toMatchObject({ ok: true, brokenAt: null })
    const database = new BetterSqlite(join(county.root, 'data/county.db'))
    database.exec(`update core_audit set actor = 'somebody' where sequence = 3`)
    database.close()
    const broken = await run('audit', 'verify')
    expect(broken.code).toBe(1)
    expect(broken.err).toContain('broken at entry 3')
    expect((await run('doctor')).code).toBe(1)
  })

  it('takes a plugin away and puts it back, keeping what is written around it', async () => {
    expect((await run('plugin', 'remove', '@ygt/plugin-imaging')).code).toBe(0)
    expect(readFileSync(join(county.root, 'county.yaml'), 'utf8')).toContain('# kept as it is written')
    expect((await run('plugin', 'list', '--json')).json().plugins.map((p: { id: string }) => p.id)).not.toContain(
      'imaging',
    )
    expect((await run('plugin', 'remove', '@ygt/plugin-imaging')).err).toContain('does not list')
    expect((await run('plugin', 'add', '@ygt/plugin-imaging')).code).toBe(0)
    expect((await run('plugin', 'list', '--json')).json().plugins.map((p: { id: string }) => p.id)).toContain('imaging')
  })

  it('explains plugins, resources and permissions with the line that caused them', async () => {
    const study = (await run('explain', 'imaging.study', '--json')).json()
    expect(study.declaredAt).toMatch(/imaging\/src\/study\.ts:\d+$/)
    expect(study.parts.map((p: { title: string }) => p.title)).toEqual(
      expect.arrayContaining(['table imaging_study', 'indexes', 'endpoints', 'permissions']),
    )
    expect((await run('explain', 'imaging')).out).toContain('provides diagnostic-service@1')
    expect((await run('explain', 'orders:report:publish@imaging')).out).toContain('senior-radiologist')
    expect((await run('explain', 'nonsense')).err).toContain('There is no “nonsense”')
  })
})

describe('what is wrong in county.yaml', () => {
  const refusals: readonly (readonly [string, string, string])[] = [
    [
      'an unknown plugin',
      `county: { name: x, division: '339921' }\nplugins: ['@ygt/plugin-nowhere']`,
      'Run: ygt plugin add @ygt/plugin-nowhere',
    ],
    [
      'an unknown setting of the file',
      `county: { name: x, division: '339921' }\ncolour: red`,
      'one of county, database, blobs, plugins',
    ],
    [
      'an unknown contract',
      `county: { name: x, division: '339921' }\ncontracts: { 'magic@1': core }`,
      'contracts says that core provides magic@1, and it does not',
    ],
    [
      'a wrong setting of a plugin',
      `county: { name: x, division: '339921' }\nplugins: [{ package: '@ygt/plugin-imaging', settings: { targets: { routine: soon } } }]`,
      'settings.targets.routine',
    ],
    ['what is no YAML', `county: [`, 'YAML'],
  ]
  it.each(refusals)('%s is refused with the place and what mends it', async (_, content, expected) => {
    const county = countyFolder(content)
    const { code, err } = await ygt(['compose', '-C', county.root])
    county.remove()
    expect(code).toBe(1)
    expect(err).toContain(expected)
    expect(err).toContain(join(county.root, 'county.yaml'))
  })

  it('lists local changes that no longer fit, and composes all the same', async () => {
    const county = countyFolder(`${yaml}labels: { zh: { 'imaging.gone': 旧词 } }\npages: { hide: [imaging.gone] }\n`)
    const { warnings, ok } = (await ygt(['compose', '--json', '-C', county.root])).json()
    county.remove()
    expect(ok).toBe(true)
    expect(warnings.map((w: { rule: string }) => w.rule)).toEqual(['label-overlay', 'page-overlay'])
  })

  it('says how to begin where there is no county', async () => {
    const { code, err } = await ygt(['compose', '-C', '/'])
    expect(code).toBe(1)
    expect(err).toContain('ygt init .')
  })
})

describe('the surface of ygt', () => {
  it('has an example and a summary in both languages for every command', async () => {
    const [zh, en] = ['zh', 'en'].map(
      (l) =>
        JSON.parse(readFileSync(join(import.meta.dirname, `../locales/${l}.json`), 'utf8')) as Record<string, string>,
    )
    expect(Object.keys(zh ?? {})).toEqual(Object.keys(en ?? {}))
    for (const command of Object.values(COMMANDS)) {
      expect(command.examples?.length, command.name).toBeGreaterThan(0)
      expect(command.summary, command.name).not.toMatch(/\.summary$/)
    }
  })

  it('is reviewed like an API', () => {
    const surface = Object.entries(COMMANDS).map(([id, c]) =>
      `${id} ${Object.keys(c.args ?? {}).join(' ')} ${Object.keys(c.flags ?? {})
        .map((f) => `--${f}`)
        .join(' ')}`
        .replace(/ +/g, ' ')
        .trim(),
    )
    expect(surface).toEqual([
      'accounts',
      'accounts:add account --name --role --organization',
      'audit:verify',
      'compose --check',
      'conformance --function --database',
      'dev --port',
      'doctor',
      'explain name',
      'init folder --name --division --plugin --packages',
      'migrate --plan',
      'plugin:add package',
      'plugin:build folder',
      'plugin:check folder',
      'plugin:list',
      'plugin:migration folder name --postgres',
      'plugin:new slug --folder',
      'plugin:remove package',
      'seed --residents --seed',
      'start --port --host --development',
    ])
  })

  it('writes nothing into a folder that is not empty', async () => {
    const county = countyFolder(yaml)
    writeFileSync(join(county.root, 'mine.txt'), 'mine')
    const refused = await ygt(['init', county.root, '--json'])
    county.remove()
    expect(refused.code).toBe(1)
    expect(refused.json()).toMatchObject({ ok: false, folder: county.root })
  })
})
