import type { TypesOf } from '@ygt/core'
import { type ordersApi, ordersPlugin } from '@ygt/core/blocks/orders'
import { useClient } from '@ygt/core/web'
import type { api } from '../api.ts'
import { imaging } from '../plugin.ts'

export const useOrders = () => useClient(ordersPlugin)
export const useImaging = () => useClient(imaging)

export type RequestView = TypesOf<(typeof ordersApi)['getRequest']>['out']
export type TaskView = TypesOf<(typeof ordersApi)['getTask']>['out']
export type ReportView = TypesOf<(typeof ordersApi)['getReport']>['out']
export type StudyCard = TypesOf<(typeof api)['matchStudy']>['out']
export type KeptMeasurementView = TypesOf<(typeof api)['removeMeasurement']>['out']
export type KeyImageView = TypesOf<(typeof api)['keyImages']>['out']['items'][number]
export type ImageList = TypesOf<(typeof api)['images']>['out']

export const category = 'imaging'

/** Keys under which answers are kept, the widest first: what begins alike is asked again together. */
export const keys = {
  requests: ['orders', 'requests'] as const,
  request: (id: string) => ['orders', 'request', id] as const,
  tasks: ['orders', 'tasks'] as const,
  task: (id: string) => ['orders', 'task', id] as const,
  reports: ['orders', 'reports'] as const,
  report: (id: string) => ['orders', 'report', id] as const,
  versions: (request: string) => ['orders', 'versions', request] as const,
  studies: (request: string) => ['imaging', 'studies', request] as const,
  studiesOfPatient: (patient: string) => ['imaging', 'studies-of-patient', patient] as const,
  hangingProtocols: ['imaging', 'hanging-protocols'] as const,
  images: (study: string) => ['imaging', 'images', study] as const,
  measurements: (study: string) => ['imaging', 'measurements', study] as const,
  keyImages: (request: string) => ['imaging', 'key-images', request] as const,
  quarantine: ['imaging', 'quarantine'] as const,
  callers: ['imaging', 'callers'] as const,
}
