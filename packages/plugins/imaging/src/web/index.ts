import { contribute, PatientRecord, page, SearchResults, webPlugin } from '@ygt/core'
import { imaging } from '../plugin.ts'

const requests = 'orders:request:read@imaging'
const reports = 'orders:report:read@imaging'

/** What function 1 shows. Every part is loaded when somebody goes there. */
export default webPlugin(imaging, [
  page('/requests/new', {
    access: 'orders:request:create@imaging',
    load: () => import('./requests/new-request-page.tsx'),
    nav: { group: 'work', order: 10, icon: 'FileAddOutlined' },
  }),
  page('/requests', {
    access: requests,
    load: () => import('./requests/requests-page.tsx'),
    nav: { group: 'work', order: 20, icon: 'UnorderedListOutlined' },
  }),
  page('/requests/:request', { access: requests, load: () => import('./requests/request-page.tsx') }),
  page('/quarantine', {
    access: 'imaging:study:resolve',
    load: () => import('./quarantine/quarantine-page.tsx'),
    nav: { group: 'work', order: 40, icon: 'WarningOutlined' },
  }),
  page('/quality', {
    access: 'imaging:quality:read',
    load: () => import('./quality/quality-page.tsx'),
    nav: { group: 'work', order: 45, icon: 'SafetyCertificateOutlined' },
  }),
  page('/quality/:study', {
    access: 'imaging:quality:read',
    load: () => import('./quality/study-quality-page.tsx'),
  }),
  page('/reading', {
    access: 'orders:task:read@imaging',
    load: () => import('./reading/reading-list-page.tsx'),
    nav: { group: 'work', order: 5, icon: 'ReadOutlined' },
  }),
  page('/reading/:task', {
    access: 'orders:task:read@imaging',
    room: 'reading',
    load: () => import('./reading/reading-room.tsx'),
  }),
  page('/reports', {
    access: reports,
    load: () => import('./reports/reports-page.tsx'),
    nav: { group: 'work', order: 30, icon: 'FileSearchOutlined' },
  }),
  page('/reports/:report', { access: reports, load: () => import('./reports/report-page.tsx') }),
  page('/studies/:study', {
    access: 'imaging:study:read',
    room: 'reading',
    load: () => import('./study-page.tsx'),
  }),
  page('/templates', {
    access: 'orders:template:manage@imaging',
    load: () => import('./reports/templates-page.tsx'),
    nav: { group: 'management', order: 30, icon: 'SnippetsOutlined' },
  }),
  page('/devices', {
    access: 'imaging:device:manage',
    load: () => import('./devices/devices-page.tsx'),
    nav: { group: 'operation', order: 30, icon: 'ApartmentOutlined' },
  }),
  page('/unknown-callers', {
    access: 'imaging:device:manage',
    load: () => import('./devices/unknown-callers-page.tsx'),
    nav: { group: 'operation', order: 31, icon: 'WarningOutlined' },
  }),
  contribute(PatientRecord, {
    id: 'imaging.patient-record',
    order: 30,
    access: requests,
    load: () => import('./patient-section.tsx'),
  }),
  contribute(SearchResults, {
    id: 'imaging.search',
    order: 30,
    access: requests,
    load: () => import('./search-results.tsx'),
  }),
])
