import { contribute, page, SharedResult, webPlugin } from '@ygt/core'
import { centreParts } from '@ygt/core/blocks/orders'
import { imaging } from '../plugin.ts'

/** What function 1 shows. Every part is loaded when somebody goes there. */
export default webPlugin(imaging, [
  ...centreParts({ plugin: 'imaging', load: () => import('./centre.ts') }),
  contribute(SharedResult, { id: 'imaging.shared-images', load: () => import('./shared/shared-images.tsx') }),
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
  page('/studies/:study', {
    access: 'imaging:study:read',
    room: 'reading',
    load: () => import('./study-page.tsx'),
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
])
