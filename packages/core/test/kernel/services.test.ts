import { definePlugin, servePlugin } from '@ygt/core'
import { startTestCounty } from '@ygt/core/testing'
import { expect, it } from 'vitest'

const plugin = definePlugin('beside', { core: '*' })

it('services run while the county serves; one that fails or is off is shown, and takes nothing down', async () => {
  const happened: string[] = []
  const served = servePlugin(plugin, {
    handlers: {},
    provide: {},
    services: [
      {
        name: 'beside.listener',
        start: async (ctx) => {
          happened.push(`started by ${ctx.caller.kind}`)
          return { detail: 'port 1', stop: async () => void happened.push('stopped') }
        },
      },
      { name: 'beside.broken', start: () => Promise.reject(new Error('the port is taken')) },
      { name: 'beside.off', start: async () => undefined },
    ],
  })
  const county = await startTestCounty({ plugins: [served] })
  const operator = await county.as('fengtao')
  const shown = async () =>
    (await operator.ok(operator.core.plugins({}))).items.find(({ id }) => id === 'beside')?.services
  expect(await shown()).toEqual([])
  await county.services.start()
  expect(await shown()).toEqual([
    { name: 'beside.listener', status: 'up', detail: 'port 1' },
    { name: 'beside.broken', status: 'down', detail: 'the port is taken' },
    { name: 'beside.off', status: 'off', detail: null },
  ])
  await county.stop()
  expect(happened).toEqual(['started by system', 'stopped'])
})
