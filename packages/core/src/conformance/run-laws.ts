import { type Contract, contractKey } from '../contract/define-contract.ts'
import { builtInPlugins } from '../kernel/built-in.ts'
import { readPlugin } from '../kernel/find-plugin.ts'
import type { Plugin } from '../plugin/define-plugin.ts'
import type { ServedPlugin } from '../plugin/serve-plugin.ts'
import type { Laws } from './define-laws.ts'
import { inCourt } from './law-court.ts'
import { type Outcome, outcomeOf } from './verdict.ts'

export interface JudgedLaw extends Outcome {
  /** `patients@1` */
  readonly contract: string
  readonly law: string
  readonly title: string
  readonly provider: string
  readonly database: 'sqlite' | 'postgres'
}

export interface LawRun {
  readonly laws: readonly Laws[]
  readonly plugins: readonly (ServedPlugin | string)[]
  readonly database: 'sqlite' | 'postgres'
}

/** Holds every provider of a contract, ours and others, to its laws. */
export async function runLaws({ laws, plugins, database }: LawRun): Promise<JudgedLaw[]> {
  const declarations = [
    ...builtInPlugins().map((p) => p.declaration),
    ...(await Promise.all(plugins.map(declarationOf))),
  ]
  const judged: JudgedLaw[] = []
  for (const { contract, laws: each } of laws) {
    for (const provider of declarations.filter((plugin) => provides(plugin, contract)).map(({ id }) => id)) {
      judged.push(...(await judge({ contract, laws: each }, { provider, plugins, database })))
    }
  }
  return judged
}

type Accused = { readonly provider: string } & Pick<LawRun, 'plugins' | 'database'>

async function judge({ contract, laws }: Laws, { provider, plugins, database }: Accused): Promise<JudgedLaw[]> {
  const of = { contract: contractKey(contract), provider, database }
  const all = (outcome: Outcome): JudgedLaw[] => laws.map(({ id, title }) => ({ ...of, law: id, title, ...outcome }))
  try {
    return await inCourt({ contract, provider, plugins, database }, async (court) => {
      const judged: JudgedLaw[] = []
      for (const { id, title, check } of laws) {
        const broken = await check(court).then(
          () => undefined,
          (error: unknown) => error,
        )
        const { verdict, reason } = outcomeOf(broken, undefined)
        const sentence =
          reason === null
            ? null
            : `${provider} breaks the law “${id}” of ${contractKey(contract)} (${title}): ${reason}`
        judged.push({ ...of, law: id, title, verdict, reason: sentence })
      }
      return judged
    })
  } catch (error) {
    return all(outcomeOf(error, `the county starts with ${provider}`))
  }
}

async function declarationOf(plugin: ServedPlugin | string): Promise<Plugin> {
  return typeof plugin === 'string' ? (await readPlugin(plugin)).declaration : plugin.plugin
}

function provides(plugin: Plugin, contract: Contract): boolean {
  return Object.values(plugin.provides as Record<string, Contract>).some(
    (provided) => contractKey(provided) === contractKey(contract),
  )
}
