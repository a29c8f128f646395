import type { OrdersContext } from '../service-directory.ts'
import { recogniseResult } from './decide.ts'
import { lookAtResults, openResult } from './look-at-results.ts'
import { type RecognitionRow, recognition } from './recognition.ts'

interface Filter {
  readonly category?: string | undefined
  readonly patient?: string | undefined
  readonly outcome?: RecognitionRow['outcome'] | undefined
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

/** Recognition of results at the moment of asking. */
export const recognitionHandlers = {
  findRecognisable: (wanted: Parameters<typeof lookAtResults>[1], ctx: OrdersContext) => lookAtResults(ctx, wanted),
  openRecognisable: ({ report }: { readonly report: string }, ctx: OrdersContext) => openResult(ctx, report),
  recogniseResult: (given: Parameters<typeof recogniseResult>[1], ctx: OrdersContext) => recogniseResult(ctx, given),
  async listRecognitions({ category, patient, outcome, cursor, limit = 30 }: Filter, ctx: OrdersContext) {
    const where = {
      ...(category !== undefined && { category }),
      ...(patient !== undefined && { patient }),
      ...(outcome !== undefined && { outcome }),
    }
    const { items, next } = await ctx
      .store(recognition)
      .list({ where, limit, sort: '-createdAt', ...(cursor !== undefined && { cursor }) })
    return { items: [...items], next }
  },
  getRecognition: ({ id }: { readonly id: string }, ctx: OrdersContext) => ctx.store(recognition).get(id),
}
