import type { patientsApi } from '../blocks/patient-index/api.ts'
import type { Client } from '../endpoint/client.ts'
import type { TypesOf } from '../endpoint/define-endpoint.ts'
import { looseClient } from './clients.ts'

type Patients = Client<typeof patientsApi>

/** Residents of the county, through the block `patients`. */
export const residentsClient = looseClient<
  Pick<
    Patients,
    | 'searchResidents'
    | 'getResident'
    | 'lookupResident'
    | 'revealNumber'
    | 'checkResident'
    | 'registerResident'
    | 'changeResident'
  >
>('patients', {
  searchResidents: ['GET', '/residents'],
  getResident: ['GET', '/residents/:id'],
  lookupResident: ['POST', '/residents/lookup'],
  revealNumber: ['POST', '/residents/:id/reveal'],
  checkResident: ['POST', '/residents/check'],
  registerResident: ['POST', '/residents'],
  changeResident: ['PATCH', '/residents/:id'],
})

export type ResidentRow = TypesOf<(typeof patientsApi)['searchResidents']>['out']['items'][number]
export type ResidentView = TypesOf<(typeof patientsApi)['getResident']>['out']

export const residentKey = (id: string) => ['patients', 'resident', id] as const
