/**
 * 云岭县, the county of tests, demo and docs. It is fictional: GB/T 2260 (list of 2023) has no county of this name, its
 * towns are in no list of townships, and its residents carry a division code that nobody has (`fictionalDivision`). Two
 * branches (lead hospital and sub-centre), each with two towns of three villages, are enough to show what one
 * institution sees of another.
 */

export type OrganizationKind =
  | 'county-consortium'
  | 'lead-hospital'
  | 'sub-centre'
  | 'township-centre'
  | 'village-clinic'

/** An institution. `parent` follows the management of the consortium, and with it the reach of a post. */
export interface DemoOrganization {
  readonly id: string
  readonly kind: OrganizationKind
  readonly zh: string
  readonly en: string
  readonly parent: string | null
  /** Where it serves people, for townships and villages. */
  readonly town?: string
  readonly village?: string
}

export const countyName = { zh: '云岭县', en: 'Yunling County' } as const

export const consortium = 'yunling-consortium'
export const leadHospital = 'county-hospital'
export const subCentre = 'tcm-hospital'

/** The four township centres (乡镇卫生院): the first two belong to the lead hospital, the others to the sub-centre. */
export const townshipCentres = ['qinghe-centre', 'heting-centre', 'songyue-centre', 'tongwan-centre'] as const

/** The 19 institutions, each after the one it belongs to. */
export const organizations: readonly DemoOrganization[] = [
  institution('county-consortium', consortium, ['云岭县医疗健康集团', 'Yunling County Health Consortium'], null),
  institution('lead-hospital', leadHospital, ['云岭县人民医院', "Yunling County People's Hospital"], consortium),
  institution('sub-centre', subCentre, ['云岭县中医院', 'Yunling County TCM Hospital'], consortium),
  ...township(
    'qinghe-centre',
    leadHospital,
    ['青禾镇', 'Qinghe'],
    [
      ['daoxiang', '稻香村', 'Daoxiang'],
      ['liutang', '柳塘村', 'Liutang'],
      ['shiqiao', '石桥头村', 'Shiqiaotou'],
    ],
  ),
  ...township(
    'heting-centre',
    leadHospital,
    ['鹤汀镇', 'Heting'],
    [
      ['luzhou', '鹭洲村', 'Luzhou'],
      ['landu', '兰渡村', 'Landu'],
      ['fengpu', '枫浦村', 'Fengpu'],
    ],
  ),
  ...township(
    'songyue-centre',
    subCentre,
    ['松月镇', 'Songyue'],
    [
      ['zhuwu', '竹坞村', 'Zhuwu'],
      ['songquan', '松泉村', 'Songquan'],
      ['lingtou', '岭头村', 'Lingtou'],
    ],
  ),
  ...township(
    'tongwan-centre',
    subCentre,
    ['桐湾乡', 'Tongwan'],
    [
      ['taowu', '桃坞村', 'Taowu'],
      ['tongxi', '桐溪村', 'Tongxi'],
      ['zhangwan', '樟湾村', 'Zhangwan'],
    ],
  ),
]

export const villageClinics: readonly DemoOrganization[] = organizations.filter(({ kind }) => kind === 'village-clinic')

type Names = readonly [zh: string, en: string]

function institution(kind: OrganizationKind, id: string, [zh, en]: Names, parent: string | null): DemoOrganization {
  return { id, kind, zh, en, parent }
}

function township(
  id: (typeof townshipCentres)[number],
  parent: string,
  [town, townEn]: Names,
  villages: readonly (readonly [id: string, zh: string, en: string])[],
): readonly DemoOrganization[] {
  const suffix = town.endsWith('乡') ? '卫生院' : '中心卫生院'
  return [
    { ...institution('township-centre', id, [town + suffix, `${townEn} Township Health Centre`], parent), town },
    ...villages.map(([name, village, en]) => ({
      ...institution('village-clinic', `${name}-clinic`, [`${village}卫生室`, `${en} Village Clinic`], id),
      town,
      village,
    })),
  ]
}
