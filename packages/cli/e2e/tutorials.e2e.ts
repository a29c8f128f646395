import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const repository = join(import.meta.dirname, '../../..')
const bin = join(repository, 'packages/cli/bin/run.js')

/** The shell blocks of a guide that a test runs, by the name in `<!-- run: name -->`. */
function blocks(guide: string): Map<string, string> {
  const text = readFileSync(join(repository, 'docs/guides', guide), 'utf8')
  return new Map([...text.matchAll(/<!-- run: (\S+) -->\n```sh\n([\s\S]*?)```/g)].map((m) => [m[1] ?? '', m[2] ?? '']))
}

interface Shell {
  readonly cwd: string
  readonly path: string
}

function shell(script: string, { cwd, path }: Shell): string {
  const env = { ...process.env, PATH: `${path}${delimiter}${process.env.PATH}`, YGT_LANG: 'en', CI: '1' }
  return execFileSync('sh', ['-euc', script], { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

describe('docs/guides/vendor.md', () => {
  // beside the packages of the workspace, so that the plugin finds @ygt/core as a vendor's would after an install
  const scratch = join(repository, 'packages/cli/.scratch')
  const path = join(scratch, 'bin')
  beforeAll(() => {
    rmSync(scratch, { recursive: true, force: true })
    mkdirSync(path, { recursive: true })
    writeFileSync(join(path, 'ygt'), `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n`)
    chmodSync(join(path, 'ygt'), 0o755)
  })
  afterAll(() => rmSync(scratch, { recursive: true, force: true }))

  it('leads from nothing to a plugin that passes every check, within a minute', () => {
    const started = Date.now()
    const guide = blocks('vendor.md')
    expect([...guide.keys()]).toEqual(['new', 'check'])
    shell(guide.get('new') ?? '', { cwd: scratch, path })
    expect(shell(guide.get('check') ?? '', { cwd: scratch, path })).toContain('wardround passes all checks')
    expect(Date.now() - started).toBeLessThan(60_000)
  })
})

describe('docs/guides/county-it.md', () => {
  let outside: string
  beforeAll(() => {
    outside = mkdtempSync(join(tmpdir(), 'ygt-county-it-'))
    execFileSync(process.execPath, [join(repository, 'scripts/pack.ts'), join(outside, 'packed')], {
      cwd: repository,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    mkdirSync(join(outside, 'bin'))
    writeFileSync(join(outside, 'bin/ygt'), `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n`)
    chmodSync(join(outside, 'bin/ygt'), 0o755)
  }, 240_000)
  afterAll(() => rmSync(outside, { recursive: true, force: true }))

  it('leads from an empty folder to a running county, from packed packages', async () => {
    const guide = blocks('county-it.md')
    expect([...guide.keys()]).toEqual(['init', 'compose', 'account', 'start', 'doctor'])
    shell(`${guide.get('init')?.trim()} --packages packed`, { cwd: outside, path: join(outside, 'bin') })
    const county = join(outside, 'yunling')
    shell('pnpm install', { cwd: county, path: '' })
    // from here on the county's own ygt, out of its node_modules
    const own = { cwd: county, path: join(county, 'node_modules/.bin') }
    expect(shell('readlink -f node_modules/@ygt/core', own)).toContain(outside)
    shell(guide.get('compose') ?? '', own)
    const manifest = JSON.parse(
      readFileSync(join(county, 'node_modules/@ygt/plugin-imaging/dist/plugin.json'), 'utf8'),
    ) as { id: string; provides: string[] }
    expect(manifest).toMatchObject({
      id: 'imaging',
      provides: ['diagnostic-service@1', 'indicators@1', 'recognisable-results@1', 'case-material@1'],
    })
    const password = /password: (\S+)/.exec(shell(guide.get('account') ?? '', own))?.[1]

    const env = { ...process.env, PATH: `${own.path}${delimiter}${process.env.PATH}`, YGT_LANG: 'en' }
    const server = spawn('sh', ['-c', `exec ${guide.get('start')?.trim()}`], {
      cwd: county,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const ended = new Promise<number | null>((resolve) => server.on('exit', resolve))
    try {
      await listening(server.stdout)
      const page = await fetch('http://127.0.0.1:8099/')
      expect(await page.text()).toContain('<div id="')
      const signIn = await fetch('http://127.0.0.1:8099/api/core/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ account: 'zhengkai', password }),
      })
      expect(signIn.status).toBe(204)
    } finally {
      server.kill('SIGINT')
    }
    expect(await ended).toBe(0)
    shell(guide.get('doctor') ?? '', own)
  }, 240_000)
})

function listening(output: NodeJS.ReadableStream | null): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = ''
    output?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.includes('Listening on')) resolve()
    })
    output?.on('end', () => reject(new Error(`The county did not start: ${text}`)))
  })
}
