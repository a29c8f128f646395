import { countAnswers } from './count-answers.ts'
import type { PhraseDraft } from './keep-phrase.ts'
import { keepPhrase, phrasesOf, removePhrase } from './keep-phrase.ts'
import { keepTemplate, retireTemplate, reviseTemplate, type TemplateDraft } from './keep-template.ts'
import type { OrdersContext } from './service-directory.ts'
import { template, templateVersion } from './template.ts'

type Id = { readonly id: string }
type Requested = OrdersContext & { readonly request: { readonly version: number | undefined } }

/** Handlers of templates and phrases. */
export const templateHandlers = {
  async listTemplates(
    asked: { category: string; retired?: boolean | undefined; cursor?: string | undefined; limit?: number | undefined },
    ctx: OrdersContext,
  ) {
    const { category, retired, cursor, limit = 200 } = asked
    const where = { category, ...(retired !== undefined && { retired }) }
    const { items, next } = await ctx
      .store(template)
      .list({ where, limit, sort: 'name', ...(cursor !== undefined && { cursor }) })
    return { items: [...items], next }
  },
  async getTemplate({ id }: Id, ctx: OrdersContext) {
    const found = await ctx.store(template).get(id)
    const { items } = await ctx.store(templateVersion).list({ where: { template: id }, limit: 50, sort: '-createdAt' })
    return { ...found, versions: [...items] }
  },
  keepTemplate: ({ category, ...draft }: TemplateDraft & { category: string }, ctx: OrdersContext) =>
    keepTemplate(ctx, category, draft),
  importTemplates: ({ category, templates }: { category: string; templates: TemplateDraft[] }, ctx: OrdersContext) =>
    ctx.work(async () => {
      const items = []
      for (const draft of templates) items.push(await keepTemplate(ctx, category, draft))
      return { items }
    }),
  reviseTemplate: ({ id, ...draft }: TemplateDraft & Id, ctx: Requested) =>
    reviseTemplate(ctx, id, draft, ctx.request.version),
  retireTemplate: ({ id }: Id, ctx: OrdersContext) => retireTemplate(ctx, id, true),
  restoreTemplate: ({ id }: Id, ctx: OrdersContext) => retireTemplate(ctx, id, false),
  countAnswers: (asked: Id & { from: string; to: string }, ctx: OrdersContext) => countAnswers(ctx, asked),
  listPhrases: async ({ category }: { category: string }, ctx: OrdersContext) => ({
    items: [...(await phrasesOf(ctx, category))],
  }),
  async keepPhrase(draft: PhraseDraft, ctx: OrdersContext) {
    const { owner, ...kept } = await keepPhrase(ctx, draft)
    return { ...kept, shared: owner === null }
  },
  async removePhrase({ id }: Id, ctx: OrdersContext) {
    await removePhrase(ctx, id)
    return { removed: true }
  },
}
