import { FAILURE_VARIABLE, SERVER_VARIABLE, startPostgres } from '../packages/core/src/testing/postgres.ts'

/**
 * One PostgreSQL server per test run, unless the environment names one. The workers inherit its address. A server that
 * does not start is no reason to stop here: the tests that need it fail, and say why.
 */
export default async function postgresServer(): Promise<(() => Promise<void>) | undefined> {
  if (process.env[SERVER_VARIABLE]) return undefined
  try {
    const server = await startPostgres()
    process.env[SERVER_VARIABLE] = server.url
    return server.stop
  } catch (error) {
    process.env[FAILURE_VARIABLE] = error instanceof Error ? error.message : String(error)
    return undefined
  }
}
