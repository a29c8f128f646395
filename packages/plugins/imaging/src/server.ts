import { fail, NotFound, on, run, servePlugin } from '@ygt/core'
import { indicatorPort } from '@ygt/core/blocks/statistics'
import { ForwardInstances } from './archive-job.ts'
import { ReportCommitment } from './commitment-job.ts'
import { startDimse } from './dimse/dimse-service.ts'
import { reportCommitment } from './dimse/storage-commitment.ts'
import { keyImage } from './key-image.ts'
import { SweepOrphans } from './orphan-job.ts'
import { imaging } from './plugin.ts'
import { qualityIndicators } from './quality/quality-indicators.ts'
import { CheckStudy } from './quality/study-quality.ts'
import { caseMaterial } from './referral/case-material.ts'
import { retrieveBulkData } from './server/bulk-data.ts'
import { deviceHandlers } from './server/device-handlers.ts'
import { diagnosticService } from './server/diagnostic-service.ts'
import { renderer } from './server/frame-renderer.ts'
import { forwardInstances } from './server/instance-archive.ts'
import { keyImagesOf, markKeyImage, viewKeyImage } from './server/key-images.ts'
import { resolveStudy, unmatchStudy } from './server/match-study.ts'
import { keepMeasurements, measurementsOf, removeMeasurement } from './server/measurements.ts'
import { linkRetake } from './server/quality/link-retake.ts'
import { qualityHandlers } from './server/quality/quality-handlers.ts'
import { runCheck } from './server/quality/run-check.ts'
import { recognisableResults } from './server/recognisable-results.ts'
import { retrieveFrames, retrieveInstances, retrieveMetadata, retrieveRendered } from './server/retrieve.ts'
import { searchImages } from './server/search.ts'
import { imagesOfLink, instanceOfLink, thumbnailOfLink } from './server/shared-images.ts'
import { origin, storeInstances } from './server/stow.ts'
import { imagesOf, studiesOf, viewStudy } from './server/study-views.ts'
import { sweepOrphans } from './server/sweep-orphans.ts'
import { beginUpload, completeUpload, receiveChunk, sweepUploads, viewUpload } from './server/uploads.ts'
import { viewInstance } from './server/view-instance.ts'
import { StudyMatched, study } from './study.ts'
import { SweepUploads, upload } from './upload.ts'
import { usualProtocols } from './usual-protocols.ts'

const web = (ctx: Parameters<typeof origin>[0]) => `${origin(ctx)}/api/imaging/dicomweb`

export default servePlugin(imaging, {
  handlers: {
    ...deviceHandlers,
    ...qualityHandlers,
    sharedImages: (_, ctx) => imagesOfLink(ctx),
    sharedThumbnail: ({ series }, ctx) => thumbnailOfLink(ctx, series),
    sharedInstance: ({ instance }, ctx) => instanceOfLink(ctx, instance),
    measurements: ({ id }, ctx) => measurementsOf(ctx, id),
    keepMeasurements: (given, ctx) => keepMeasurements(ctx, given),
    keyImages: async ({ id, at }, ctx) => ({ items: (await keyImagesOf(ctx, id, at ?? null)).map(viewKeyImage) }),
    markKeyImage: (marking, ctx) => markKeyImage(ctx, marking),
    unmarkKeyImage: async ({ id }, ctx) => ({ id: (await ctx.act(keyImage, id, 'unmark')).id }),
    removeMeasurement: ({ id, reason }, ctx) => removeMeasurement(ctx, id, reason),
    hangingProtocols: async (_, ctx) => ({ items: [...ctx.settings.hangingProtocols, ...usualProtocols] }),
    listStudies: async (of, ctx) => ({ items: await studiesOf(ctx, of) }),
    images: ({ id }, ctx) => imagesOf(ctx, id),
    viewInstance: (place, ctx) => viewInstance(ctx, place),
    async quarantine(_, ctx) {
      const { items } = await ctx.store(study).list({ where: { state: 'quarantined' }, limit: 100 })
      return { items: items.map((row) => viewStudy(ctx, row)) }
    },
    matchStudy: async ({ id, ...decision }, ctx) =>
      viewStudy(ctx, (await resolveStudy(ctx, id, decision)) ?? fail(NotFound)),
    unmatchStudy: async (wrong, ctx) => viewStudy(ctx, await unmatchStudy(ctx, wrong)),
    rejectStudy: async ({ id, reason }, ctx) => viewStudy(ctx, await ctx.act(study, id, 'reject', { reason })),

    beginUpload: async (announced, ctx) => viewUpload(await beginUpload(ctx, announced)),
    getUpload: async ({ id }, ctx) => viewUpload(await ctx.store(upload).get(id)),
    sendChunk: async (piece, ctx) => viewUpload(await receiveChunk(ctx, piece)),
    completeUpload: async ({ id }, ctx) => viewStudy(ctx, await completeUpload(ctx, id)),

    stow: (_, ctx) => storeInstances(ctx),
    stowStudy: ({ study: uid }, ctx) => storeInstances(ctx, uid),
    searchStudies: (parameters, ctx) => searchImages(ctx, { level: 'study', parameters, base: web(ctx) }),
    searchSeries: ({ study: uid, ...parameters }, ctx) =>
      searchImages(ctx, { level: 'series', study: uid, parameters, base: web(ctx) }),
    searchInstances: ({ study: uid, series, ...parameters }, ctx) =>
      searchImages(ctx, { level: 'instance', study: uid, series, parameters, base: web(ctx) }),
    retrieveStudy: (place, ctx) => retrieveInstances(ctx, place),
    retrieveSeries: (place, ctx) => retrieveInstances(ctx, place),
    retrieveInstance: (place, ctx) => retrieveInstances(ctx, place),
    studyMetadata: (place, ctx) => retrieveMetadata(ctx, place),
    seriesMetadata: (place, ctx) => retrieveMetadata(ctx, place),
    instanceMetadata: (place, ctx) => retrieveMetadata(ctx, place),
    frames: ({ frames, ...place }, ctx) => retrieveFrames(ctx, place, frames),
    bulkData: ({ value, ...place }, ctx) => retrieveBulkData(ctx, place, value),
    rendered: ({ window, frame, ...place }, ctx) => retrieveRendered(ctx, place, { renderer, window, frame }),
    thumbnail: (place, ctx) => retrieveRendered(ctx, place, { renderer, maxSize: 160 }),
  },
  provide: {
    service: diagnosticService,
    recognisable: recognisableResults,
    material: caseMaterial,
    indicators: (ctx) => indicatorPort(ctx, qualityIndicators, () => (study) => `/imaging/quality/${study}`),
  },
  on: [on(StudyMatched, (matched, ctx) => linkRetake(ctx, matched))],
  jobs: [
    run(CheckStudy, (asked, ctx) => runCheck(ctx, asked)),
    run(SweepUploads, (_, ctx) => sweepUploads(ctx)),
    run(SweepOrphans, (_, ctx) => sweepOrphans(ctx)),
    run(ForwardInstances, (_, ctx) => forwardInstances(ctx)),
    run(ReportCommitment, (asked, ctx) => reportCommitment(ctx, asked)),
  ],
  services: [{ name: 'imaging.service.dimse', start: startDimse }],
})
