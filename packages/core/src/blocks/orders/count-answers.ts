import type { z } from 'zod'
import { sql } from '../../persistence/sql.ts'
import { fieldsOf } from './keep-template.ts'
import { publishedStates, report } from './report.ts'
import type { OrdersContext } from './service-directory.ts'
import { template } from './template.ts'
import type { answerCount } from './template-api.ts'
import type { FieldValue, StructuredContent, TemplateField } from './template-field.ts'

export type AnswerCount = z.output<typeof answerCount>

/** Most reports that are counted at once. */
const most = 20_000

/** How often each field of a template got which value, in reports that were published in a span and are in force. */
export async function countAnswers(
  ctx: OrdersContext,
  { id, from, to }: { readonly id: string; readonly from: string; readonly to: string },
): Promise<{ reports: number; fields: AnswerCount[] }> {
  const { revision } = await ctx.store(template).get(id)
  const fields = await fieldsOf(ctx, { template: id, revision, values: {} })
  const rows = await ctx.query<{ structured: StructuredContent | string }>(
    sql`select structured from ${report} r where template = ${id} and published_at >= ${from} and published_at < ${to}
      and state in ${[...publishedStates]} and superseded_by is null order by published_at limit ${most}`,
  )
  // SQLite gives JSON as text
  const answers = rows.map(({ structured }) =>
    typeof structured === 'string' ? (JSON.parse(structured) as StructuredContent).values : structured.values,
  )
  return { reports: answers.length, fields: fields.map((field) => countOf(field, answers)) }
}

/** Counts one field. */
export function countOf(field: TemplateField, answers: readonly Readonly<Record<string, FieldValue>>[]): AnswerCount {
  const given = answers.flatMap((values) => (values[field.key] === undefined ? [] : [values[field.key] as FieldValue]))
  const numbers = field.kind === 'number' ? given.filter((value) => typeof value === 'number') : []
  const options =
    field.kind === 'choice'
      ? field.choices.map(({ code, label }) => ({ value: code, label, is: code as FieldValue }))
      : field.kind === 'yes-no'
        ? [true, false].map((is) => ({ value: is ? 'yes' : 'no', label: is ? 'yes' : 'no', is: is as FieldValue }))
        : []
  return {
    key: field.key,
    label: field.label,
    answered: given.length,
    values: options.map(({ value, label, is }) => ({ value, label, count: given.filter((one) => one === is).length })),
    least: numbers.length > 0 ? numbers.reduce((a, b) => Math.min(a, b)) : null,
    largest: numbers.length > 0 ? numbers.reduce((a, b) => Math.max(a, b)) : null,
    mean: numbers.length > 0 ? numbers.reduce((a, b) => a + b, 0) / numbers.length : null,
  }
}
