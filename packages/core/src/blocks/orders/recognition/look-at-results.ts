import { durationMilliseconds } from '../../../kernel/duration.ts'
import { NotFound } from '../../../problem/core-problems.ts'
import { fail } from '../../../problem/define-problem.ts'
import { UnknownPatient } from '../order-problems.ts'
import { type OrderReport, publishedStates, report } from '../report.ts'
import { rememberReader } from '../report-reader.ts'
import { type OrdersContext, pageAddress, serviceOf } from '../service-directory.ts'
import { type Recognisable, recognisableResults, type Wanted } from './find-results.ts'
import { sharedLook } from './recognition.ts'
import { ResidentOutOfReach } from './recognition-problems.ts'

/**
 * Recognisable results as they stand beside a request form. Whoever is shown them may open them for a while, whichever
 * institution they belong to: this is the one place where a look crosses institutions, and it is written down.
 */
export async function lookAtResults(ctx: OrdersContext, wanted: Wanted) {
  await refuseOutOfReach(ctx, wanted)
  const results = await recognisableResults(ctx, wanted)
  for (const one of results) await mayOpen(ctx, one)
  ctx.looked({ resource: report.id, patients: [wanted.patient] })
  return { mode: ctx.settings.recognition.mode, results: await viewResults(ctx, results) }
}

/** The caller asks for examinations of this category at their institution, and the resident attends there. */
export async function refuseOutOfReach(
  ctx: OrdersContext,
  { category, patient }: { readonly category: string; readonly patient: string },
): Promise<void> {
  const at = { qualifier: category, ...(ctx.caller.organization !== null && { organization: ctx.caller.organization }) }
  if (!ctx.caller.may('orders:request:create', at)) fail(NotFound)
  if (!(await ctx.uses.patients.card({ patient }))) fail(UnknownPatient)
  const { inReach } = await ctx.uses.patients.inReach({ patient })
  if (!inReach) fail(ResidentOutOfReach)
}

/** The report of a result that the caller was shown and that still stands. */
export async function openResult(ctx: OrdersContext, id: string) {
  const { practitioner } = ctx.caller
  const look = practitioner === null ? undefined : await ctx.store(sharedLook).findBy({ report: id, practitioner })
  if (!look || look.until < ctx.now()) fail(NotFound)
  const found = await ctx.asSystem('a result that was shown beside a request form is opened', (system) =>
    system.store(report).get(id),
  )
  if (!(publishedStates as readonly string[]).includes(found.state)) fail(NotFound)
  ctx.looked({ resource: report.id, record: id, patient: found.patient })
  await rememberReader(ctx, found)
  return viewReport(ctx, found)
}

/** May the caller look at what a request's result was made from (images, a tracing), because it was shown to them? */
export async function maySeeResult(ctx: OrdersContext, request: string): Promise<boolean> {
  const { practitioner } = ctx.caller
  const look = practitioner === null ? undefined : await ctx.store(sharedLook).findBy({ request, practitioner })
  return look !== undefined && look.until >= ctx.now()
}

async function mayOpen(ctx: OrdersContext, { report: found, request: of }: Recognisable): Promise<void> {
  const { practitioner, organization } = ctx.caller
  if (practitioner === null || organization === null) return
  const until = new Date(Date.parse(ctx.now()) + durationMilliseconds(ctx.settings.recognition.lookFor)).toISOString()
  const values = { category: of.category, patient: of.patient, report: found.id, request: of.id, practitioner, until }
  await ctx.store(sharedLook).put(values, { key: ['request', 'practitioner'], organization })
}

async function viewResults(ctx: OrdersContext, results: readonly Recognisable[]) {
  const places = [...new Set(results.flatMap(({ request: of }) => [of.organization, of.performer]))]
  const names = new Map((await ctx.uses.directory.organizations({ ids: places })).map(({ id, name }) => [id, name]))
  return results.map(({ report: found, request: of, examinedAt, expiresAt, mark, grade, price }) => ({
    report: found.id,
    request: of.id,
    patient: of.patient,
    accessionNumber: of.accessionNumber,
    display: of.display,
    bodySite: of.bodySite,
    placer: of.organization,
    placerName: names.get(of.organization) ?? of.organization,
    performerName: names.get(of.performer) ?? of.performer,
    examinedAt,
    publishedAt: found.publishedAt,
    expiresAt,
    mark,
    grade,
    price,
  }))
}

async function viewReport(ctx: OrdersContext, found: OrderReport) {
  const service = await serviceOf(ctx, found.category)
  return {
    report: found.id,
    request: found.request,
    patient: found.patient,
    patientName: found.patientName,
    accessionNumber: found.accessionNumber,
    display: found.display,
    placer: found.organization,
    sections: service.sections
      .map(({ key, label }) => ({ label, text: found.content[key] ?? '' }))
      .filter(({ text }) => text.trim() !== ''),
    authorName: found.authorName,
    reviewerName: found.reviewerName,
    publishedAt: found.publishedAt,
    page: pageAddress(service.pages.report, { report: found.id }),
  }
}
