import 'reflect-metadata'
import { resolve } from 'node:path'
import { type DependencyContainer, type InjectionToken, container as root } from 'tsyringe'

/** What commands are given: bound once for each run of a command, replaced in tests. */
export interface Surroundings {
  /** Folder with `county.yaml`. */
  readonly county: string
  readonly environment: Readonly<Record<string, string | undefined>>
  /** A line of progress on standard error, which never mixes with results. */
  readonly progress: (line: string) => void
}

const token = <T>(name: string): InjectionToken<T> => Symbol.for(`ygt/cli/${name}`) as InjectionToken<T>

export const tokens = {
  surroundings: token<Surroundings>('surroundings'),
  kernel: token<() => Promise<typeof import('@ygt/core/kernel')>>('kernel'),
}

/** A container for one run: the kernel is imported when a command asks for it, so that `--help` stays quick. */
export function commandContainer(county: string, progress: (line: string) => void): DependencyContainer {
  const child = root.createChildContainer()
  child.register(tokens.surroundings, { useValue: { county: resolve(county), environment: process.env, progress } })
  child.register(tokens.kernel, { useValue: () => import('@ygt/core/kernel') })
  return child
}
