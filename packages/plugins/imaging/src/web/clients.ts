import type { TypesOf } from '@ygt/core'
import { useClient } from '@ygt/core/web'
import type { api } from '../api.ts'
import { imaging } from '../plugin.ts'

export const useImaging = () => useClient(imaging)

export type StudyCard = TypesOf<(typeof api)['matchStudy']>['out']
export type KeptMeasurementView = TypesOf<(typeof api)['removeMeasurement']>['out']
export type KeyImageView = TypesOf<(typeof api)['keyImages']>['out']['items'][number]
export type ImageList = TypesOf<(typeof api)['images']>['out']

/** Keys under which answers are kept, the widest first: what begins alike is asked again together. */
export const keys = {
  studies: (request: string) => ['imaging', 'studies', request] as const,
  studiesOfPatient: (patient: string) => ['imaging', 'studies-of-patient', patient] as const,
  hangingProtocols: ['imaging', 'hanging-protocols'] as const,
  images: (study: string) => ['imaging', 'images', study] as const,
  measurements: (study: string) => ['imaging', 'measurements', study] as const,
  keyImages: (request: string) => ['imaging', 'key-images', request] as const,
  quarantine: ['imaging', 'quarantine'] as const,
  callers: ['imaging', 'callers'] as const,
}
