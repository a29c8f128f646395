import { type OrganizationKind, organizations } from './county.ts'

/** A department of an institution; `kind` is what it does, the same word in every institution. */
export interface DemoDepartment {
  readonly id: string
  readonly organization: string
  readonly kind: DepartmentKind
  readonly zh: string
  readonly en: string
}

export type DepartmentKind = keyof typeof departmentNames

const departmentNames = {
  'executive-office': ['综合办公室', 'Executive office'],
  'medical-affairs': ['医务科', 'Medical affairs'],
  information: ['信息中心', 'Information centre'],
  audit: ['审计科', 'Internal audit'],
  registration: ['挂号收费处', 'Registration'],
  emergency: ['急诊科', 'Emergency'],
  'internal-medicine': ['内科', 'Internal medicine'],
  surgery: ['外科', 'Surgery'],
  'traditional-chinese-medicine': ['中医科', 'Traditional Chinese medicine'],
  'general-practice': ['全科', 'General practice'],
  radiology: ['放射科', 'Radiology'],
  ecg: ['心电图室', 'ECG'],
  laboratory: ['检验科', 'Laboratory'],
  pathology: ['病理科', 'Pathology'],
  pharmacy: ['药剂科', 'Pharmacy'],
  'public-health': ['公共卫生科', 'Public health'],
} as const satisfies Record<string, readonly [string, string]>

const departmentsByKind: Readonly<Record<OrganizationKind, readonly DepartmentKind[]>> = {
  'county-consortium': ['executive-office', 'medical-affairs', 'information', 'audit'],
  'lead-hospital': [
    'registration',
    'emergency',
    'internal-medicine',
    'surgery',
    'radiology',
    'ecg',
    'laboratory',
    'pathology',
    'pharmacy',
    'medical-affairs',
  ],
  'sub-centre': [
    'registration',
    'internal-medicine',
    'traditional-chinese-medicine',
    'radiology',
    'ecg',
    'laboratory',
    'pharmacy',
  ],
  'township-centre': [
    'registration',
    'general-practice',
    'radiology',
    'ecg',
    'laboratory',
    'pharmacy',
    'public-health',
  ],
  'village-clinic': [],
}

/** The departments of every institution, ids like `county-hospital.radiology`; a village clinic has none. */
export const departments: readonly DemoDepartment[] = organizations.flatMap((organization) =>
  departmentsByKind[organization.kind].map((kind) => {
    const [zh, en] = departmentNames[kind]
    return { id: departmentId(organization.id, kind), organization: organization.id, kind, zh, en }
  }),
)

export function departmentId(organization: string, kind: DepartmentKind): string {
  return `${organization}.${kind}`
}
