import { describe, expect, it } from 'vitest'
import { report, request, task } from '../../../src/blocks/orders/index.ts'
import type { Lifecycle } from '../../../src/lifecycle/define-lifecycle.ts'
import type { Context } from '../../../src/plugin/context.ts'
import { forbiddenCommands, lifecyclePaths, pathTo } from '../../../src/testing/lifecycle-paths.ts'
import { problemOf } from '../../kernel/trial-county.ts'
import { contextOf, databases, text, withOrders } from './orders-county.ts'

const inputs: Record<string, Record<string, unknown>> = {
  'orders.request': { hold: { reason: 'the patient is away' }, revoke: { reason: 'asked for twice' } },
  'orders.task': {
    allocate: { assignee: 'linjing', name: '林静', heldUntil: '2026-11-24T01:00:00.000Z' },
    assign: {
      assignee: 'linjing',
      name: '林静',
      heldUntil: '2026-11-24T01:00:00.000Z',
      reason: 'she knows the patient',
    },
    claim: { name: 'linjing' },
    makeWaiting: { reason: 'images of another' },
    askAgain: { reason: 'images of another' },
    release: { reason: 'on leave today' },
    takeOver: { owner: 'linjing', name: '林静' },
    reject: { reason: 'cannot be done' },
  },
  'orders.report': {
    sign: { confirmations: [] },
    sendBack: { reason: 'the side is missing' },
    publish: { name: 'xuguodong' },
    publishAmendment: { name: 'xuguodong' },
    retract: { reason: 'of another patient' },
  },
}
const resources = { request, task, report }

describe.each(databases)('the lifecycles of orders on %s', (database) => {
  const given = withOrders(database)

  /** Whoever a command is for: what the guards want is in the table below. */
  const actorOf = (resource: string, command: string): Context => {
    const { county } = given
    const { permission } = (resources[resource as 'task'].lifecycle.commands as Lifecycle['commands'])[command] ?? {}
    if (permission === 'system') return county.system('orders')
    if (resource === 'request') return contextOf(county, 'zhoumin', 'township-doctor', 'qinghe-centre')
    if (permission === 'orders:report:publish' || permission === 'orders:report:retract')
      return contextOf(county, 'xuguodong', 'senior-radiologist')
    if (permission === 'orders:task:manage') return contextOf(county, 'chenli', 'department-head')
    return contextOf(county, 'linjing', 'radiologist')
  }
  const give = (
    resource: 'request' | 'task' | 'report',
    id: string,
    command: string,
    by = actorOf(resource, command),
  ) => by.act(resources[resource] as any, id, command as never, inputs[`orders.${resource}`]?.[command] as never)

  /** A record in its initial state; of a report, an amendment where a command is for those only. */
  async function fresh(resource: 'request' | 'task' | 'report', commands: readonly string[]): Promise<string> {
    const { county } = given
    const asked = await given.place()
    if (resource !== 'report') return resource === 'request' ? asked.id : asked.task
    const revision = commands.includes('discard') ? 2 : 1
    const { id, version, state, createdAt, createdBy, updatedAt, organization, ...about } = await county
      .system('orders')
      .store(task)
      .get(asked.task)
    const { category, patient, patientName, patientSex, patientBirthDate, accessionNumber, display } = about
    const made = await county
      .system('orders')
      .store(report)
      .create(
        {
          ...{ category, patient, patientName, patientSex, patientBirthDate, accessionNumber, display },
          ...{ request: asked.id, task: asked.task, performer: organization, revision, content: text },
          ...{ author: 'linjing', authorName: '林静' },
        },
        { organization: 'qinghe-centre' },
      )
    return made.id
  }

  describe.each(['request', 'task', 'report'] as const)('of a %s', (resource) => {
    const lifecycle = resources[resource].lifecycle as Lifecycle<any, any, any>

    it('goes every way that there is', async () => {
      for (const path of lifecyclePaths(lifecycle)) {
        const id = await fresh(resource, path.commands)
        const seen = [lifecycle.initial]
        for (const command of path.commands) seen.push(((await give(resource, id, command)) as any).state)
        expect(seen, path.commands.join(' ')).toEqual(path.states)
      }
    })

    it('goes no other way', async () => {
      for (const { state, command } of forbiddenCommands(lifecycle)) {
        const { commands } = pathTo(lifecycle, state)
        const id = await fresh(resource, [...commands, command])
        for (const step of commands) await give(resource, id, step)
        expect(await problemOf(give(resource, id, command)), `${command} in ${state}`).toMatchObject({
          code: 'core/not-allowed-now',
        })
      }
    })

    it('lets nobody go who may only look', async () => {
      const looker = contextOf(given.county, 'sunli', 'imaging-technologist')
      for (const command of Object.keys(lifecycle.commands)) {
        const id = await fresh(resource, [command])
        expect(await problemOf(give(resource, id, command, looker)), command).toMatchObject({ code: 'core/not-found' })
      }
    })
  })
})
