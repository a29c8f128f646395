import { type Lifecycle, statesFrom } from '../lifecycle/define-lifecycle.ts'

/** A way through a lifecycle: commands from the initial state, and the states that they lead to. */
export interface LifecyclePath {
  readonly commands: readonly string[]
  /** One more than commands; the first is the initial state. */
  readonly states: readonly string[]
}

export interface ForbiddenCommand {
  readonly state: string
  readonly command: string
}

/**
 * Every way through a lifecycle that comes to no state twice, a command that stays in its state included at the end:
 * walk them all, and every command has been given from every state that allows it.
 */
export function lifecyclePaths(lifecycle: Lifecycle<any, any, any>): LifecyclePath[] {
  const paths: LifecyclePath[] = []
  const walk = (path: LifecyclePath): void => {
    const state = path.states.at(-1) as string
    const onward = transitions(lifecycle).filter(({ from }) => from === state)
    const further = onward.filter(({ to }) => !path.states.includes(to))
    for (const { command, to } of further) walk({ commands: [...path.commands, command], states: [...path.states, to] })
    const staying = onward.filter(({ to }) => path.states.includes(to))
    for (const { command, to } of staying)
      paths.push({ commands: [...path.commands, command], states: [...path.states, to] })
    if (further.length === 0 && staying.length === 0) paths.push(path)
  }
  walk({ commands: [], states: [lifecycle.initial] })
  return paths
}

/** The shortest way to a state; throws for one that cannot be reached. */
export function pathTo(lifecycle: Lifecycle<any, any, any>, wanted: string): LifecyclePath {
  const queue: LifecyclePath[] = [{ commands: [], states: [lifecycle.initial] }]
  for (const path of queue) {
    const state = path.states.at(-1) as string
    if (state === wanted) return path
    const onward = transitions(lifecycle).filter(({ from, to }) => from === state && !path.states.includes(to))
    queue.push(
      ...onward.map(({ command, to }) => ({ commands: [...path.commands, command], states: [...path.states, to] })),
    )
  }
  throw new RangeError(`${lifecycle.id} has no way to ${wanted}`)
}

/** Each state × command that has to be refused with `core/not-allowed-now`. */
export function forbiddenCommands(lifecycle: Lifecycle<any, any, any>): ForbiddenCommand[] {
  const allowed = new Set(transitions(lifecycle).map(({ from, command }) => `${from} ${command}`))
  const commands = Object.keys(lifecycle.commands)
  return lifecycle.states
    .flatMap((state: string) => commands.map((command) => ({ state, command })))
    .filter(({ state, command }) => !allowed.has(`${state} ${command}`))
}

interface Transition {
  readonly from: string
  readonly command: string
  readonly to: string
}

function transitions(lifecycle: Lifecycle<any, any, any>): Transition[] {
  return Object.entries(lifecycle.commands).flatMap(([command, row]) =>
    statesFrom(row).map((from) => ({ from, command, to: row.to })),
  )
}
