import type { FieldError, Port } from '@ygt/core'
import type { DiagnosticService, OrderCard } from '@ygt/core/blocks/orders'
import { examinations } from '../examinations.ts'
import type { ImagingContext } from '../imaging-context.ts'
import { assessExamination } from '../reading-load.ts'
import { checkReport, reportSections } from '../report-rules.ts'
import { figuresOf } from './report-figures.ts'

/** What the orders block asks of the plugin that performs the category `imaging`. */
export function diagnosticService(ctx: ImagingContext): Port<typeof DiagnosticService> {
  const { centre, targets, criticalFindings } = ctx.settings
  return {
    describe: async () => ({
      category: 'imaging',
      divideBy: 'modality',
      prefix: 'YX',
      centre,
      preparePermission: 'imaging:study:upload',
      title: 'imaging.report.title',
      sections: reportSections.map((s) => ({ ...s })),
      pages: {
        read: '/imaging/reading/{task}',
        report: '/imaging/reports/{report}',
        request: '/imaging/requests/{request}',
      },
      targets,
      duty: 'imaging.reading',
      criticalFindings,
      // one that needs a side is asked for by itself
      examinations: examinations
        .filter(({ sided }) => !sided)
        .map(({ code, name, site, modality }) => ({ code, ...name, bodySite: site.zh, detail: { modality } })),
    }),
    assess: async ({ order }) => assessExamination(order, ctx.settings.workload),
    check: async ({ order, content }) => [...checkReport(order, content), ...(await unanswered(ctx, order, content))],
    figures: ({ request, at }) => figuresOf(ctx, request, at),
  }
}

/** Critical findings that the report names: they are raised, or it is said why not, before it is signed. */
async function unanswered(
  ctx: ImagingContext,
  order: OrderCard,
  content: Readonly<Record<string, string>>,
): Promise<FieldError[]> {
  const faults: FieldError[] = []
  const told = new Set<string>()
  for (const key of ['impression', 'findings'] as const) {
    const asked = { category: order.category, request: order.id, text: content[key] ?? '' }
    for (const { code, display, displayEn } of await ctx.uses.criticalValues.unanswered(asked)) {
      if (told.has(code)) continue
      told.add(code)
      faults.push({
        pointer: `/content/${key}`,
        zh: `报告提到“${display}”，请报告危急值，或说明不报的理由。`,
        en: `The report names “${displayEn}”: raise it as a critical value, or say why it is none.`,
      })
    }
  }
  return faults
}
