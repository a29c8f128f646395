import { fail, type HandlerContext, NotFound, type TypesOf } from '@ygt/core'
import type { ImagingContext } from '../../imaging-context.ts'
import type { qualityApi } from '../../quality/quality-api.ts'
import { reasonsFor } from '../../quality/quality-codes.ts'
import { grading, qualityFinding, type StudyQuality, studyQuality } from '../../quality/study-quality.ts'
import { gradeAgain, gradeStudy } from './grade-study.ts'
import { sampleMonth, searchQuality } from './search-quality.ts'

type Ctx = ImagingContext & HandlerContext<any, any, any>
type Given<K extends keyof typeof qualityApi> = TypesOf<(typeof qualityApi)[K]>['in']
type Detail = TypesOf<(typeof qualityApi)['getQuality']>['out']

/** What the endpoints of image quality do. */
export const qualityHandlers = {
  async listQuality(filter: Given<'listQuality'>, ctx: Ctx) {
    const { items, next } = await searchQuality(ctx, filter)
    return { items: items.map(viewOf), next }
  },
  getQuality: async ({ id }: Given<'getQuality'>, ctx: Ctx) =>
    detailOf(ctx, (await ctx.store(studyQuality).findBy({ study: id })) ?? fail(NotFound)),
  gradeStudy: async ({ id, ...given }: Given<'gradeStudy'>, ctx: Ctx) =>
    detailOf(ctx, await gradeStudy(ctx, id, given)),
  gradeAgain: async ({ id, ...given }: Given<'gradeAgain'>, ctx: Ctx) =>
    detailOf(ctx, await gradeAgain(ctx, id, given)),
  drawSample: async (asked: Given<'drawSample'>, ctx: Ctx) => ({ items: (await sampleMonth(ctx, asked)).map(viewOf) }),
}

const viewOf = (row: StudyQuality) => row

async function detailOf(ctx: Ctx, row: StudyQuality): Promise<Detail> {
  const [findings, gradings] = await Promise.all([
    ctx.store(qualityFinding).list({ where: { study: row.study }, limit: 200 }),
    ctx.store(grading).list({ where: { study: row.study }, limit: 100, sort: '-gradedAt' }),
  ])
  return {
    ...row,
    reasons: reasonsFor(row.modality.split('\\')) as Detail['reasons'],
    findings: findings.items.map((one) => one),
    gradings: gradings.items.map((one) => one),
  }
}
