import { randomUUID } from 'node:crypto'
import { countyTime, fail, NotFound } from '@ygt/core'
import { firstText } from '../dicom/element-values.ts'
import { measurementReport } from '../dicom/measurement-report.ts'
import type { DicomInstance } from '../dicom/part10.ts'
import { type WritableDataSet, writePart10 } from '../dicom/part10-writer.ts'
import { uidOfUuid } from '../dicom/seeded-uids.ts'
import type { ImagingContext } from '../imaging-context.ts'
import type { Study } from '../study.ts'
import type { CheckedMeasurement } from './check-measurements.ts'
import { type KeptInstance, keepInstance } from './keep-instance.ts'
import { ownSeriesOf } from './own-objects.ts'

/** Writes the structured report of a save and keeps its bytes; it is not in the index yet. */
export async function writeReport(
  ctx: ImagingContext,
  row: Study,
  checked: readonly CheckedMeasurement[],
): Promise<KeptInstance> {
  const first = checked[0]?.image ?? fail(NotFound)
  const { uid: seriesUid, count } = await ownSeriesOf(ctx, row.id, 'SR')
  const [date = '', time = ''] = countyTime(ctx.now()).split(' ')
  const bytes = writePart10(
    measurementReport({
      sopInstanceUid: uidOfUuid(randomUUID()),
      seriesInstanceUid: seriesUid,
      seriesNumber: 9000,
      instanceNumber: count + 1,
      study: patientAndStudy(first),
      date: date.replaceAll('-', ''),
      time: `${time.replaceAll(':', '')}00`.slice(0, 6),
      author: ctx.caller.name,
      measurements: checked.map(({ draft, image, plane, pixels }) => ({
        trackingUid: uidOfUuid(draft.id),
        tracking: draft.id,
        kind: draft.kind,
        image: { ...image.identity, frame: draft.frame, frames: plane.frames },
        pixels,
        values: draft.values as Readonly<Record<string, { value: number; unit: string }>>,
        text: draft.text ?? null,
      })),
    }),
  )
  const keeping = await keepInstance(ctx, 'measurements.dcm', bytes)
  if (!keeping.ok) throw new Error(`the report that was written cannot be read: ${keeping.file.detail}`)
  return keeping.instance
}

/** What a new object of the study says of patient and study: what its images say (PS3.3 C.7.1, C.7.2). */
function patientAndStudy({ dataSet, identity }: DicomInstance): WritableDataSet {
  const said = Object.entries(CARRIED_OVER).map(([keyword, tag]) => [keyword, firstText(dataSet, tag) ?? ''])
  return { ...Object.fromEntries(said), StudyInstanceUID: identity.studyInstanceUid }
}

const CARRIED_OVER = {
  PatientName: '00100010',
  PatientID: '00100020',
  PatientBirthDate: '00100030',
  PatientSex: '00100040',
  StudyDate: '00080020',
  StudyTime: '00080030',
  AccessionNumber: '00080050',
  ReferringPhysicianName: '00080090',
  StudyDescription: '00081030',
  StudyID: '00200010',
} as const
