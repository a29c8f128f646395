import { type Lifecycle, statesFrom } from './define-lifecycle.ts'

/** A lifecycle as a Mermaid state diagram, drawn from its declaration; what the system does is in brackets. */
export function lifecycleDiagram(lifecycle: Lifecycle): string {
  const id = (state: string) => state.replaceAll('-', '_')
  const names = lifecycle.states.filter((s) => s.includes('-')).map((s) => `  state "${s}" as ${id(s)}`)
  const moves = Object.entries(lifecycle.commands).flatMap(([name, command]) =>
    statesFrom(command).map(
      (from) => `  ${id(from)} --> ${id(command.to)}: ${command.permission === 'system' ? `[${name}]` : name}`,
    ),
  )
  const ends = lifecycle.final
    .filter((s) => !moves.some((m) => m.startsWith(`  ${id(s)} -->`)))
    .map((s) => `  ${id(s)} --> [*]`)
  return ['stateDiagram-v2', ...names, `  [*] --> ${id(lifecycle.initial)}`, ...moves, ...ends].join('\n')
}
