import type { Client, TypesOf } from '@ygt/core'
import type { statisticsApi } from '@ygt/core/blocks/statistics'
import { looseClient } from '@ygt/core/web'

/** Figures of every category, through the block `statistics`. */
export const statisticsClient = looseClient<Pick<Client<typeof statisticsApi>, 'indicators' | 'figures' | 'records'>>(
  'statistics',
  { indicators: ['GET', '/indicators'], figures: ['GET', '/figures'], records: ['GET', '/records'] },
)

export type Offer = TypesOf<(typeof statisticsApi)['indicators']>['out']
export type IndicatorView = Offer['indicators'][number]
export type DimensionView = Offer['dimensions'][number]
export type FigureView = TypesOf<(typeof statisticsApi)['figures']>['out']['items'][number]
export type CountedRecord = TypesOf<(typeof statisticsApi)['records']>['out']['items'][number]
