import { type WritableDataSet, writePart10 } from './part10-writer.ts'
import { seededUids } from './seeded-uids.ts'
import { CT_INTERCEPT, chestRadiograph, ctSlice, seededRandom } from './synthetic-phantom.ts'

/** Whose study it is and what was asked for. `birthDate` is `YYYYMMDD`, `sex` M, F or O, `name` PN text. */
export type SyntheticOrder = {
  /** Determines UIDs and noise: the same seed gives the same bytes. */
  seed: string
  patient: { id: string; name: string; birthDate?: string; sex?: 'M' | 'F' | 'O' }
  accessionNumber?: string
  /** When the study was made, in the local time of the device. */
  studyDate?: string
  studyTime?: string
  institution?: string
  stationName?: string
  referringPhysician?: string
}

export type SyntheticCt = SyntheticOrder & { slices?: number; rows?: number; columns?: number }

export type SyntheticRadiograph = SyntheticOrder & { rows?: number; columns?: number }

export type SyntheticStudy = { studyInstanceUid: string; seriesInstanceUid: string; instances: SyntheticInstance[] }

export type SyntheticInstance = { sopInstanceUid: string; bytes: Buffer }

/** Width of the field of view of both examinations, millimetres. */
const FIELD_OF_VIEW = 400

/**
 * A chest CT of the phantom: slices of 5 mm around its nodule, from head to foot, in Hounsfield units
 * (CT Image Storage, explicit VR little endian, UTF-8 text). Default 12 slices of 128 × 128.
 */
export function syntheticCt({ slices = 12, rows = 128, columns = 128, ...order }: SyntheticCt): SyntheticStudy {
  const uids = seededUids(order.seed)
  const study = { StudyInstanceUID: uids(), SeriesInstanceUID: uids(), FrameOfReferenceUID: uids() }
  const random = seededRandom(order.seed)
  const spacing = FIELD_OF_VIEW / columns
  const instances = Array.from({ length: slices }, (_, index) => {
    const z = ((slices - 1) / 2 - index) * 5
    return instance({
      ...commonAttributes(order),
      ...study,
      SOPClassUID: '1.2.840.10008.5.1.4.1.1.2',
      SOPInstanceUID: uids(),
      ImageType: ['ORIGINAL', 'PRIMARY', 'AXIAL'],
      Modality: 'CT',
      StudyDescription: '胸部CT平扫',
      SeriesDescription: '胸部 5mm',
      SeriesNumber: 1,
      InstanceNumber: index + 1,
      BodyPartExamined: 'CHEST',
      PatientPosition: 'HFS',
      SliceThickness: 5,
      KVP: 120,
      ImagePositionPatient: [-((columns - 1) / 2) * spacing, -((rows - 1) / 2) * spacing, z],
      ImageOrientationPatient: [1, 0, 0, 0, 1, 0],
      SliceLocation: z,
      PixelSpacing: [spacing, spacing],
      ...monochrome({ rows, columns, bitsStored: 12 }),
      RescaleIntercept: CT_INTERCEPT,
      RescaleSlope: 1,
      RescaleType: 'HU',
      WindowCenter: [40, -600],
      WindowWidth: [400, 1500],
      PixelData: ctSlice({ rows, columns, spacing }, z, random),
    })
  })
  return { studyInstanceUid: study.StudyInstanceUID, seriesInstanceUid: study.SeriesInstanceUID, instances }
}

/** A frontal chest radiograph of the phantom (Digital X-Ray Image Storage – For Presentation). Default 256 × 256. */
export function syntheticRadiograph({ rows = 256, columns = 256, ...order }: SyntheticRadiograph): SyntheticStudy {
  const uids = seededUids(order.seed)
  const study = { StudyInstanceUID: uids(), SeriesInstanceUID: uids() }
  const spacing = FIELD_OF_VIEW / columns
  const radiograph = instance({
    ...commonAttributes(order),
    ...study,
    SOPClassUID: '1.2.840.10008.5.1.4.1.1.1.1',
    SOPInstanceUID: uids(),
    ImageType: ['ORIGINAL', 'PRIMARY'],
    Modality: 'DX',
    PresentationIntentType: 'FOR PRESENTATION',
    StudyDescription: '胸部正位片',
    SeriesDescription: '胸部后前位',
    SeriesNumber: 1,
    InstanceNumber: 1,
    BodyPartExamined: 'CHEST',
    ViewPosition: 'PA',
    PatientOrientation: ['L', 'F'],
    ImagerPixelSpacing: [spacing, spacing],
    PixelSpacing: [spacing, spacing],
    ...monochrome({ rows, columns, bitsStored: 12 }),
    RescaleIntercept: 0,
    RescaleSlope: 1,
    RescaleType: 'US',
    PresentationLUTShape: 'IDENTITY',
    WindowCenter: 2048,
    WindowWidth: 4096,
    PixelData: chestRadiograph({ rows, columns, spacing }, seededRandom(order.seed)),
  })
  return {
    studyInstanceUid: study.StudyInstanceUID,
    seriesInstanceUid: study.SeriesInstanceUID,
    instances: [radiograph],
  }
}

const instance = (dataSet: WritableDataSet & { SOPInstanceUID: string }): SyntheticInstance => ({
  sopInstanceUid: dataSet.SOPInstanceUID,
  bytes: writePart10(dataSet),
})

export function commonAttributes(order: SyntheticOrder): WritableDataSet {
  const { patient, studyDate = '20260305', studyTime = '093000' } = order
  return {
    SpecificCharacterSet: 'ISO_IR 192',
    StudyDate: studyDate,
    SeriesDate: studyDate,
    AcquisitionDate: studyDate,
    ContentDate: studyDate,
    StudyTime: studyTime,
    SeriesTime: studyTime,
    AcquisitionTime: studyTime,
    ContentTime: studyTime,
    AccessionNumber: order.accessionNumber ?? '',
    Manufacturer: 'YGT',
    ManufacturerModelName: 'Phantom',
    InstitutionName: order.institution,
    StationName: order.stationName,
    ReferringPhysicianName: order.referringPhysician ?? '',
    PatientName: patient.name,
    PatientID: patient.id,
    PatientBirthDate: patient.birthDate ?? '',
    PatientSex: patient.sex ?? '',
    StudyID: '1',
  }
}

export const monochrome = ({
  rows,
  columns,
  bitsStored,
}: {
  rows: number
  columns: number
  bitsStored: number
}): WritableDataSet => ({
  SamplesPerPixel: 1,
  PhotometricInterpretation: 'MONOCHROME2',
  Rows: rows,
  Columns: columns,
  BitsAllocated: 16,
  BitsStored: bitsStored,
  HighBit: bitsStored - 1,
  PixelRepresentation: 0,
})
