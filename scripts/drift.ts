// Replays the migrations of every plugin into empty databases of both dialects and compares with the declarations.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { builtInPlugins, driftOf, readPlugin } from '../packages/core/src/kernel/index.ts'
import { startPostgres } from '../packages/core/src/testing/postgres.ts'

const root = join(import.meta.dirname, '..')
const folders = readdirSync(join(root, 'packages/plugins')).map((name) => join(root, 'packages/plugins', name))
const plugins = [...builtInPlugins(), ...(await Promise.all(folders.map((folder) => readPlugin(folder))))]
const scratch = mkdtempSync(join(tmpdir(), 'ygt-drift-'))
const server = await startPostgres()
let drifted = 0
try {
  for (const plugin of plugins) {
    const { id } = plugin.declaration
    const found = [
      ...(await driftOf(plugin, { sqlite: join(scratch, `${id}.db`) })).map((s) => `sqlite: ${s}`),
      ...(await driftOf(plugin, { postgres: await emptyDatabase(`drift_${id.replaceAll('-', '_')}`) })).map(
        (s) => `postgres: ${s}`,
      ),
    ]
    drifted += found.length
    console.log(`${id}: ${found.length === 0 ? 'agrees' : `\n  ${found.join('\n  ')}`}`)
  }
} finally {
  await server.stop()
  rmSync(scratch, { recursive: true, force: true })
}
process.exit(drifted > 0 ? 1 : 0)

async function emptyDatabase(name: string): Promise<string> {
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  const url = new URL(server.url)
  url.pathname = `/${name}`
  return url.href
}
