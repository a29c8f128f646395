import { z } from 'zod'
import { defineJob } from '../jobs/define-job.ts'
import { Notifications, notification } from '../notifications/notifications.ts'
import { Directory } from '../organization/directory.ts'
import { leave } from '../organization/leave.ts'
import { account, department, organization, post, practitioner } from '../organization/organizations.ts'
import { shift } from '../organization/roster.ts'
import { rosterProblems } from '../organization/roster-problems.ts'
import { shiftSwap } from '../organization/shift-swap.ts'
import { definePlugin } from '../plugin/define-plugin.ts'
import { coreProblems } from '../problem/core-problems.ts'
import { RecordEntered, RecordWithdrawn, recordEntry } from '../record/record-entries.ts'
import { linkProblems } from '../shared-links/link-problems.ts'
import { linkSettings } from '../shared-links/link-settings.ts'
import { linkAccess, linkVisit, sharedLink } from '../shared-links/shared-link.ts'
import { SharedLinks } from '../shared-links/shared-links.ts'
import { WorkClosed, WorkOpened, workItem } from '../work-items/work-items.ts'
import { coreApi } from './core-api.ts'

/** Nightly: answers kept for idempotency and ended sessions go. */
export const Housekeeping = defineJob('core.housekeeping', { payload: z.object({}), schedule: '20 3 * * *' })

/** Settings of the county itself. */
export const coreSettings = z.object({ sharedLinks: linkSettings }).prefault({})

/** The part of the county that is always there: people, institutions, work, notifications, operation. */
export const corePlugin = definePlugin('core', {
  core: '*',
  uses: { notifications: Notifications },
  provides: { directory: Directory, notifications: Notifications, links: SharedLinks },
  settings: coreSettings,
  resources: [
    organization,
    department,
    practitioner,
    post,
    account,
    shift,
    leave,
    shiftSwap,
    workItem,
    recordEntry,
    notification,
    sharedLink,
    linkVisit,
    linkAccess,
  ],
  api: coreApi,
  events: [WorkOpened, WorkClosed, RecordEntered, RecordWithdrawn],
  jobs: [Housekeeping],
  problems: [...coreProblems, ...rosterProblems, ...linkProblems],
  grants: [
    {
      role: '*',
      reach: 'county',
      permissions: ['core:organization:read', 'core:work:read', 'core:notification:read'],
    },
    { role: '*', reach: 'own', permissions: ['core:roster:request'] },
    ...[
      'township-doctor',
      'village-doctor',
      'radiologist',
      'senior-radiologist',
      'department-head',
      'registrar',
      'imaging-technologist',
      'township-radiologist',
    ].map((role) => ({
      role,
      reach: 'county' as const,
      permissions: ['core:record:read'],
    })),
    { role: 'department-head', reach: 'own', permissions: ['core:roster:manage'] },
    {
      role: 'administrator',
      reach: 'county',
      permissions: [
        'core:organization:manage',
        'core:practitioner:manage',
        'core:account:manage',
        'core:roster:manage',
      ],
    },
    { role: 'operator', reach: 'county', permissions: ['core:operations:read', 'core:operations:manage'] },
    { role: 'auditor', reach: 'county', permissions: ['core:audit:read', 'core:operations:read'] },
  ],
})
