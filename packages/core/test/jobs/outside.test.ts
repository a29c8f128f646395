import { defineJob, definePlugin, defineResource, field, run, servePlugin, z } from '@ygt/core'
import { startTestCounty } from '@ygt/core/testing'
import { expect, it } from 'vitest'

const note = defineResource('caller.note', {
  fields: { text: field.text({ max: 100 }) },
  access: { read: 'caller:note:read' },
  surfaces: [],
})
const CallThem = defineJob('caller.call-them', { payload: z.object({ who: z.string() }), outside: true, attempts: 3 })

it('a job that talks to others holds no transaction, and is tried again', async () => {
  let tries = 0
  const served = servePlugin(definePlugin('caller', { core: '*', resources: [note], jobs: [CallThem] }), {
    handlers: {},
    provide: {},
    jobs: [
      run(CallThem, async ({ who }, ctx) => {
        tries += 1
        // a writer of its own gets through while the job runs: with a transaction open, SQLite would make it wait for ever
        await ctx.store(note).create({ text: `${who} ${tries}` }, { organization: 'qinghe-centre' })
        await county.runtime.database.transaction((t) => t.change('update core_queue set error = null'))
        if (tries === 1) throw new Error('nobody answers')
      }),
    ],
  })
  const county = await startTestCounty({ plugins: [served] })
  const ctx = county.system('caller')
  await ctx.schedule(CallThem, { who: 'device' }, { at: ctx.now() })
  await county.settle()
  expect(tries).toBe(1)
  county.clock.advance(60_000)
  await county.settle()
  county.clock.advance(3_600_000)
  await county.settle()
  expect(tries).toBe(2)
  const { items } = await ctx.store(note).list({ sort: 'createdAt' })
  expect(items.map(({ text }) => text)).toEqual(['device 1', 'device 2'])
  await county.stop()
})
