import type { z } from 'zod'
import { fail } from '../../../problem/define-problem.ts'
import { NotTheOwner } from '../order-problems.ts'
import { report } from '../report.ts'
import { request } from '../request.ts'
import type { OrdersContext } from '../service-directory.ts'
import { task } from '../task.ts'
import type { caseDraft, referralPreview } from './case-api.ts'
import { NoGateway } from './case-problems.ts'
import { materialOf, titlesOf } from './deliver-cases.ts'
import { caseBundle, outsideIdentity } from './referral-bundle.ts'

/** Stands where the number of the case will, which it gets when it is sent. */
const unnumbered = '—'

/** What would leave the county, before anything does: the very Bundle, how many images, and what to look at. */
export async function previewReferral(
  ctx: OrdersContext,
  draft: z.output<typeof caseDraft>,
): Promise<z.output<typeof referralPreview>> {
  const of = await ctx.store(task).get(draft.task)
  if (of.state !== 'in-progress' || of.owner !== ctx.caller.practitioner) fail(NotTheOwner)
  const gateway = (await ctx.uses.gateway?.describe({})) ?? fail(NoGateway)
  const asked = await ctx.store(request).get(of.request)
  const written = await ctx.store(report).findBy({ request: of.request, revision: 1 })
  const listed = await (await materialOf(ctx, of.category))?.list({ request: of.request })
  const from = await ctx.uses.directory.organization({ id: of.organization })
  const { patientName, patientSex, patientBirthDate, display, priority } = of
  const row = {
    ...{ patientName, patientSex, patientBirthDate, display, priority },
    number: unnumbered,
    createdAt: ctx.now(),
    reason: draft.reason,
    question: draft.question,
    impression: written?.content ?? {},
  }
  const identity = outsideIdentity(row, ctx.settings.cases.identity)
  const titles = await titlesOf(ctx, of.category)
  const bundle = caseBundle({
    row,
    asked,
    identity,
    sender: from?.name ?? '',
    titles,
    material: listed?.resources ?? [],
  })
  const named = identity.name === null && JSON.stringify(bundle).includes(patientName)
  return {
    receiver: gateway.name,
    bundle,
    images: gateway.images.url === '' ? 0 : (listed?.items.length ?? 0),
    notes: [...(named ? [{ label: 'orders.refer.name-in-text', warning: true }] : []), ...(listed?.notes ?? [])],
  }
}
