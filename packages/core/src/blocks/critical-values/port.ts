import type { Port } from '../../contract/define-contract.ts'
import { unanswered } from './answer-findings.ts'
import { type CriticalValues, criticalValueDraft } from './contract.ts'
import { raiseValue } from './raise-value.ts'
import { value } from './value.ts'
import type { ValuesContext } from './value-context.ts'
import { cardOf } from './value-views.ts'

/** What plugins of a category call. Reads are scoped to the caller, like everything. */
export function valuesPort(ctx: ValuesContext): Port<typeof CriticalValues> {
  return {
    raise: async (draft) => cardOf(await raiseValue(ctx, criticalValueDraft.parse(draft))),
    async get({ value: id }) {
      const row = await ctx.store(value).find(id)
      return row ? cardOf(row) : null
    },
    async ofRequest({ request }) {
      const { items } = await ctx.store(value).list({ where: { request }, limit: 100, sort: 'createdAt' })
      return items.map(cardOf)
    },
    unanswered: (asked) => unanswered(ctx, asked),
  }
}
