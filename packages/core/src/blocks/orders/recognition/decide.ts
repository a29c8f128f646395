import type { z } from 'zod'
import { fail } from '../../../problem/define-problem.ts'
import { RecordEntered } from '../../../record/record-entries.ts'
import { dayAndWeek } from '../../statistics/index.ts'
import type { orderDraft } from '../contract.ts'
import { type OrderRequest } from '../request.ts'
import { type OrdersContext, serviceOf } from '../service-directory.ts'
import { type Recognisable, recognisableResults, type Wanted } from './find-results.ts'
import { refuseOutOfReach } from './look-at-results.ts'
import { type RecognitionRow, recognition } from './recognition.ts'
import { ResultRecognised } from './recognition-events.ts'
import { NotRecognisable, RecognisableResultExists } from './recognition-problems.ts'

type Draft = z.output<typeof orderDraft>

export interface Recognising extends Wanted {
  readonly display: string
  readonly report: string
  readonly visit?: string | null | undefined
}

/** Address of the page of a decision. */
export const recognitionPage = (id: string): string => `/recognition/${id}`

/** 互认: the doctor relies on a result instead of asking again. It is filed with the visit and on the resident's time line. */
export async function recogniseResult(ctx: OrdersContext, given: Recognising): Promise<RecognitionRow> {
  await refuseOutOfReach(ctx, given)
  return ctx.work(async () => {
    const found = (await recognisableResults(ctx, given)).find(({ report }) => report.id === given.report)
    const result = found ?? fail(NotRecognisable)
    const kept = await ctx.store(recognition).create({
      ...(await commonOf(ctx, given, result)),
      outcome: 'recognised',
      visit: given.visit ?? null,
      saved: result.price,
    })
    const about = {
      recognition: kept.id,
      category: kept.category,
      patient: kept.patient,
      report: kept.report,
      organization: kept.organization,
    }
    await ctx.emit(ResultRecognised, about, { aggregate: kept.id })
    const entry = {
      entry: `orders.recognition:${kept.id}`,
      patient: kept.patient,
      kind: 'orders.record.recognised',
      arguments: { display: kept.sourceDisplay, accessionNumber: kept.sourceNumber, by: kept.practitionerName },
      at: kept.decidedAt,
      organization: kept.organization,
      permission: `orders:request:read@${kept.category}`,
      href: recognitionPage(kept.id),
    }
    await ctx.emit(RecordEntered, entry, { aggregate: kept.id })
    return kept
  })
}

/**
 * Results that serve instead of what a draft asks for; refused where the county refuses and the draft does not say why it is done
 * again all the same.
 */
export async function resultsInTheWay(ctx: OrdersContext, draft: Draft): Promise<readonly Recognisable[]> {
  const { mode, settings } = ctx.settings.recognition
  if (mode === 'off' || !settings.includes(draft.setting)) return []
  const results = await recognisableResults(ctx, draft)
  if (results.length > 0 && mode === 'refuse' && !draft.repeat) {
    const named = results.map(({ request, examinedAt }) => `${request.display} ${examinedAt.slice(0, 10)}`)
    fail(RecognisableResultExists, {
      results: named.join('; '),
      reports: results.map(({ report }) => ({ report: report.id })),
    })
  }
  return results
}

/** Keeps that something was asked for again, with the reason, beside the newest result that would have served. */
export async function keepRepeat(
  ctx: OrdersContext,
  draft: Draft,
  { placed, results }: { readonly placed: OrderRequest; readonly results: readonly Recognisable[] },
): Promise<void> {
  const [newest] = results
  if (!newest) return
  const wanted = { ...draft, report: newest.report.id }
  await ctx.store(recognition).create({
    ...(await commonOf(ctx, wanted, newest)),
    outcome: draft.repeat ? 'repeated' : 'unanswered',
    request: placed.id,
    reason: draft.repeat?.reason ?? null,
    explanation: draft.repeat?.explanation ?? null,
  })
}

async function commonOf(ctx: OrdersContext, given: Recognising, result: Recognisable) {
  const { request: of, report, examinedAt, mark, catalogue, parts } = result
  const { divideBy } = await serviceOf(ctx, given.category)
  const kind = divideBy ? given.detail?.[divideBy] : undefined
  const now = ctx.now()
  return {
    category: given.category,
    patient: of.patient,
    patientName: report.patientName,
    patientSex: report.patientSex,
    patientBirthDate: report.patientBirthDate,
    code: given.code,
    display: given.display,
    kind: typeof kind === 'string' ? kind.slice(0, 60) : null,
    parts: [...parts],
    report: report.id,
    source: of.id,
    sourceNumber: of.accessionNumber,
    sourceDisplay: of.display,
    sourceOrganization: of.organization,
    sourcePerformer: of.performer,
    examinedAt,
    mark,
    catalogue,
    practitioner: ctx.caller.practitioner ?? ctx.caller.account,
    practitionerName: ctx.caller.name,
    decidedAt: now,
    ...dayAndWeek(now),
  }
}
