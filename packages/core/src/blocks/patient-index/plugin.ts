import { Directory } from '../../organization/directory.ts'
import { definePlugin } from '../../plugin/define-plugin.ts'
import { patientsApi } from './api.ts'
import { PatientChanged, PatientIndex, PatientRegistered } from './contract.ts'
import { attendance, identifier, patient } from './patient.ts'
import { patientProblems } from './patient-problems.ts'

const read = 'patients:patient:read'
const lookup = 'patients:patient:lookup'
const keep = ['patients:patient:update', 'patients:patient:reveal']

/** The default provider of `patients@1`: the county's residents. */
export const patientsPlugin = definePlugin('patients', {
  core: '*',
  uses: { directory: Directory },
  provides: { patients: PatientIndex },
  resources: [patient, identifier, attendance],
  api: patientsApi,
  events: [PatientRegistered, PatientChanged],
  problems: patientProblems,
  grants: [
    // whoever comes to the desk is registered, wherever they live
    { role: 'registrar', reach: 'county', permissions: ['patients:patient:create', lookup] },
    { role: 'registrar', reach: 'subtree', permissions: [read, ...keep] },
    { role: 'township-doctor', reach: 'subtree', permissions: [read, 'patients:patient:create', ...keep] },
    { role: 'township-doctor', reach: 'county', permissions: [lookup] },
    { role: 'village-doctor', reach: 'own', permissions: [read, 'patients:patient:create', ...keep] },
    { role: 'village-doctor', reach: 'county', permissions: [lookup] },
    { role: 'imaging-technologist', reach: 'subtree', permissions: [read] },
    { role: 'township-radiologist', reach: 'subtree', permissions: [read] },
    { role: 'imaging-technologist', reach: 'county', permissions: [lookup] },
    ...['radiologist', 'senior-radiologist', 'department-head'].map((role) => ({
      role,
      reach: 'county' as const,
      permissions: [read],
    })),
    { role: 'administrator', reach: 'county', permissions: [read, 'patients:patient:create', lookup, ...keep] },
  ],
})
