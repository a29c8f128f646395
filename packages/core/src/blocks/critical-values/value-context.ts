import type { Context } from '../../plugin/context.ts'
import type { criticalValuesPlugin } from './plugin.ts'
import type { CriticalValuesSettings } from './settings.ts'
import type { CriticalValue } from './value.ts'

/** What the block's code works with. */
export type ValuesContext = typeof criticalValuesPlugin extends { uses: infer U }
  ? Context<U, CriticalValuesSettings>
  : never

/** The finding in one line, as it is told and logged: words, number with unit, what else was said. */
export function toldOf(row: Pick<CriticalValue, 'display' | 'quantity' | 'unit' | 'detail'>): string {
  const number = row.quantity === null ? '' : `${row.quantity} ${row.unit ?? ''}`.trim()
  return [row.display, number, row.detail ?? '']
    .filter((part) => part !== '')
    .join(' ')
    .slice(0, 400)
}

/** What the category's service says of itself; nothing where no plugin performs it any more. */
async function serviceOf(ctx: ValuesContext, category: string) {
  for (const service of ctx.uses.services) {
    const described = await service.describe({})
    if (described.category === category) return described
  }
  return undefined
}

/** The catalogue of a category: empty where its service has none. */
export async function catalogueOf(ctx: ValuesContext, category: string) {
  return (await serviceOf(ctx, category))?.criticalFindings ?? []
}

/** Address of the page that shows the order, with its images and reports. */
export async function requestPageOf(ctx: ValuesContext, row: CriticalValue): Promise<string | null> {
  const service = await serviceOf(ctx, row.category)
  return service?.pages.request.replaceAll('{request}', row.request) ?? null
}
