const pixels = ['PhotometricInterpretation', 'BitsAllocated', 'BitsStored', 'ImageType']
const plane = ['PixelSpacing', 'ImagePositionPatient', 'ImageOrientationPatient']

/**
 * What an image of a SOP class has to bring so that it can be read and measured: attributes of type 1 of its modules in PS3.3
 * (A.2 CR, A.3 CT, A.4 MR, A.6 US, A.26 DX, A.27 MG), and of those of type 2 the ones that readers need. Others are not checked.
 */
export const requiredAttributes: Readonly<Record<string, readonly string[]>> = {
  // CT Image
  '1.2.840.10008.5.1.4.1.1.2': [...pixels, ...plane, 'RescaleIntercept', 'RescaleSlope', 'SliceThickness', 'KVP'],
  // MR Image
  '1.2.840.10008.5.1.4.1.1.4': [...pixels, ...plane, 'ScanningSequence', 'SequenceVariant', 'EchoTime'],
  // Computed Radiography
  '1.2.840.10008.5.1.4.1.1.1': [...pixels, 'BodyPartExamined', 'ViewPosition'],
  // Digital X-Ray, for presentation and for processing
  '1.2.840.10008.5.1.4.1.1.1.1': [
    ...pixels,
    'PresentationIntentType',
    'PresentationLUTShape',
    'ImagerPixelSpacing',
    'ViewPosition',
  ],
  '1.2.840.10008.5.1.4.1.1.1.1.1': [...pixels, 'PresentationIntentType', 'ImagerPixelSpacing', 'ViewPosition'],
  // Digital Mammography, for presentation
  '1.2.840.10008.5.1.4.1.1.1.2': [
    ...pixels,
    'PresentationIntentType',
    'ImagerPixelSpacing',
    'ImageLaterality',
    'ViewPosition',
  ],
  // Ultrasound, single and multi-frame
  '1.2.840.10008.5.1.4.1.1.6.1': [...pixels],
  '1.2.840.10008.5.1.4.1.1.3.1': [...pixels, 'NumberOfFrames'],
}

/** Who the images are of; all of these belong to an identity that can be checked. */
export const identityAttributes = ['PatientID', 'PatientName', 'PatientSex', 'PatientBirthDate'] as const

/** Body parts of which everybody has two (Body Part Examined, PS3.16 annex L). */
export const pairedBodyParts: ReadonlySet<string> = new Set([
  ...[
    'ANKLE',
    'ARM',
    'BREAST',
    'CALCANEUS',
    'CALF',
    'CLAVICLE',
    'EAR',
    'ELBOW',
    'EYE',
    'FEMUR',
    'FINGER',
    'FOOT',
    'FOREARM',
  ],
  ...[
    'HAND',
    'HIP',
    'HUMERUS',
    'KNEE',
    'LEG',
    'ORBIT',
    'PATELLA',
    'RADIUS',
    'RIB',
    'SCAPULA',
    'SHOULDER',
    'THIGH',
    'THUMB',
  ],
  ...['TIBIA', 'TOE', 'ULNA', 'WRIST', 'ZYGOMA'],
])
