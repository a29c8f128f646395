import type { z } from 'zod'
import { sql } from '../../persistence/sql.ts'
import type { Context } from '../../plugin/context.ts'
import { decodeKey, encodeKey } from '../../resource/keyset.ts'
import type { countedRecord, recordsAsked } from './contract.ts'
import type { IndicatorSource, SourceIndicator } from './indicator-source.ts'
import { conditionsOf, onlyOf, partOf, wholeOf } from './source-conditions.ts'

type CountedRecord = z.output<typeof countedRecord>
type Asked = z.output<typeof recordsAsked>

/** The records that a number counts, one page by key: the newest first, or of a percentile the longest first. */
export async function listCounted(
  ctx: Context,
  { source, indicator, link }: { source: IndicatorSource; indicator: SourceIndicator; link: LinkOf },
  asked: Asked,
): Promise<{ items: CountedRecord[]; next: string | null }> {
  const { title, reference, organization, link: linked } = source.record
  const { value } = indicator
  const order = value ?? source.time.day
  const counted = asked.of === 'part' ? partOf(indicator) : wholeOf(indicator)
  const after = asked.cursor === null ? sql.empty : afterKey(asked.cursor, order, value !== undefined)
  const rows = await ctx.query<Record<string, string | number | null>>(
    sql`select id, ${source.time.day} as day, ${title} as title, ${reference} as reference, ${organization} as owner,
        ${value ?? sql`null`} as amount, ${linked} as link
      from ${source.resource} s where ${conditionsOf(source, asked)} ${onlyOf(ctx, source)} and ${counted} ${after}
      order by ${order} desc, id desc limit ${asked.limit + 1}`,
  )
  const shown = rows.slice(0, asked.limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => ({
      id: String(row.id),
      day: String(row.day),
      title: String(row.title ?? ''),
      reference: String(row.reference ?? ''),
      organization: String(row.owner ?? ''),
      value: row.amount === null || row.amount === undefined ? null : Number(row.amount),
      href: row.link === null || row.link === undefined ? null : link(String(row.link)),
    })),
    next:
      rows.length > asked.limit && last ? encodeKey([String(value ? last.amount : last.day), String(last.id)]) : null,
  }
}

/** Address of the page of a record, from what the source says of it. */
export type LinkOf = (link: string) => string | null

function afterKey(cursor: string, order: Parameters<typeof sql.join>[0][number], numeric: boolean) {
  const [at = '', id = ''] = decodeKey(cursor, 2)
  return numeric ? sql`and (${order}, id) < (${Number(at)}, ${id})` : sql`and (${order}, id) < (${at}, ${id})`
}
