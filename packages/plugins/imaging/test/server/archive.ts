import { readDicom } from '../../src/dicom/part10.ts'
import { type WritableDataSet, writePart10 } from '../../src/dicom/part10-writer.ts'
import { seededUids } from '../../src/dicom/seeded-uids.ts'
import { attributesOf, type InstanceAttributes } from '../../src/dicom/study-attributes.ts'
import { seededRandom } from '../../src/dicom/synthetic-phantom.ts'

/** Values that searches are made of; some only differ in case, some hold the wildcards of SQL. */
export const pool = {
  PatientName: [
    'Wang^XiaoDong=王^小东',
    'wang^xiaodong',
    'WANG^Wei=王^伟=',
    'Zhang^San^^',
    'Li_Si^50%',
    'Li\\Si',
    '=王^秀兰',
    'Cheng^Defu^^=程^德福^^',
    'O^Brien^(Test)',
  ],
  PatientID: ['P1', 'p1', 'P10', 'P_1', 'P%1', 'P-1', 'cheng-defu', undefined],
  PatientSex: ['M', 'F', 'O', undefined],
  PatientBirthDate: ['19480309', '19600203', '20261120', undefined],
  AccessionNumber: ['YX261124000001', 'YX261124000002', 'YX261125000001', undefined],
  StudyDate: ['20260301', '20260305', '20260331', '20260401', undefined],
  StudyTime: ['09', '0930', '093059', '093059.5', '120000', undefined],
  StudyID: ['1', '01', '10', undefined],
  StudyDescription: ['胸部CT平扫', '胸部正位片', 'CHEST_CT', 'chest ct', '100% 增强', undefined],
  ReferringPhysicianName: ['Zhou^Min=周^敏', 'ZHOU^MIN', undefined],
  Modality: ['CT', 'MR', 'DX', 'SR'],
  SeriesNumber: [1, 2, 10, undefined],
  SeriesDescription: ['5mm', '5MM', '1mm_lung', undefined],
  BodyPartExamined: ['CHEST', 'HEAD', undefined],
  StationName: ['CT-1', 'ct-1', undefined],
  InstanceNumber: [1, 2, 3, undefined],
} as const

export type Searched = keyof typeof pool

export interface ArchivedFile {
  readonly bytes: Uint8Array
  readonly attributes: InstanceAttributes
}

/** Studies whose attributes are drawn from the pool: the same seed gives the same archive. One study in four has two modalities. */
export function archive(studies: number, seed: string): ArchivedFile[] {
  const uids = seededUids(seed)
  const random = seededRandom(seed)
  const draw = <K extends Searched>(keyword: K): (typeof pool)[K][number] => {
    const values = pool[keyword]
    return values[Math.floor(random() * values.length)] as (typeof pool)[K][number]
  }
  const drawn = (keywords: readonly Searched[]): WritableDataSet => {
    const entries = keywords.map((keyword) => [keyword, draw(keyword)])
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
  }
  return Array.from({ length: studies }).flatMap((_, n) => {
    const ofStudy: readonly Searched[] = [
      'PatientName',
      'PatientID',
      'PatientSex',
      'PatientBirthDate',
      'AccessionNumber',
    ]
    const study = {
      SpecificCharacterSet: 'ISO_IR 192',
      StudyInstanceUID: uids(),
      ...drawn([...ofStudy, 'StudyDate', 'StudyTime', 'StudyID', 'StudyDescription', 'ReferringPhysicianName']),
    }
    return Array.from({ length: n % 4 === 0 ? 2 : 1 }).flatMap(() => {
      const series = {
        SeriesInstanceUID: uids(),
        ...drawn(['Modality', 'SeriesNumber', 'SeriesDescription', 'BodyPartExamined', 'StationName']),
      }
      return Array.from({ length: 1 + (n % 3 === 0 ? 1 : 0) }).map(() =>
        archived({
          ...study,
          ...series,
          SOPClassUID: basicText,
          SOPInstanceUID: uids(),
          ...drawn(['InstanceNumber']),
        }),
      )
    })
  })
}

/** Basic Text SR Storage, which needs no pixels. */
const basicText = '1.2.840.10008.5.1.4.1.1.88.11'

function archived(dataSet: WritableDataSet): ArchivedFile {
  const bytes = writePart10(dataSet)
  const reading = readDicom(bytes)
  if (!reading.ok) throw new Error(reading.detail)
  return { bytes, attributes: attributesOf(reading.instance) }
}
