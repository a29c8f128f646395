import { sql } from '../../persistence/sql.ts'
import { fail } from '../../problem/define-problem.ts'
import { dismissal } from './call.ts'
import { findCriticalFindings } from './find-critical-findings.ts'
import { value } from './value.ts'
import { catalogueOf, type ValuesContext } from './value-context.ts'
import { UnknownRequest } from './value-problems.ts'

interface Asked {
  readonly category: string
  readonly request: string
  readonly text: string
}

/** Findings that the text names, without those that were raised for this request or dismissed with a reason. */
export async function unanswered(ctx: ValuesContext, { category, request, text }: Asked) {
  const catalogue = await catalogueOf(ctx, category)
  const found = findCriticalFindings(text, catalogue)
  if (found.length === 0) return []
  const answered = await ctx.query<{ code: string }>(
    sql`select code from ${value} v where request = ${request} and live_key is not null
      union select code from ${dismissal} d where request = ${request}`,
  )
  const done = new Set(answered.map(({ code }) => code))
  return found
    .filter(({ code }) => !done.has(code))
    .map(({ code, term, clause }) => {
      const named = catalogue.find((finding) => finding.code === code)
      return { code, term, clause, display: named?.zh ?? code, displayEn: named?.en ?? code }
    })
}

/** Why a finding that the report names is no critical value here; kept for whoever asks later. */
export async function dismiss(
  ctx: ValuesContext,
  { request, code, reason }: { readonly request: string; readonly code: string; readonly reason: string },
): Promise<{ id: string }> {
  const order = (await ctx.uses.orders.get({ request })) ?? fail(UnknownRequest)
  const { practitioner, name } = ctx.caller
  const { id } = await ctx
    .store(dismissal)
    .create(
      { request, category: order.category, code, reason, decidedBy: practitioner, decidedByName: name },
      { organization: order.organization },
    )
  return { id }
}
