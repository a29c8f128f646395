import { existsSync, readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import { encodeDataSet, fileHeader, type WritableDataSet, writePart10 } from '../../src/dicom/part10-writer.ts'
import { syntheticCt, syntheticRadiograph } from '../../src/dicom/synthetic-study.ts'
import { DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN } from '../../src/dicom/transfer-syntaxes.ts'

/** What is known of a file from outside this code (for the shared samples: read with pydicom 3). */
export type SampleFacts = {
  name: string
  transferSyntaxUid: string
  sopClassUid: string
  modality: string
  rows: number | null
  columns: number | null
  frames: number
  bitsAllocated: number | null
  photometric: string | null
  patientName: string | null
}

export type SampleFile = SampleFacts & { bytes: Buffer }

/** Files that nobody here wrote where the folder is there, generated ones with the same kinds of content where it is not. */
export function sampleFiles(): { source: 'shared samples' | 'generated'; files: SampleFile[] } {
  if (!existsSync(FOLDER)) return { source: 'generated', files: generated() }
  return {
    source: 'shared samples',
    files: SHARED.map((facts) => ({ ...facts, bytes: readFileSync(new URL(facts.name, FOLDER)) })),
  }
}

/** The bytes of one shared sample, or undefined where the folder is absent. */
export function sharedSample(name: string): Buffer | undefined {
  const url = new URL(name, FOLDER)
  return existsSync(url) ? readFileSync(url) : undefined
}

const FOLDER = new URL('../../../../../../shared/samples/dicom/', import.meta.url)

const EXPLICIT = '1.2.840.10008.1.2.1'
const STORAGE = '1.2.840.10008.5.1.4.1.1.'

type Row = [
  name: string,
  syntax: string,
  sopClass: string,
  modality: string,
  size: [number, number] | null,
  frames: number,
  bits: number | null,
  photometric: string | null,
  patientName: string | null,
]

const ROWS: Row[] = [
  ['77654033_CR1_6154.dcm', '1.2.1', '1', 'CR', [16, 16], 1, 16, 'MONOCHROME1', 'Doe^Archibald'],
  ['98892001_CT5N_2062.dcm', '1.2.1', '2', 'CT', [16, 16], 1, 16, 'MONOCHROME2', 'Doe^Peter'],
  ['98892001_CT5N_2392.dcm', '1.2.1', '2', 'CT', [16, 16], 1, 16, 'MONOCHROME2', 'Doe^Peter'],
  ['98892001_CT5N_2693.dcm', '1.2.1', '2', 'CT', [16, 16], 1, 16, 'MONOCHROME2', 'Doe^Peter'],
  ['98892001_CT5N_3023.dcm', '1.2.1', '2', 'CT', [16, 16], 1, 16, 'MONOCHROME2', 'Doe^Peter'],
  ['98892001_CT5N_3353.dcm', '1.2.1', '2', 'CT', [16, 16], 1, 16, 'MONOCHROME2', 'Doe^Peter'],
  ['CT_small.dcm', '1.2.1', '2', 'CT', [128, 128], 1, 16, 'MONOCHROME2', 'CompressedSamples^CT1'],
  ['JPEG2000.dcm', '1.2.4.91', '7', 'NM', [1024, 256], 1, 16, 'MONOCHROME2', 'CompressedSamples^NM1'],
  ['MR2_J2KI.dcm', '1.2.4.91', '4', 'MR', [1024, 1024], 1, 16, 'MONOCHROME2', 'CompressedSamples^MR2'],
  ['MR_small.dcm', '1.2.1', '4', 'MR', [64, 64], 1, 16, 'MONOCHROME2', 'CompressedSamples^MR1'],
  ['OBXXXX1A_rle.dcm', '1.2.5', '6.1', 'US', [600, 800], 1, 8, 'PALETTE COLOR', 'OB^^^^'],
  ['RG1_J2KI.dcm', '1.2.4.91', '1', 'CR', [1955, 1841], 1, 16, 'MONOCHROME1', 'CompressedSamples^RG1'],
  ['SC_rgb_jpeg.dcm', '1.2.4.50', '7', 'OT', [256, 256], 1, 8, 'RGB', null],
  ['chinese_gb18030_name.dcm', '1.2.1', '7', 'OT', [32, 32], 1, 8, 'MONOCHROME2', 'Wang^XiaoDong=王^小东='],
  ['gdcm-US-ALOKA-16.dcm', '1.2', '6.1', 'US', [480, 640], 1, 16, 'PALETTE COLOR', 'NAME^PATIENT^NAME'],
  ['liver.dcm', '1.2.1', '66.4', 'SEG', [512, 512], 3, 1, 'MONOCHROME2', 'JANCT000'],
  ['waveform_ecg.dcm', '1.2.1', '9.1.1', 'ECG', null, 1, null, null, 'Anonymous'],
]

const SHARED: SampleFacts[] = ROWS.map(
  ([name, syntax, sopClass, modality, size, frames, bitsAllocated, photometric, patientName]) => ({
    name,
    transferSyntaxUid: `1.2.840.10008.${syntax}`,
    sopClassUid: STORAGE + sopClass,
    modality,
    rows: size?.[0] ?? null,
    columns: size?.[1] ?? null,
    frames,
    bitsAllocated,
    photometric,
    patientName,
  }),
)

function generated(): SampleFile[] {
  const patient = { id: 'P1', name: 'Wang^XiaoDong=王^小东', birthDate: '19600203', sex: 'M' as const }
  const grey = { bitsAllocated: 16, photometric: 'MONOCHROME2', patientName: patient.name, frames: 1 }
  const ct = syntheticCt({ seed: 'samples', patient, slices: 5, rows: 32, columns: 32 })
  const dx = syntheticRadiograph({ seed: 'samples dx', patient, rows: 64, columns: 48 })
  const slices = ct.instances.map(({ bytes }, index) => ({
    ...grey,
    name: `generated CT ${index + 1}`,
    transferSyntaxUid: EXPLICIT,
    sopClassUid: `${STORAGE}2`,
    modality: 'CT',
    rows: 32,
    columns: 32,
    bytes,
  }))
  const radiograph = {
    ...grey,
    name: 'generated DX',
    transferSyntaxUid: EXPLICIT,
    sopClassUid: `${STORAGE}1.1`,
    modality: 'DX',
    rows: 64,
    columns: 48,
  }
  return [
    ...slices,
    { ...radiograph, bytes: dx.instances[0]?.bytes ?? Buffer.alloc(0) },
    captured('GB18030'),
    captured('deflated'),
  ]
}

/** A secondary capture with a GB18030 name, plain or deflated. */
function captured(kind: 'GB18030' | 'deflated'): SampleFile {
  const dataSet: WritableDataSet = {
    SpecificCharacterSet: 'GB18030',
    SOPClassUID: `${STORAGE}7`,
    SOPInstanceUID: '1.2.3.4',
    StudyInstanceUID: '1.2.3',
    SeriesInstanceUID: '1.2.3.1',
    Modality: 'OT',
    PatientName: Buffer.from('57616e675e5869616f446f6e673dcdf55ed0a1b6ab3d', 'hex'),
    SamplesPerPixel: 1,
    PhotometricInterpretation: 'MONOCHROME2',
    Rows: 32,
    Columns: 32,
    BitsAllocated: 8,
    BitsStored: 8,
    HighBit: 7,
    PixelRepresentation: 0,
    PixelData: Buffer.from(Array.from({ length: 1024 }, (_, index) => index % 256)),
  }
  const facts = {
    sopClassUid: `${STORAGE}7`,
    modality: 'OT',
    rows: 32,
    columns: 32,
    frames: 1,
    bitsAllocated: 8,
    photometric: 'MONOCHROME2',
    patientName: 'Wang^XiaoDong=王^小东=',
  }
  if (kind === 'GB18030')
    return { ...facts, name: 'generated GB18030', transferSyntaxUid: EXPLICIT, bytes: writePart10(dataSet) }
  const transferSyntaxUid = DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN
  const header = fileHeader({ sopClassUid: `${STORAGE}7`, sopInstanceUid: '1.2.3.4', transferSyntaxUid })
  return {
    ...facts,
    name: 'generated deflated',
    transferSyntaxUid,
    bytes: Buffer.concat([header, deflateRawSync(encodeDataSet(dataSet))]),
  }
}
