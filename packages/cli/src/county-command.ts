import { Command, Flags, type Interfaces } from '@oclif/core'
import type { CountyFolder, Database, Fault } from '@ygt/core/kernel'
import type { DependencyContainer } from 'tsyringe'
import { commandContainer, tokens } from './container.ts'
import { text } from './texts.ts'

/** A refusal that the user can act on: printed in words, in JSON with its facts; exit code 1. */
export class Refusal extends Error {
  readonly facts: Readonly<Record<string, unknown>>
  constructor(message: string, facts: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.name = 'Refusal'
    this.facts = facts
  }
}

/** What every command has: the county's folder, `--json`, texts in the terminal's language. */
export abstract class CountyCommand<T extends typeof Command = typeof Command> extends Command {
  static override enableJsonFlag = true
  static override baseFlags = {
    county: Flags.string({ char: 'C', default: '.', description: text('flag.county'), helpGroup: 'GLOBAL' }),
  }

  protected services!: DependencyContainer
  protected values!: Interfaces.InferredFlags<T['flags'] & (typeof CountyCommand)['baseFlags']>

  override async init(): Promise<void> {
    await super.init()
    const { flags } = await this.parse({
      flags: this.ctor.flags,
      baseFlags: CountyCommand.baseFlags,
      args: this.ctor.args,
      strict: this.ctor.strict,
      enableJsonFlag: true,
    } as never)
    this.values = flags as never
    this.services = commandContainer((flags as unknown as { county: string }).county, (line) => this.logToStderr(line))
  }

  protected get surroundings() {
    return this.services.resolve(tokens.surroundings)
  }

  protected kernel() {
    return this.services.resolve(tokens.kernel)()
  }

  /** The composed county; refuses with all faults when there are any. */
  protected async county(): Promise<CountyFolder> {
    const { readCounty } = await this.kernel()
    const { county, environment } = this.surroundings
    const folder = await readCounty(county, { data: environment.YGT_DATA })
    await this.refuseFaults(folder.composition.faults)
    return folder
  }

  /** Opens the county's database for one piece of reading and closes it again. */
  protected async reading<R>(use: (database: Database) => Promise<R>): Promise<R> {
    const { database: address } = await this.county()
    const { openDatabase } = await this.kernel()
    const database = openDatabase(address)
    try {
      return await use(database)
    } finally {
      await database.close()
    }
  }

  protected async refuseFaults(faults: readonly Fault[]): Promise<void> {
    if (faults.length === 0) return
    const { formatFaults } = await this.kernel()
    throw new Refusal(`${text('compose.refused', { n: faults.length })}\n\n${formatFaults(faults)}`, { faults })
  }

  protected override async catch(error: Error & { exitCode?: number }): Promise<unknown> {
    if (!(error instanceof Refusal)) return super.catch(error)
    if (this.jsonEnabled()) this.logJson({ ok: false, error: error.message, ...error.facts })
    else this.logToStderr(error.message)
    return this.exit(1)
  }
}
