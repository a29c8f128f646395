import { parseInput } from '../problem/zod-errors.ts'
import type { Contract } from './define-contract.ts'

type AnyPort = Readonly<Record<string, (input: unknown) => Promise<unknown>>>

/** Wraps a provider's port: input and output are parsed when `strict`, so that a wrong provider is caught where it is wrong. */
export function bindPort(contract: Contract, provider: string, port: AnyPort, strict: boolean): AnyPort {
  if (!strict) return { ...port, provider } as unknown as AnyPort
  const operations = Object.entries(contract.operations).map(([name, operation]) => [
    name,
    async (input: unknown) => {
      const call = port[name]
      if (!call)
        throw new TypeError(`${provider} provides ${contract.id}@${contract.version} without its operation ${name}`)
      const answer = await call(parseInput(operation.input, input))
      const checked = operation.output.safeParse(answer)
      if (checked.success) return checked.data
      throw new TypeError(
        `${provider}: ${contract.id}@${contract.version}.${name} answered against its declaration: ${checked.error.message}`,
      )
    },
  ])
  return Object.fromEntries([...operations, ['provider', provider]])
}
