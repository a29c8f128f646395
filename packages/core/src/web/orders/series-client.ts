import type { seriesApi } from '../../blocks/orders/series-api.ts'
import type { Client } from '../../endpoint/client.ts'
import type { TypesOf } from '../../endpoint/define-endpoint.ts'
import { looseClient } from '../clients.ts'

type SeriesClient = Omit<Client<typeof seriesApi>, 'exportSeries'>

/** Check-ups of many people in any category, through the block `orders`. */
export const seriesClient = looseClient<SeriesClient>('orders', {
  services: ['GET', '/services'],
  checkSeriesPeople: ['POST', '/series/people'],
  placeSeries: ['POST', '/series'],
  addToSeries: ['POST', '/series/:id/people'],
  listSeries: ['GET', '/series'],
  getSeries: ['GET', '/series/:id'],
  seriesPeople: ['GET', '/series/:id/people'],
  claimSeriesTasks: ['POST', '/series/:id/claim'],
  signNormal: ['POST', '/series/:id/sign-normal'],
  prepareNormal: ['POST', '/series/:id/prepare-normal'],
  preparePublication: ['POST', '/series/:id/prepare-publication'],
  publishSeries: ['POST', '/series/:id/publish'],
})

export type SeriesRow = TypesOf<(typeof seriesApi)['getSeries']>['out']
export type SeriesMemberRow = TypesOf<(typeof seriesApi)['seriesPeople']>['out']['items'][number]

/** Keys under which answers are kept. */
export const seriesKeys = {
  all: ['orders', 'series'] as const,
  people: ['orders', 'series-people'] as const,
}
