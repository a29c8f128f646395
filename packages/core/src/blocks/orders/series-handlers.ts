import type { HandlerContext } from '../../plugin/context.ts'
import { exportSeries } from './export-series.ts'
import { addToSeries, checkSeriesPeople, placeSeries } from './place-series.ts'
import { claimSeriesTasks, prepareNormal, preparePublication, publishSeries, signNormal } from './read-series.ts'
import { type OrderSeries, series } from './series.ts'
import { listSeries, type PeopleFilter, seriesPeople, viewSeries } from './series-progress.ts'
import type { OrdersContext } from './service-directory.ts'

type Ctx = OrdersContext & HandlerContext<any, any, any>

const one = async (ctx: OrdersContext, row: OrderSeries) => (await viewSeries(ctx, [row]))[0] as never

/** Check-ups of many people. */
export const seriesHandlers = {
  async services(_: object, ctx: Ctx) {
    const described = await Promise.all(ctx.uses.services.map((service) => service.describe({})))
    const mine = described.filter(({ category }) => ctx.caller.may('orders:request:create', { qualifier: category }))
    return {
      items: mine.map(({ category, examinations = [] }) => ({
        category,
        examinations: examinations.map((each) => ({
          ...each,
          bodySite: each.bodySite ?? null,
          detail: each.detail ?? {},
        })),
      })),
    }
  },
  checkSeriesPeople: (list: Parameters<typeof checkSeriesPeople>[1], ctx: Ctx) => checkSeriesPeople(ctx, list),
  placeSeries: async (draft: Parameters<typeof placeSeries>[1], ctx: Ctx) => one(ctx, await placeSeries(ctx, draft)),
  addToSeries: async (more: Parameters<typeof addToSeries>[1], ctx: Ctx) => one(ctx, await addToSeries(ctx, more)),
  listSeries: (filter: Parameters<typeof listSeries>[1], ctx: Ctx) => listSeries(ctx, filter),
  getSeries: async ({ id }: { id: string }, ctx: Ctx) => one(ctx, await ctx.store(series).get(id)),
  seriesPeople: (filter: PeopleFilter, ctx: Ctx) => seriesPeople(ctx, filter),
  exportSeries: (filter: PeopleFilter, ctx: Ctx) => exportSeries(ctx, filter, ctx.request.language),
  claimSeriesTasks: (batch: Parameters<typeof claimSeriesTasks>[1], ctx: Ctx) => claimSeriesTasks(ctx, batch),
  signNormal: (batch: Parameters<typeof signNormal>[1], ctx: Ctx) => signNormal(ctx, batch),
  prepareNormal: (batch: Parameters<typeof prepareNormal>[1], ctx: Ctx) => prepareNormal(ctx, batch),
  preparePublication: (batch: Parameters<typeof preparePublication>[1], ctx: Ctx) => preparePublication(ctx, batch),
  publishSeries: (batch: Parameters<typeof publishSeries>[1], ctx: Ctx) => publishSeries(ctx, batch),
}
