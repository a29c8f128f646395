import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Lifecycle } from '../../src/lifecycle/define-lifecycle.ts'
import type { Context } from '../../src/plugin/context.ts'
import { forbiddenCommands, lifecyclePaths, pathTo } from '../../src/testing/lifecycle-paths.ts'
import type { TestCounty } from '../../src/testing/start-test-county.ts'
import { contextOf, databases, oneNote, problemOf, startTrial } from '../kernel/trial-county.ts'
import { note } from '../kernel/trial-plugin.ts'

const lifecycle: Lifecycle<any, any, any> = note.lifecycle
const inputs: Record<string, any> = { close: { reason: 'seen by a doctor' } }
const isSystem = (command: string) => lifecycle.commands[command]?.permission === 'system'

describe.each(databases)('the lifecycle of a note on %s', (database) => {
  let county: TestCounty
  let author: Context
  let checker: Context // the guard wants somebody else
  let reader: Context
  beforeAll(async () => {
    // two doctors of one township: the second one through a post that the county gives
    county = await startTrial(database, {
      roles: {
        registrar: { add: ['trial:note:read', 'trial:note:check'] },
        radiologist: { add: ['trial:note:read'], reach: 'county' },
      },
    })
    author = await contextOf(county, 'zhoumin')
    checker = await contextOf(county, 'maxiaolan')
    reader = await contextOf(county, 'linjing')
  })
  afterAll(() => county?.stop())

  const give = (id: string, command: string, by = isSystem(command) ? county.system('trial') : checker) =>
    by.act(note as any, id, command as never, inputs[command])
  async function noteIn(state: string): Promise<string> {
    const { id } = await author.store(note).create(oneNote)
    for (const command of pathTo(lifecycle, state).commands) await give(id, command)
    return id
  }

  it.each(lifecyclePaths(lifecycle).map((path) => [path.states.join(' → '), path] as const))(
    'goes %s',
    async (_, { commands, states }) => {
      const { id } = await author.store(note).create(oneNote)
      const seen: string[] = [lifecycle.initial]
      for (const command of commands) seen.push(((await give(id, command)) as unknown as { state: string }).state)
      expect(seen).toEqual(states)
      const history = await county.runtime.database.query(
        'select version, command from core_history where resource = ? and record = ? order by version',
        ['trial.note', id],
      )
      expect(history.map((h) => h.command)).toEqual([null, ...commands])
    },
  )

  it.each(forbiddenCommands(lifecycle).map((pair) => [pair.state, pair.command] as const))(
    'in %s refuses %s',
    async (state, command) => {
      const id = await noteIn(state)
      expect(await problemOf(give(id, command))).toEqual({ code: 'core/not-allowed-now', status: 409 })
    },
  )

  it.each(Object.keys(lifecycle.commands))('refuses %s by somebody who may only read', async (command) => {
    const id = await noteIn(lifecycle.initial)
    expect(await problemOf(give(id, command, reader))).toEqual({ code: 'core/forbidden', status: 403 })
  })

  it('lets nobody give a command of the system', async () => {
    const id = await noteIn('open')
    expect(await problemOf(give(id, 'expire', checker))).toEqual({ code: 'core/forbidden', status: 403 })
  })

  it('asks the guard, and offers only what the guard lets pass', async () => {
    const row = await author.store(note).create(oneNote)
    expect(await problemOf(give(row.id, 'check', author))).toEqual({ code: 'trial/own-note', status: 409 })
    expect([...author.commands(note, row)]).toEqual(['close'])
    expect([...checker.commands(note, row)]).toEqual(['check', 'close'])
    expect([...reader.commands(note, row)]).toEqual([])
    expect(await problemOf(checker.act(note, row.id, 'close', { reason: 'no' }))).toMatchObject({ status: 400 })
    expect(await problemOf(checker.act(note, row.id, 'check', undefined, { version: 7 }))).toEqual({
      code: 'core/version-conflict',
      status: 412,
    })
  })

  it('does what a deadline says when the time is up, and not before', async () => {
    const { id } = await author.store(note).create(oneNote)
    const stateOf = async () => (await county.system('trial').store(note).get(id)).state
    county.clock.advance(86_400_000 - 1000)
    await county.settle()
    expect(await stateOf()).toBe('open')
    county.clock.advance(2000)
    await county.settle()
    expect(await stateOf()).toBe('closed')
    const [entry] = await county.runtime.database.query(
      `select actor, action from core_audit where record = ? order by sequence desc limit 1`,
      [id],
    )
    expect(entry).toEqual({ actor: 'system', action: 'expire' })
  })

  it('stops the clock of a state that was left', async () => {
    const id = await noteIn('checked')
    county.clock.advance(3 * 86_400_000)
    await county.settle()
    expect((await county.system('trial').store(note).get(id)).state).toBe('checked')
  })
})

describe('the tools that derive tests from a lifecycle', () => {
  it('know every way, every state and every forbidden command', () => {
    expect(lifecyclePaths(lifecycle).map((p) => p.commands)).toEqual([['check', 'close'], ['close'], ['expire']])
    expect(pathTo(lifecycle, 'closed').commands).toHaveLength(1)
    expect(() => pathTo(lifecycle, 'nowhere')).toThrow('trial.note has no way to nowhere')
    expect(forbiddenCommands(lifecycle)).toEqual([
      { state: 'checked', command: 'check' },
      { state: 'checked', command: 'expire' },
      { state: 'closed', command: 'check' },
      { state: 'closed', command: 'close' },
      { state: 'closed', command: 'expire' },
    ])
  })
})
