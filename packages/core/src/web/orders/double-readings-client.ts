import type { doubleReadingApi } from '../../blocks/orders/double-reading-api.ts'
import type { Client } from '../../endpoint/client.ts'
import type { TypesOf } from '../../endpoint/define-endpoint.ts'
import { looseClient } from '../clients.ts'

type Readings = Client<typeof doubleReadingApi>

/** Second readings of any category, through the block `orders`. */
export const doubleReadingsClient = looseClient<Omit<Readings, 'tallyReadings' | 'tallyEverybody'>>('orders', {
  listReadings: ['GET', '/double-readings'],
  getReading: ['GET', '/double-readings/:id'],
  sendToSecondReader: ['POST', '/reports/:id/second-reading'],
  claimReading: ['POST', '/double-readings/:id/claim'],
  handBackReading: ['POST', '/double-readings/:id/hand-back'],
  saveReading: ['PUT', '/double-readings/:id/draft'],
  submitReading: ['POST', '/double-readings/:id/submit'],
  gradeReading: ['POST', '/double-readings/:id/grade'],
  answerReading: ['POST', '/double-readings/:id/answer'],
  decideReading: ['POST', '/double-readings/:id/decide'],
})

export type DoubleReadingRow = TypesOf<(typeof doubleReadingApi)['getReading']>['out']

/** Keys under which answers are kept. */
export const doubleReadingKeys = {
  all: ['orders', 'double-readings'] as const,
  list: ['orders', 'double-readings', 'list'] as const,
  one: (id: string) => ['orders', 'double-readings', 'one', id] as const,
}

/** What is asked again after a step of a second reading. */
export const afterReading = [doubleReadingKeys.all, ['core', 'work']] as const
