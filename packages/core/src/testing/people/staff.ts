import { consortium, leadHospital, subCentre, townshipCentres, villageClinics } from './county.ts'
import { type DepartmentKind, departmentId } from './departments.ts'

export type RoleId =
  | 'township-doctor'
  | 'village-doctor'
  | 'imaging-technologist'
  | 'township-radiologist'
  | 'radiologist'
  | 'senior-radiologist'
  | 'department-head'
  | 'registrar'
  | 'manager'
  | 'administrator'
  | 'operator'
  | 'auditor'

/** What somebody does at one institution, and since when (`YYYY-MM-DD`). */
export interface CastPost {
  readonly id: string
  readonly organization: string
  /** Null at a village clinic, which has no departments. */
  readonly department: string | null
  readonly role: RoleId
  readonly since: string
}

/** Somebody who works in the fictional county. */
export interface CastStaff {
  /** Stable; the same word as the account name, which is the pinyin of the name. */
  readonly id: string
  readonly account: string
  readonly zh: string
  readonly en: string
  /** The first post is the one that a session begins with. */
  readonly posts: readonly CastPost[]
}

/**
 * Password of every account of the cast. For demo and tests only: whoever can reach a system with real people changes
 * it.
 */
export const demoPassword = 'Yunling-Demo-2026'

/** PIN of the simulated certificates of the demo; as public as the password. */
export const demoPin = '271828'

const [qinghe, heting, songyue] = townshipCentres

/** One person for every role, and a second one where a rule needs two: another township, a second reviewer. */
export const staff = {
  /** Doctor at township centre A (青禾镇): asks for examinations. */
  townshipDoctor: person('zhoumin', '周敏', 'Zhou Min', [
    [qinghe, 'general-practice', 'township-doctor', '2016-07-01'],
  ]),
  /** Doctor at township centre B (鹤汀镇): must not see what is A's alone. */
  otherTownshipDoctor: person('wujianping', '吴建平', 'Wu Jianping', [
    [heting, 'general-practice', 'township-doctor', '2009-03-01'],
  ]),
  /** Doctor at a township centre of the other branch (松月镇). */
  subCentreTownshipDoctor: person('xiefang', '谢芳', 'Xie Fang', [
    [songyue, 'general-practice', 'township-doctor', '2019-08-01'],
  ]),
  imagingTechnologist: person('sunli', '孙丽', 'Sun Li', [[qinghe, 'radiology', 'imaging-technologist', '2018-09-01']]),
  /** Reads simple images at township centre A and sends up what they cannot decide. */
  townshipRadiologist: person('luoyan', '罗燕', 'Luo Yan', [
    [qinghe, 'radiology', 'township-radiologist', '2020-09-01'],
  ]),
  villageDoctor: person('hedayong', '何大勇', 'He Dayong', [
    [villageClinics[0]?.id ?? '', null, 'village-doctor', '1998-01-01'],
  ]),
  /** Writes reports. */
  radiologist: person('linjing', '林静', 'Lin Jing', [[leadHospital, 'radiology', 'radiologist', '2015-07-01']]),
  /** Reviews and publishes; works at the sub-centre too, so one account has two posts. */
  seniorRadiologist: person('xuguodong', '徐国栋', 'Xu Guodong', [
    [leadHospital, 'radiology', 'senior-radiologist', '2008-05-01'],
    [subCentre, 'radiology', 'senior-radiologist', '2024-01-01'],
  ]),
  /** A second reviewer, for what its author must not review. */
  otherSeniorRadiologist: person('shanhong', '单红', 'Shan Hong', [
    [leadHospital, 'radiology', 'senior-radiologist', '2012-07-01'],
  ]),
  departmentHead: person('chenli', '陈立', 'Chen Li', [[leadHospital, 'radiology', 'department-head', '2020-01-01']]),
  registrar: person('zhulin', '朱琳', 'Zhu Lin', [[leadHospital, 'registration', 'registrar', '2017-04-01']]),
  townshipRegistrar: person('maxiaolan', '马小兰', 'Ma Xiaolan', [[qinghe, 'registration', 'registrar', '2021-06-01']]),
  manager: person('shenjie', '沈洁', 'Shen Jie', [[leadHospital, 'medical-affairs', 'manager', '2018-02-01']]),
  /** Administrator of the whole county. */
  administrator: person('zhengkai', '郑凯', 'Zheng Kai', [
    [consortium, 'executive-office', 'administrator', '2020-10-01'],
  ]),
  /** Runs the system; has no business with patients. */
  operator: person('fengtao', '冯涛', 'Feng Tao', [[consortium, 'information', 'operator', '2020-10-01']]),
  auditor: person('xuzheng', '许正', 'Xu Zheng', [[consortium, 'audit', 'auditor', '2021-03-01']]),
} as const satisfies Record<string, CastStaff>

export type StaffKey = keyof typeof staff

/** The staff as a list, in the order above. */
export const everyStaffMember: readonly CastStaff[] = Object.values(staff)

type PostRow = readonly [organization: string, department: DepartmentKind | null, role: RoleId, since: string]

function person(account: string, zh: string, en: string, posts: readonly PostRow[]): CastStaff {
  return {
    ...{ id: account, account, zh, en },
    posts: posts.map(([organization, department, role, since], index) => ({
      id: `${account}-${index + 1}`,
      organization,
      department: department && departmentId(organization, department),
      role,
      since,
    })),
  }
}
