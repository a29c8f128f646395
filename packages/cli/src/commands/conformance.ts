import { Flags } from '@oclif/core'
import type { PostgresServer } from '@ygt/core/testing'
import { CountyCommand, Refusal } from '../county-command.ts'
import { text } from '../texts.ts'

export default class Conformance extends CountyCommand<typeof Conformance> {
  static override summary = text('conformance.summary')
  static override examples = ['<%= config.bin %> conformance --function 1', '<%= config.bin %> conformance --json']
  static override flags = {
    function: Flags.string({ description: text('conformance.function') }),
    database: Flags.string({
      options: ['sqlite', 'postgres', 'both'],
      default: 'sqlite',
      description: text('conformance.database'),
    }),
  }

  async run() {
    const { composition } = await this.county()
    const { runConformance } = await import('@ygt/core/conformance')
    const { findFunction } = await import('@ygt/core/guideline')
    const { database, function: wanted } = this.values
    const chosen =
      wanted === undefined ? undefined : findFunction(/^\d+$/.test(wanted) ? Number(wanted) : (wanted as never))
    if (wanted !== undefined && !chosen) throw new Refusal(text('conformance.unknown', { name: wanted }))
    const databases = database === 'both' ? (['sqlite', 'postgres'] as const) : ([database] as ['sqlite' | 'postgres'])
    const plugins = composition.plugins.filter((p) => p.package !== '@ygt/core').map((p) => p.home)
    const server = database === 'sqlite' ? undefined : await startServer()
    const proof = runConformance({
      plugins,
      databases,
      ...(chosen && { functions: [chosen.slug] }),
      progress: this.surroundings.progress,
    })
    const report = await stopping(proof, server)
    for (const f of report.functions) {
      const proven = f.capabilities.filter((c) => c.status === 'proven').length
      this.log(`${String(f.no).padStart(2)} ${f.slug.padEnd(28)} ${proven}/${f.capabilities.length}`)
      if (chosen)
        for (const c of [...f.capabilities, ...f.requirements])
          this.log(`   ${text(`conformance.status.${c.status}`).padEnd(8)} ${c.id}`)
    }
    const failed = report.functions.flatMap((f) => f.capabilities).filter((c) => c.status === 'failed')
    if (failed.length > 0)
      throw new Refusal(text('conformance.failed', { n: failed.length, ids: failed.map((c) => c.id).join(', ') }), {
        ...report,
      })
    return report
  }
}

/** A PostgreSQL of one's own from npm where the environment names none, so that one command proves both databases. */
async function startServer(): Promise<PostgresServer | undefined> {
  const { SERVER_VARIABLE, startPostgres } = await import('@ygt/core/testing')
  if (process.env[SERVER_VARIABLE]) return undefined
  const server = await startPostgres().catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Refusal(text('conformance.no-server', { why, variable: SERVER_VARIABLE }))
  })
  process.env[SERVER_VARIABLE] = server.url
  return {
    ...server,
    async stop() {
      delete process.env[SERVER_VARIABLE]
      await server.stop()
    },
  }
}

async function stopping<T>(work: Promise<T>, server: PostgresServer | undefined): Promise<T> {
  try {
    return await work
  } finally {
    await server?.stop()
  }
}
