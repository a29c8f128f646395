import type { ScopedCaller } from '../access/access-control.ts'
import { reachCondition } from '../access/scope-condition.ts'
import type { PendingEvent } from '../events/outbox.ts'
import { tableOf } from '../persistence/table.ts'
import { Forbidden, NotAllowedNow, NotFound, VersionConflict } from '../problem/core-problems.ts'
import { fail } from '../problem/define-problem.ts'
import { parseInput } from '../problem/zod-errors.ts'
import type { Resource } from '../resource/define-resource.ts'
import { normalized } from '../resource/normalize-record.ts'
import { type AnyRecord, updateRecord, type Writing } from '../resource/record-writer.ts'
import { appendDeadline } from './deadline.ts'
import { type Command, type Facts, type Lifecycle, statesFrom } from './define-lifecycle.ts'

export interface Given {
  readonly id: string
  readonly command: string
  readonly input: unknown
  readonly version?: number | undefined
}

/** Gives a command: load, check right, state, version and guard, change, history, event, audit, deadline; one transaction. */
export async function act(writing: Writing, { id, command: name, input, version }: Given): Promise<AnyRecord> {
  const { runtime, resource, caller } = writing
  const lifecycle = resource.lifecycle as Lifecycle | undefined
  const command = lifecycle?.commands[name]
  if (!lifecycle || !command) throw new TypeError(`${resource.id} has no command ${name}`)
  return runtime.work.run(async () => {
    const before = await loadForChange(writing, id)
    if (!permitted(caller, resource, before, command)) fail(Forbidden, { permission: command.permission })
    const state = stateOf(lifecycle, before)
    if (!statesFrom(command).includes(state)) fail(NotAllowedNow, { state, command: name })
    if (version !== undefined && version !== before.version)
      fail(VersionConflict, { current: before.version, given: version })
    const parsed = command.input ? parseInput(command.input, input) : undefined
    const facts = factsOf(writing, before, parsed)
    const refusal = command.guard?.(facts)
    if (refusal) fail(refusal)
    const values = { ...normalized(resource, command.set?.(facts) ?? {}), state: command.to }
    const after = await updateRecord(writing, before, { values, action: name, command: name })
    emitFor(writing, command, { ...facts, doc: after })
    await appendDeadline(writing, { record: after, left: state, entered: command.to, lifecycle })
    return after
  })
}

/** Commands that the caller may give to the record now. Guards are asked without input and may not refuse for its absence. */
export function availableCommands({ runtime, resource, caller, request }: Writing, record: AnyRecord): string[] {
  const lifecycle = resource.lifecycle as Lifecycle | undefined
  if (!lifecycle) return []
  const state = stateOf(lifecycle, record)
  return Object.entries(lifecycle.commands)
    .filter(([, command]) => command.permission !== 'system' && statesFrom(command).includes(state))
    .filter(([, command]) => permitted(caller, resource, record, command))
    .filter(
      ([, command]) =>
        !command.guard?.(factsOf({ runtime, resource, caller, request }, record, command.input ? {} : undefined)),
    )
    .map(([name]) => name)
}

function permitted(caller: ScopedCaller, resource: Resource, record: AnyRecord, command: Command): boolean {
  if (caller.kind === 'system') return true
  if (command.permission === 'system') return false
  const qualifier = resource.partition ? String(record[resource.partition]) : undefined
  return caller.may(command.permission, {
    organization: record.organization,
    ...(qualifier !== undefined && { qualifier }),
  })
}

/** The row as it stands, locked until the end of the transaction where the dialect has row locks. */
async function loadForChange({ runtime, resource, caller }: Writing, id: string): Promise<AnyRecord> {
  const mapping = runtime.mapping(resource)
  const scope = reachCondition(resource, caller, resource.access.read)
  const lock = runtime.database.dialect === 'postgres' ? ' for update' : ''
  const text = `select ${mapping.selection} from ${tableOf(resource).name} where id = ?${scope ? ` and ${scope.text}` : ''}${lock}`
  const [row] = await runtime.work.query(text, [id, ...(scope?.parameters ?? [])])
  if (!row) fail(NotFound)
  return mapping.toRecord(row) as AnyRecord
}

function stateOf(lifecycle: Lifecycle, record: AnyRecord): string {
  const stored = String(record.state)
  return lifecycle.renamed[stored] ?? stored
}

function factsOf({ runtime, caller }: Writing, doc: AnyRecord, input: unknown): Facts {
  const actor = { account: caller.account, practitioner: caller.practitioner, organization: caller.organization }
  return { doc, input, actor, now: runtime.clock.now().toISOString() }
}

function emitFor({ runtime, caller }: Writing, command: Command, facts: Facts): void {
  if (!command.emits) return
  const { event, payload } = command.emits
  const pending: PendingEvent = {
    name: event.name,
    payload: event.payload.parse(payload(facts)),
    aggregate: facts.doc.id,
    at: facts.now,
    actor: caller.account,
    organization: facts.doc.organization,
  }
  runtime.work.unit().events.push(pending)
}
