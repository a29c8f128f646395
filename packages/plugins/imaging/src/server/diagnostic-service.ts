import type { Port } from '@ygt/core'
import { centreAddresses, type DiagnosticService } from '@ygt/core/blocks/orders'
import { examinations } from '../examinations.ts'
import type { ImagingContext } from '../imaging-context.ts'
import { assessExamination } from '../reading-load.ts'
import { reportSections } from '../report-sections.ts'
import { imagingVocabulary } from '../report-vocabulary.ts'
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
      sections: reportSections.map(({ key, label, required }) => ({ key, label, required })),
      pages: centreAddresses('imaging'),
      targets,
      duty: 'imaging.reading',
      criticalFindings,
      vocabulary: imagingVocabulary,
      // one that needs a side is asked for by itself
      examinations: examinations
        .filter(({ sided }) => !sided)
        .map(({ code, name, site, modality }) => ({ code, ...name, bodySite: site.zh, detail: { modality } })),
    }),
    assess: async ({ order }) => assessExamination(order, ctx.settings.workload),
    // what a report can contradict is the same for every category: the orders block looks at it
    check: async () => [],
    figures: ({ request, at }) => figuresOf(ctx, request, at),
  }
}
