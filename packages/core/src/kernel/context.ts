import { looksAreKept, type ScopedCaller, systemCaller } from '../access/access-control.ts'
import { conditionSql, reachCondition } from '../access/scope-condition.ts'
import { bindPort } from '../contract/bind-port.ts'
import type { Contract, Use } from '../contract/define-contract.ts'
import type { PendingEvent } from '../events/outbox.ts'
import { enqueue } from '../jobs/queue.ts'
import { act, availableCommands } from '../lifecycle/act.ts'
import { nextNumber } from '../persistence/number-series.ts'
import { camelRow, renderSql } from '../persistence/render-sql.ts'
import type { Context } from '../plugin/context.ts'
import type { Resource } from '../resource/define-resource.ts'
import type { AnyRecord, Writing } from '../resource/record-writer.ts'
import { createStore } from '../resource/resource-store.ts'
import { label } from './labels.ts'
import type { RunningPlugin, Runtime } from './runtime.ts'
import { jobTopic } from './topics.ts'

/** Builds what a plugin's code sees, for one caller and one request. */
export function createContext(
  runtime: Runtime,
  plugin: RunningPlugin,
  caller: ScopedCaller,
  request: string | null = null,
): Context {
  const now = () => runtime.clock.now().toISOString()
  const writing = (resource: Resource): Writing => {
    admit(plugin, resource)
    return { runtime, resource, caller, request }
  }
  let ports: Context['uses'] | undefined
  const auditFacts = {
    actor: caller.account,
    practitioner: caller.practitioner,
    organization: caller.organization,
    request,
  }
  const context: Context = {
    get uses() {
      ports ??= portsOf(runtime, plugin, caller, request)
      return ports
    },
    settings: plugin.settings,
    caller,
    blobs: runtime.blobs,
    now,
    label: (key, words = {}, language = 'zh') => label(runtime.labels, language, key, words),
    newId: runtime.newId,
    store: (resource) => createStore(writing(resource)) as never,
    async query<T>(statement: Parameters<Context['query']>[0]) {
      const rendered = renderSql(statement, { caller, admit: (resource) => admit(plugin, resource) })
      for (const { resource, reason } of rendered.unscoped) {
        if (looksAreKept(caller))
          runtime.audit.look({
            ...auditFacts,
            at: now(),
            action: 'unscoped',
            resource,
            record: null,
            patient: null,
            detail: { reason },
          })
      }
      const rows = await runtime.work.query(rendered.text, rendered.parameters)
      return rows.map((row) => camelRow<T>(row))
    },
    reach(resource, permission) {
      admit(plugin, resource)
      return conditionSql(reachCondition(resource, caller, permission))
    },
    act: (resource, id, command, ...[input, options]) =>
      act(writing(resource), { id, command, input, version: options?.version }) as never,
    commands: (resource, row) => availableCommands(writing(resource), row as AnyRecord),
    async emit(event, payload, { aggregate }) {
      const pending: PendingEvent = {
        name: event.name,
        payload: event.payload.parse(payload),
        aggregate,
        at: now(),
        actor: caller.account,
        organization: caller.organization,
      }
      await runtime.work.run(async (unit) => void unit.events.push(pending))
    },
    schedule: (job, payload, { at, key }) =>
      runtime.work.run(async ({ transaction }) => {
        const item = {
          id: runtime.newId(),
          topic: jobTopic(job.id),
          payload: job.payload.parse(payload),
          runAt: at,
          now: now(),
        }
        await enqueue(transaction, key === undefined ? item : { ...item, key: `${job.id}:${key}` })
      }),
    nextNumber: (series) => runtime.work.run((unit) => nextNumber(unit, `${plugin.id}:${series}`)),
    work: (fn) => runtime.work.run(() => fn()),
    looked(at) {
      const common = { ...auditFacts, at: now(), resource: at.resource }
      if (!('patients' in at))
        runtime.audit.look({ ...common, action: 'read', record: at.record, patient: at.patient, detail: null })
      else if (at.patients.length > 0)
        runtime.audit.look({
          ...common,
          action: 'list',
          record: null,
          patient: onlyOne(at.patients),
          detail: { patients: at.patients },
        })
    },
    audit: (entry) =>
      runtime.work.run(async (unit) => runtime.audit.record(unit, { ...auditFacts, at: now(), ...entry })),
    async asSystem(reason, fn) {
      const entry = {
        ...auditFacts,
        at: now(),
        action: 'as-system',
        resource: null,
        record: null,
        patient: null,
        detail: { plugin: plugin.id, reason },
      }
      if (looksAreKept(caller)) runtime.audit.look(entry)
      return fn(createContext(runtime, plugin, systemCaller(looksAreKept(caller) ? caller.account : 'system'), request))
    },
  }
  return context
}

function onlyOne(patients: readonly string[]): string | null {
  return patients.length === 1 ? (patients[0] ?? null) : null
}

/** A plugin reaches its own tables only; others are reached through contracts and projections. */
function admit(plugin: RunningPlugin, resource: Resource): void {
  if (resource.id.startsWith(plugin.id) && resource.id[plugin.id.length] === '.') return
  throw new TypeError(
    `${plugin.id} reached for ${resource.id}, which belongs to ${resource.id.split('.')[0]}: use a contract, or a projection of its events`,
  )
}

function portsOf(runtime: Runtime, plugin: RunningPlugin, caller: ScopedCaller, request: string | null): never {
  const ports = {}
  for (const [name, use] of Object.entries(plugin.served.plugin.uses as Record<string, Use>)) {
    const contract = 'optional' in use ? use.optional : use
    const providers = plugin.providers[name] ?? []
    const port = (id: string) => {
      const provider = runtime.plugins.get(id)
      if (!provider) throw new TypeError(`${id} is to provide ${contract.id}@${contract.version} but is not composed`)
      return bindPort(contract, id, providedPort(runtime, provider, { contract, caller, request }), runtime.strict)
    }
    const many = contract.cardinality === 'many'
    Object.defineProperty(ports, name, {
      enumerable: true,
      get: () =>
        many
          ? providers.filter((p) => runtime.plugins.get(p)?.status === 'up').map(port)
          : providers[0]
            ? port(providers[0])
            : undefined,
    })
  }
  return ports as never
}

interface Wanted {
  readonly contract: Contract
  readonly caller: ScopedCaller
  readonly request: string | null
}

function providedPort(runtime: Runtime, provider: RunningPlugin, { contract, caller, request }: Wanted) {
  const { plugin, implementation } = provider.served
  const key = Object.keys(plugin.provides).find(
    (k) => plugin.provides[k].id === contract.id && plugin.provides[k].version === contract.version,
  )
  const make = key ? implementation.provide[key] : undefined
  if (!make) throw new TypeError(`${provider.id} does not provide ${contract.id}@${contract.version}`)
  return make(createContext(runtime, provider, caller, request)) as never
}
