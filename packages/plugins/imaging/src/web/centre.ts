import { composeCentre } from '@ygt/core/web'
import { examinations } from '../examinations.ts'
import { reportSections } from '../report-sections.ts'
import { ArrivedStudies } from './arrived-studies.tsx'
import { KeyImages } from './key-images.tsx'
import { GradingPanel } from './quality/grading-panel.tsx'
import { TaskImages } from './task-images.tsx'
import { UploadPanel } from './uploads/upload-panel.tsx'

/** The imaging centre (医学影像诊断中心): the pages of every diagnostic centre, with images in them. */
export default composeCentre({
  plugin: 'imaging',
  category: 'imaging',
  sections: reportSections,
  conclusion: 'impression',
  examinations: examinations.map(({ modality, ...one }) => ({ ...one, detail: { modality } })),
  slots: {
    surface: TaskImages,
    beside: GradingPanel,
    arrived: ArrivedStudies,
    bring: UploadPanel,
    figures: KeyImages,
  },
})
