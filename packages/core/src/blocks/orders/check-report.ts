import { sql } from '../../persistence/sql.ts'
import type { OrderCard } from './contract.ts'
import { fieldsOf } from './keep-template.ts'
import { type OrderReport, report } from './report.ts'
import { checkReport, type Finding } from './report-rules.ts'
import { noVocabulary } from './report-vocabulary.ts'
import { request } from './request.ts'
import { type OrdersContext, orderCardOf, type Service, serviceOf } from './service-directory.ts'

/** How long a report that the same author had open can be what was pasted from. */
const pastedWithin = 7 * 24 * 60 * 60 * 1000

/** What the rules, the category and the critical values have to say about a draft as it stands. */
export async function findingsOf(ctx: OrdersContext, draft: OrderReport): Promise<readonly Finding[]> {
  const service = await serviceOf(ctx, draft.category)
  const order = orderCardOf(await ctx.store(request).get(draft.request), undefined)
  const { structured } = draft
  const facts = {
    order,
    sections: service.sections,
    content: draft.content,
    structured: structured && { fields: await fieldsOf(ctx, structured), values: structured.values },
    vocabulary: service.vocabulary ?? noVocabulary,
    strangers: await strangersOf(ctx, draft),
  }
  return [
    ...checkReport(facts),
    ...(await ofTheCategory(service, order, draft)),
    ...(await unanswered(ctx, service, draft)),
  ]
}

async function ofTheCategory(service: Service, order: OrderCard, { content }: OrderReport): Promise<Finding[]> {
  const places = await service.check({ order, content })
  return places.map(({ severity = 'error', ...place }) => ({
    ...place,
    severity,
    rule: 'category',
    key: `category:${place.pointer}:${place.en}`,
  }))
}

/** Critical findings (危急值) that the text names: they are raised, or it is said why not, before it is signed. */
async function unanswered(ctx: OrdersContext, { sections }: Service, draft: OrderReport): Promise<Finding[]> {
  const { criticalValues } = ctx.uses
  if (!criticalValues) return []
  const findings = new Map<string, Finding>()
  // the conclusion first: where a finding stands twice, it is shown there
  for (const { key } of sections.toReversed()) {
    const asked = { category: draft.category, request: draft.request, text: draft.content[key] ?? '' }
    if (asked.text.trim() === '') continue
    for (const { code, display, displayEn } of await criticalValues.unanswered(asked))
      if (!findings.has(code))
        findings.set(code, {
          key: `critical-value:/content/${key}:${code}`,
          rule: 'critical-value',
          severity: 'error',
          pointer: `/content/${key}`,
          zh: `报告提到“${display}”，请报告危急值，或说明不报的理由。`,
          en: `The report names “${displayEn}”: raise it as a critical value, or say why it is none.`,
        })
  }
  return [...findings.values()]
}

/** Other residents: in reports of the same author, of the last days; and whoever an accession number in the text belongs to. */
async function strangersOf(ctx: OrdersContext, { author, patient, content }: OrderReport) {
  const since = new Date(Date.parse(ctx.now()) - pastedWithin).toISOString()
  const open = await ctx.query<Stranger>(
    sql`select distinct patient_name, accession_number from ${report} r
      where author = ${author} and created_at > ${since} and patient <> ${patient} limit 500`,
  )
  const numbers = [
    ...new Set(
      Object.values(content)
        .join('\n')
        .match(/[A-Z]{1,3}\d{12}/g),
    ),
  ]
  if (numbers.length === 0) return open
  const named = await ctx.query<Pick<Stranger, 'accessionNumber'>>(
    sql`select accession_number from ${sql.unscoped(request, 'a number in a report is checked for whose it is')} q
      where accession_number in ${numbers} and patient <> ${patient}`,
  )
  return [...open, ...named.map((one) => ({ ...one, patientName: '' }))]
}

interface Stranger {
  readonly patientName: string
  readonly accessionNumber: string
}
