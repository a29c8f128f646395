import type { Answer } from '@ygt/core'
import { looseClient } from '@ygt/core/web'

interface TemplateRow {
  readonly id: string
  readonly name: string
  readonly modality: string | null
  readonly normal: boolean
}

/** Templates of reports, as far as a batch needs them. */
export const templatesClient = looseClient<{
  list: (input: { readonly category: string; readonly limit: number }) => Promise<Answer<{ items: TemplateRow[] }>>
}>('orders', { list: ['GET', '/templates'] })
