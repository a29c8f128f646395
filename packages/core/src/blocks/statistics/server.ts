import { servePlugin } from '../../plugin/serve-plugin.ts'
import { exportFigures } from './export-figures.ts'
import { statisticsPlugin } from './plugin.ts'
import { checkPeriod, figuresOf, narrowing, offered } from './statistics-context.ts'
import { UnknownIndicator } from './statistics-problems.ts'

/** Statistics: asks the providers, who count with the caller's reach. */
export const statisticsServed = servePlugin(statisticsPlugin, {
  handlers: {
    async indicators({ category }, ctx) {
      const described = await Promise.all(ctx.uses.services.map((service) => service.describe({})))
      const categories = described.map((one) => one.category)
      const chosen = category ?? categories[0] ?? null
      const none = { indicators: [], dimensions: [] }
      return { category: chosen, categories, ...(chosen === null ? none : await offered(ctx, chosen)) }
    },
    figures: async (asked, ctx) => ({ items: (await figuresOf(ctx, asked)).items }),
    async records({ where, cursor = null, limit = 50, ...asked }, ctx) {
      checkPeriod(asked)
      for (const provider of ctx.uses.indicators) {
        const found = await provider.records({ ...asked, where: narrowing(where), cursor, limit })
        if (found) return found
      }
      return ctx.fail(UnknownIndicator, { indicator: asked.indicator })
    },
    exportFigures: (asked, ctx) => exportFigures(ctx, asked, { format: 'csv', language: ctx.request.language }),
    exportWorkbook: (asked, ctx) => exportFigures(ctx, asked, { format: 'xlsx', language: ctx.request.language }),
  },
  provide: {},
})
