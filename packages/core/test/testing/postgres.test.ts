import { spawn } from 'node:child_process'
import { once } from 'node:events'
import pg from 'pg'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createTestDatabase, FAILURE_VARIABLE, SERVER_VARIABLE } from '../../src/testing/postgres.ts'

async function query<T extends pg.QueryResultRow>(url: string, statement: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T>(statement)).rows
  } finally {
    await client.end()
  }
}

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('createTestDatabase', () => {
  test('gives an empty database in UTF-8 that answers', async () => {
    const database = await createTestDatabase()
    try {
      expect(await query(database.url, "select 1 as one, upper('é') as upper, '危急值' as text")).toEqual([
        { one: 1, upper: 'É', text: '危急值' },
      ])
      expect(await query(database.url, "select * from pg_tables where schemaname = 'public'")).toEqual([])
    } finally {
      await database.drop()
    }
  })

  test('gives each caller a database of its own', async () => {
    const [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()])
    try {
      await query(first.url, 'create table study (id integer)')
      await expect(query(second.url, 'select * from study')).rejects.toThrow('relation "study" does not exist')
    } finally {
      await Promise.all([first.drop(), second.drop()])
    }
  })

  test('drops the database even while somebody is connected to it', async () => {
    const database = await createTestDatabase()
    const client = new pg.Client({ connectionString: database.url })
    client.on('error', () => undefined)
    await client.connect()
    await database.drop()
    await expect(query(database.url, 'select 1')).rejects.toThrow('does not exist')
    await client.end().catch(() => undefined)
  })

  test('says why there is no server, and what to do', async () => {
    vi.stubEnv(SERVER_VARIABLE, '')
    vi.stubEnv(FAILURE_VARIABLE, 'initdb ended with 1')
    await expect(createTestDatabase()).rejects.toThrow(/initdb ended with 1.*"npm test".*YGT_TEST_POSTGRES=postgres:/)
  })
})

describe('startPostgres', () => {
  test('starts a server that ends with the process that started it, even when that is killed', async () => {
    const script = `
      import { startPostgres } from ${JSON.stringify(new URL('../../src/testing/postgres.ts', import.meta.url).href)}
      console.log((await startPostgres()).url)
      setInterval(() => undefined, 1000)`
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [output] = (await once(child.stdout, 'data')) as [Buffer]
    const url = String(output).trim()
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
    child.kill('SIGKILL')
    await vi.waitFor(() => expect(query(url, 'select 1')).rejects.toThrow('ECONNREFUSED'), {
      timeout: 10_000,
      interval: 100,
    })
  }, 30_000)
})
