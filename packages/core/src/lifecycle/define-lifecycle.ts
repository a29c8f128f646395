import type { z } from 'zod'
import type { EventType } from '../events/define-event.ts'
import { callSite } from '../plugin/call-site.ts'
import type { Problem } from '../problem/define-problem.ts'

/** Who gives a command, as guards see it. */
export interface Actor {
  readonly account: string
  readonly practitioner: string | null
  readonly organization: string | null
}

/** What guards, changes and event payloads are computed from. Pure: no I/O. */
export interface Facts<Doc = any, Input = any> {
  readonly doc: Doc
  readonly input: Input
  readonly actor: Actor
  /** ISO instant of the injected clock. */
  readonly now: string
}

export type InputType<I> = I extends z.ZodType ? z.output<I> : undefined

/** One row of the table of commands. */
export interface Command<S extends string = string, I = unknown, Doc = any> {
  readonly from: S | readonly S[]
  readonly to: S
  /** `system`: only a deadline or a job may give it. */
  readonly permission: string
  readonly input?: I
  /** Refuses with a problem, or lets pass with `undefined`. */
  readonly guard?: (facts: Facts<Doc, InputType<I>>) => Problem | undefined
  /** Fields that change with the state. */
  readonly set?: (facts: Facts<Doc, InputType<I>>) => Readonly<Record<string, unknown>>
  readonly emits?: Emission<Doc, InputType<I>>
}

/** An event and how its payload follows from the facts (after the change). */
export interface Emission<Doc = any, Input = any> {
  readonly event: EventType
  readonly payload: (facts: Facts<Doc, Input>) => unknown
}

/** Ties an event to its payload, typed: `emits: emit(ReportPublished, ({ doc }) => ({ report: doc.id }))`. */
export function emit<P, Doc = any, Input = any>(
  event: EventType<P>,
  payload: (facts: Facts<Doc, Input>) => P,
): Emission<Doc, Input> {
  return { event, payload }
}

export interface Deadline {
  /** ISO 8601 duration (`PT2H`), a setting of the plugin (`setting:reviewWithin`) or a field of the record (`field:actWithin`). */
  readonly within: string
  /** Command given by the system when the record is still in the state. */
  readonly then: string
}

/** States of a record and the commands that lead from one to the next. */
export interface Lifecycle<S extends string = string, I = Readonly<Record<string, unknown>>, Doc = any> {
  readonly id: string
  readonly states: readonly S[]
  readonly initial: S
  readonly final: readonly S[]
  readonly commands: Readonly<Record<keyof I & string, Command<S, any, any>>>
  readonly deadlines: Readonly<Record<string, Deadline>>
  /** Old state names that still stand in rows, and what they are called now. */
  readonly renamed: Readonly<Record<string, S>>
  readonly declaredAt: string
  readonly '~'?: { readonly inputs: I; readonly doc: (doc: Doc) => void }
}

/**
 * Declares a lifecycle. Checked when defined: unreachable states, dead ends that are not final, and
 * commands that leave a final state by accident are errors here, not at run time.
 */
export function defineLifecycle<const S extends string, I, Doc = any>(
  id: string,
  lifecycle: {
    readonly states: readonly S[]
    readonly initial: NoInfer<S>
    readonly final: readonly NoInfer<S>[]
    readonly commands: { readonly [K in keyof I]: Command<NoInfer<S>, I[K], Doc> }
    readonly deadlines?: {
      readonly [K in NoInfer<S>]?: { readonly within: string; readonly then: NoInfer<keyof I & string> }
    }
    readonly renamed?: Readonly<Record<string, NoInfer<S>>>
  },
): Lifecycle<S, I, Doc> {
  const { states, initial, final, deadlines = {}, renamed = {} } = lifecycle
  const commands = lifecycle.commands as unknown as Readonly<Record<keyof I & string, Command<S, any, any>>>
  const faults = graphFaults({ states, initial, final, commands })
  if (faults.length > 0) throw new TypeError(`Lifecycle ${id}: ${faults.join('; ')}`)
  const declared = deadlines as Readonly<Record<string, Deadline>>
  return { id, states, initial, final, commands, deadlines: declared, renamed, declaredAt: callSite() }
}

/** Types of a lifecycle's command inputs. */
export type CommandInput<L, C> = L extends { readonly '~'?: { readonly inputs: infer I } }
  ? C extends keyof I
    ? I[C] extends z.ZodType
      ? z.input<I[C]>
      : undefined
    : never
  : never

export function statesFrom(command: Command): readonly string[] {
  return typeof command.from === 'string' ? [command.from] : command.from
}

interface Graph {
  readonly states: readonly string[]
  readonly initial: string
  readonly final: readonly string[]
  readonly commands: Readonly<Record<string, Command<any, any, any>>>
}

/** What is wrong with a state graph, in sentences; empty when it is sound. */
export function graphFaults({ states, initial, final, commands }: Graph): string[] {
  const reached = new Set([initial])
  const rows = Object.values(commands)
  for (let grew = true; grew; ) {
    const next = rows.filter((c) => statesFrom(c).some((s) => reached.has(s)) && !reached.has(c.to))
    for (const command of next) reached.add(command.to)
    grew = next.length > 0
  }
  const leaves = new Set(rows.flatMap((c) => (statesFrom(c).some((s) => s !== c.to) ? statesFrom(c) : [])))
  const faults: string[] = []
  for (const state of states) {
    if (!reached.has(state)) faults.push(`state ${state} cannot be reached from ${initial}`)
    if (!leaves.has(state) && !final.includes(state)) faults.push(`state ${state} is a dead end but not final`)
  }
  return faults
}
