import { pinyin } from 'pinyin-pro'
import { sql } from '../../persistence/sql.ts'
import { fail } from '../../problem/define-problem.ts'
import { NotYourPhrase } from './order-problems.ts'
import { type Phrase, phrase } from './phrase.ts'
import type { OrdersContext } from './service-directory.ts'

/** Characters of a phrase that its initials are made of. */
const initialsOf = 20

/** Pinyin initials of a phrase's beginning, small letters; letters and digits stand for themselves. */
export function phraseInitials(text: string): string {
  const begin = [...text.normalize('NFKC')].slice(0, initialsOf).join('')
  const parts = pinyin(begin, { toneType: 'none', pattern: 'first', type: 'array', nonZh: 'spaced' })
  return parts
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}

export interface PhraseDraft {
  readonly category: string
  readonly section?: string | null | undefined
  readonly phrase: string
  readonly shared: boolean
}

/** Keeps a phrase; one for everybody needs the right to keep templates. */
export async function keepPhrase(ctx: OrdersContext, draft: PhraseDraft): Promise<Phrase> {
  const { category, section = null, phrase: text, shared } = draft
  if (shared && !mayShare(ctx, category)) fail(NotYourPhrase)
  const owner = shared ? null : (ctx.caller.practitioner ?? fail(NotYourPhrase))
  return ctx.store(phrase).create({ category, section, phrase: text, initials: phraseInitials(text), owner })
}

export async function removePhrase(ctx: OrdersContext, id: string): Promise<void> {
  const { category, owner } = await ctx.store(phrase).get(id)
  const may = owner === null ? mayShare(ctx, category) : owner === ctx.caller.practitioner
  if (!may) fail(NotYourPhrase)
  await ctx.store(phrase).removeWhere({ id } as never)
}

/** The caller's own phrases and the shared ones, the shortest initials first. */
export async function phrasesOf(ctx: OrdersContext, category: string): Promise<readonly PhraseLine[]> {
  const rows = await ctx.query<Omit<PhraseLine, 'shared'> & { readonly owner: string | null }>(
    sql`select id, section, phrase, initials, owner from ${phrase} p
      where category = ${category} and (owner is null or owner = ${ctx.caller.practitioner ?? ''})
      order by initials, id limit 1000`,
  )
  return rows.map(({ owner, ...row }) => ({ ...row, shared: owner === null }))
}

export interface PhraseLine {
  readonly id: string
  readonly section: string | null
  readonly phrase: string
  readonly initials: string
  readonly shared: boolean
}

function mayShare({ caller }: OrdersContext, category: string): boolean {
  return caller.may('orders:template:manage', { qualifier: category })
}
