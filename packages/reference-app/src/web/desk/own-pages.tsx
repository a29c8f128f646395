import { type ComponentType, lazy } from 'react'

export interface OwnPage {
  readonly path: string
  /** Permission; a page without one is for whoever is signed in. */
  readonly access?: string
  /** Label key; pages without one are reached from others. */
  readonly label?: string
  readonly group: string
  readonly icon?: string
  readonly Part: ComponentType
}

/** Pages of the shell itself besides 我的工作. */
export const ownPages: readonly OwnPage[] = [
  {
    path: '/patients',
    access: 'patients:patient:read',
    label: 'shell.page.patients',
    group: 'patients',
    icon: 'TeamOutlined',
    Part: lazy(() => import('../patients/patients-page.tsx')),
  },
  {
    path: '/patients/new',
    access: 'patients:patient:create',
    group: 'patients',
    Part: lazy(() => import('../patients/registration-page.tsx')),
  },
  {
    path: '/patients/:id',
    access: 'patients:patient:read',
    group: 'patients',
    Part: lazy(() => import('../patients/patient-page.tsx')),
  },
  {
    path: '/critical-values',
    access: 'critical-values:value:read',
    label: 'critical-values.ledger.title',
    group: 'work',
    icon: 'AlertOutlined',
    Part: lazy(() => import('../critical-values/ledger-page.tsx')),
  },
  {
    path: '/critical-values/:id',
    access: 'critical-values:value:read',
    group: 'work',
    Part: lazy(() => import('../critical-values/value-page.tsx')),
  },
  {
    path: '/cases',
    access: 'orders:case:read',
    label: 'orders.case.title',
    group: 'work',
    icon: 'SolutionOutlined',
    Part: lazy(() => import('../cases/cases-page.tsx')),
  },
  {
    path: '/cases/:id',
    access: 'orders:case:read',
    group: 'work',
    Part: lazy(() => import('../cases/case-page.tsx')),
  },
  {
    path: '/double-readings',
    access: 'orders:double-reading:read',
    label: 'orders.double-reading.page',
    group: 'work',
    icon: 'AuditOutlined',
    Part: lazy(() => import('../double-reading/double-readings-page.tsx')),
  },
  {
    path: '/double-readings/:id',
    access: 'orders:double-reading:read',
    group: 'work',
    Part: lazy(() => import('../double-reading/double-reading-page.tsx')),
  },
  {
    path: '/recognition/:id',
    access: 'orders:request:read',
    group: 'work',
    Part: lazy(() => import('../cases/recognition-page.tsx')),
  },
  {
    path: '/check-ups',
    access: 'orders:request:read',
    label: 'shell.check-up.title',
    group: 'work',
    icon: 'SolutionOutlined',
    Part: lazy(() => import('../check-up/series-list-page.tsx')),
  },
  {
    path: '/check-ups/new',
    access: 'orders:request:create',
    group: 'work',
    Part: lazy(() => import('../check-up/new-series-page.tsx')),
  },
  {
    path: '/check-ups/:id',
    access: 'orders:request:read',
    group: 'work',
    Part: lazy(() => import('../check-up/series-page.tsx')),
  },
  {
    path: '/roster',
    access: 'core:roster:request',
    label: 'shell.roster.title',
    group: 'work',
    icon: 'ScheduleOutlined',
    Part: lazy(() => import('../roster/roster-page.tsx')),
  },
  {
    path: '/allocation',
    access: 'orders:task:manage',
    label: 'shell.allocation.title',
    group: 'work',
    icon: 'DeploymentUnitOutlined',
    Part: lazy(() => import('../allocation/allocation-page.tsx')),
  },
  {
    path: '/statistics',
    access: 'statistics:figure:read',
    label: 'statistics.title',
    group: 'work',
    icon: 'BarChartOutlined',
    Part: lazy(() => import('../statistics/statistics-page.tsx')),
  },
  {
    path: '/management/organizations',
    access: 'core:organization:manage',
    label: 'shell.page.organizations',
    group: 'management',
    icon: 'ApartmentOutlined',
    Part: lazy(() => import('../management/organizations-page.tsx')),
  },
  {
    path: '/management/departments',
    access: 'core:organization:manage',
    label: 'shell.page.departments',
    group: 'management',
    icon: 'UnorderedListOutlined',
    Part: lazy(() => import('../management/departments-page.tsx')),
  },
  {
    path: '/management/staff',
    access: 'core:practitioner:manage',
    label: 'shell.page.staff',
    group: 'management',
    icon: 'IdcardOutlined',
    Part: lazy(() => import('../management/staff-page.tsx')),
  },
  {
    path: '/signatures/simulator',
    group: 'management',
    Part: lazy(() => import('../signatures/simulator-page.tsx')),
  },
  {
    path: '/operation',
    access: 'core:operations:read',
    label: 'shell.page.operation',
    group: 'operation',
    icon: 'DashboardOutlined',
    Part: lazy(() => import('../operation/operation-page.tsx')),
  },
  {
    path: '/operation/audit',
    access: 'core:audit:read',
    label: 'shell.page.audit',
    group: 'operation',
    icon: 'FileSearchOutlined',
    Part: lazy(() => import('../operation/audit-page.tsx')),
  },
]
