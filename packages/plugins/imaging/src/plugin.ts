import { Directory, definePlugin, type Grant, Notifications } from '@ygt/core'
import { CaseMaterial, DiagnosticService, Orders, RecognisableResults } from '@ygt/core/blocks/orders'
import { PatientIndex } from '@ygt/core/blocks/patient-index'
import { Indicators } from '@ygt/core/blocks/statistics'
import { annotationProblems } from './annotation-problems.ts'
import { api } from './api.ts'
import { ForwardInstances } from './archive-job.ts'
import { ReportCommitment } from './commitment-job.ts'
import { caller, device } from './device.ts'
import { grants } from './grants.ts'
import { imagingProblems } from './imaging-problems.ts'
import { keyImage } from './key-image.ts'
import { measurement } from './measurement.ts'
import { SweepOrphans } from './orphan-job.ts'
import { qualityProblems } from './quality/quality-problems.ts'
import { CheckStudy, grading, qualityFinding, studyQuality } from './quality/study-quality.ts'
import { ImagingSettings } from './settings.ts'
import { instance, StudyMatched, StudyQuarantined, series, study } from './study.ts'
import { SweepUploads, upload } from './upload.ts'

/** Function 1 of the guideline: 医学影像诊断资源共享中心. */
export const imaging = definePlugin('imaging', {
  core: '^0.1',
  uses: {
    orders: Orders,
    patients: PatientIndex,
    directory: Directory,
    notifications: Notifications,
  },
  provides: {
    service: DiagnosticService,
    indicators: Indicators,
    recognisable: RecognisableResults,
    material: CaseMaterial,
  },
  settings: ImagingSettings,
  resources: [
    study,
    series,
    instance,
    upload,
    device,
    caller,
    measurement,
    keyImage,
    studyQuality,
    qualityFinding,
    grading,
  ],
  api,
  events: [StudyMatched, StudyQuarantined],
  jobs: [SweepUploads, SweepOrphans, ReportCommitment, ForwardInstances, CheckStudy],
  problems: [...imagingProblems, ...annotationProblems, ...qualityProblems],
  grants: grants satisfies readonly Grant[],
  duties: ['reading', 'review'],
  claims: [
    'imaging.request-management',
    'imaging.image-transmission',
    'imaging.image-viewing',
    'imaging.image-analysis',
    'imaging.mobile-diagnosis',
    'imaging.report-amendment',
    'imaging.report-publishing',
    'imaging.report-viewing',
    'imaging.report-search',
    'imaging.report-printing',
    'imaging.report-templates',
    'imaging.rostering',
    'imaging.critical-values',
    'imaging.image-quality-control',
    'imaging.report-statistics',
  ],
})
