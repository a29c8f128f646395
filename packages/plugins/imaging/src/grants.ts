import type { Grant } from '@ygt/core'

const request = [
  'orders:request:create@imaging',
  'orders:request:read@imaging',
  'orders:report:read@imaging',
  'orders:report:share@imaging',
  'imaging:study:read',
  'critical-values:value:read@imaging',
  'critical-values:value:receive@imaging',
]
/** Statistics of imaging: a township its own, the centre the county's. */
const figures = ['statistics:figure:read@imaging', 'orders:figure:read@imaging', 'imaging:quality:read']
const read = [
  'orders:request:read@imaging',
  'orders:task:read@imaging',
  'orders:report:read@imaging',
  'orders:template:read@imaging',
  'imaging:study:read',
  'critical-values:value:read@imaging',
]
const write = [
  ...read,
  'orders:task:claim@imaging',
  'orders:report:write@imaging',
  'orders:report:share@imaging',
  'critical-values:value:raise@imaging',
  'critical-values:value:notify@imaging',
  'critical-values:value:withdraw@imaging',
  'imaging:measurement:write',
  'imaging:quality:read',
  'imaging:quality:grade',
  'orders:case:read@imaging',
  'orders:case:send@imaging',
  'orders:double-reading:read@imaging',
  'orders:double-reading:perform@imaging',
]
/** Experts of the centre: they are asked, and may ask a hospital outside the county. */
const review = [
  ...write,
  'orders:case:answer@imaging',
  'orders:case:refer@imaging',
  'orders:report:publish@imaging',
  'orders:report:retract@imaging',
  'orders:template:manage@imaging',
  'imaging:study:resolve',
]

/** Who asks sees their own institution's; who reads sees the county's. */
export const grants: readonly Grant[] = [
  { role: 'township-doctor', reach: 'own', permissions: [...request, ...figures] },
  { role: 'village-doctor', reach: 'own', permissions: request },
  {
    role: 'imaging-technologist',
    reach: 'own',
    permissions: [
      'orders:request:read@imaging',
      'imaging:study:read',
      'imaging:quality:read',
      'imaging:study:upload',
      'imaging:study:resolve',
    ],
  },
  // hands reports out at the desk, on paper or as a link
  {
    role: 'registrar',
    reach: 'own',
    permissions: ['orders:request:read@imaging', 'orders:report:read@imaging', 'orders:report:share@imaging'],
  },
  // reads at a township what it can, and sends up what it cannot
  { role: 'township-radiologist', reach: 'own', permissions: write },
  { role: 'radiologist', reach: 'county', permissions: write },
  { role: 'senior-radiologist', reach: 'county', permissions: review },
  {
    role: 'department-head',
    reach: 'county',
    permissions: [
      ...review,
      ...figures,
      'imaging:quality:lead',
      'orders:task:manage@imaging',
      'orders:double-reading:manage@imaging',
      'orders:double-reading:arbitrate@imaging',
      'orders:double-reading:oversee@imaging',
      'orders:review-level:manage@imaging',
      'critical-values:rate:read@imaging',
    ],
  },
  { role: 'department-head', reach: 'own', permissions: ['critical-values:value:lead@imaging'] },
  {
    role: 'manager',
    reach: 'county',
    permissions: ['orders:double-reading:read@imaging', 'orders:double-reading:oversee@imaging', ...figures],
  },
  // devices are connected by whoever runs the system; it brings no look at a resident
  { role: 'operator', reach: 'county', permissions: ['imaging:device:manage'] },
  { role: 'administrator', reach: 'county', permissions: ['imaging:device:manage'] },
]
