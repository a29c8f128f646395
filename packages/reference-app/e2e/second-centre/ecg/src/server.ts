import { fail, NotFound, servePlugin } from '@ygt/core'
import { centreAddresses } from '@ygt/core/blocks/orders'
import { ecg, sections } from './plugin.ts'

/** Tracings by request, as long as the process lives: enough for a plugin that is made up. */
const tracings = new Map<string, number[]>()

export default servePlugin(ecg, {
  handlers: {
    async keepTracing({ request, samples }, ctx) {
      if (!(await ctx.uses.orders.get({ request }))) fail(NotFound)
      tracings.set(request, samples)
      await ctx.uses.orders.markReady({ request })
      return { samples }
    },
    async tracing({ request }, ctx) {
      if (!(await ctx.uses.orders.get({ request }))) fail(NotFound)
      return { samples: tracings.get(request) ?? [] }
    },
  },
  provide: {
    service: () => ({
      describe: async () => ({
        category: 'ecg',
        prefix: 'XD',
        centre: 'county-hospital',
        preparePermission: 'ecg:tracing:write',
        title: 'ecg.report.title',
        sections: sections.map(({ key, label, required }) => ({ key, label, required })),
        pages: centreAddresses('ecg'),
        targets: { routine: 'PT2H', urgent: 'PT30M', stat: 'PT10M' },
      }),
      assess: async () => ({ skills: [], points: 1 }),
      check: async () => [],
      figures: async () => [],
    }),
  },
})
