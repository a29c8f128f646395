import { writePart10 } from './part10-writer.ts'
import { seededUids } from './seeded-uids.ts'
import { seededRandom } from './synthetic-phantom.ts'
import { commonAttributes, monochrome, type SyntheticOrder, type SyntheticStudy } from './synthetic-study.ts'

/** Size of the small images: what transport and viewing need, not what a doctor would. */
const side = 32

/** An MR series of small slices (MR Image Storage). */
export function syntheticMr({ slices = 2, ...order }: SyntheticOrder & { slices?: number }): SyntheticStudy {
  const uids = seededUids(order.seed)
  const study = { StudyInstanceUID: uids(), SeriesInstanceUID: uids(), FrameOfReferenceUID: uids() }
  const random = seededRandom(order.seed)
  const instances = Array.from({ length: slices }, (_, index) => {
    const SOPInstanceUID = uids()
    const bytes = writePart10({
      ...commonAttributes(order),
      ...study,
      SOPClassUID: '1.2.840.10008.5.1.4.1.1.4',
      SOPInstanceUID,
      ImageType: ['ORIGINAL', 'PRIMARY', 'M'],
      Modality: 'MR',
      ScanningSequence: 'SE',
      SequenceVariant: 'NONE',
      SeriesNumber: 1,
      InstanceNumber: index + 1,
      BodyPartExamined: 'HEAD',
      PatientPosition: 'HFS',
      SliceThickness: 5,
      ImagePositionPatient: [-120, -120, index * 5],
      ImageOrientationPatient: [1, 0, 0, 0, 1, 0],
      PixelSpacing: [240 / side, 240 / side],
      ...monochrome({ rows: side, columns: side, bitsStored: 12 }),
      WindowCenter: 600,
      WindowWidth: 1200,
      PixelData: Buffer.from(Uint16Array.from({ length: side * side }, () => Math.floor(random() * 1200)).buffer),
    })
    return { sopInstanceUid: SOPInstanceUID, bytes }
  })
  return { studyInstanceUid: study.StudyInstanceUID, seriesInstanceUid: study.SeriesInstanceUID, instances }
}

/** A colour ultrasound clip (Ultrasound Multi-frame Image Storage): a grey field with a red and blue flow that moves. */
export function syntheticUltrasound({ frames = 4, ...order }: SyntheticOrder & { frames?: number }): SyntheticStudy {
  const uids = seededUids(order.seed)
  const study = { StudyInstanceUID: uids(), SeriesInstanceUID: uids() }
  const SOPInstanceUID = uids()
  const random = seededRandom(order.seed)
  const pixels = Buffer.alloc(frames * side * side * 3)
  for (let frame = 0; frame < frames; frame++) {
    for (let at = 0; at < side * side; at++) {
      const grey = 40 + Math.floor(random() * 60)
      const flow = Math.abs((at % side) - (8 + frame * 3)) < 3
      const colour = flow ? (at < (side * side) / 2 ? [220, 30, 30] : [30, 30, 220]) : [grey, grey, grey]
      pixels.set(colour, (frame * side * side + at) * 3)
    }
  }
  const bytes = writePart10({
    ...commonAttributes(order),
    ...study,
    SOPClassUID: '1.2.840.10008.5.1.4.1.1.3.1',
    SOPInstanceUID,
    ImageType: ['ORIGINAL', 'PRIMARY'],
    Modality: 'US',
    SeriesNumber: 1,
    InstanceNumber: 1,
    BodyPartExamined: 'ABDOMEN',
    NumberOfFrames: frames,
    FrameTime: 40,
    // the attribute that tells one frame from the next: Frame Time
    FrameIncrementPointer: 0x00181063,
    SamplesPerPixel: 3,
    PhotometricInterpretation: 'RGB',
    PlanarConfiguration: 0,
    Rows: side,
    Columns: side,
    BitsAllocated: 8,
    BitsStored: 8,
    HighBit: 7,
    PixelRepresentation: 0,
    PixelData: pixels,
  })
  return {
    studyInstanceUid: study.StudyInstanceUID,
    seriesInstanceUid: study.SeriesInstanceUID,
    instances: [{ sopInstanceUid: SOPInstanceUID, bytes }],
  }
}
