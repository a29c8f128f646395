import { uyghur } from './ethnic-groups.ts'
import { drawGivenName } from './given-names.ts'
import type { Member } from './households.ts'
import type { Random } from './random.ts'
import { drawSurname } from './surnames.ts'
import { drawUyghurName } from './uyghur-names.ts'

interface Household {
  readonly members: readonly Member[]
  /** `YYYY-MM-DD`, one for each member. */
  readonly birthDates: readonly string[]
  readonly ethnicGroup: string
}

/**
 * Names for the members of one household. Women keep their surname; children have the father's, one in thirteen the
 * mother's (1:12 in 2020, 二〇二〇年全国姓名报告); the parents who live with a couple are his. No two members have the same name.
 */
export function nameHousehold(random: Random, { members, birthDates, ethnicGroup }: Household): readonly string[] {
  const names: string[] = []
  const surname = ethnicGroup === uyghur ? undefined : surnames(random, members)
  const ancestor = drawUyghurName(random, 'male')
  for (const [index, { relation, sex }] of members.entries()) {
    const year = Number(birthDates[index]?.slice(0, 4))
    const father = relation === 'child' || relation === 'grandchild' ? own(names[0]) : ancestor
    const draw = () =>
      surname
        ? surname({ relation, sex }) + drawGivenName(random, { sex, year })
        : `${drawUyghurName(random, sex)}·${father}`
    let name = draw()
    while (names.includes(name)) name = draw()
    names.push(name)
  }
  return names
}

/** Which surname a member has, by place in the family. */
function surnames(random: Random, members: readonly Member[]): (member: Pick<Member, 'relation' | 'sex'>) => string {
  const family = drawSurname(random)
  const spouse = drawSurname(random)
  const grandmother = drawSurname(random)
  const coupleAtHome = members.some(({ relation }) => relation === 'spouse')
  const motherAlone = members[0]?.sex === 'female' && !coupleAtHome
  const childrens = motherAlone || random.chance(1 / 13) ? spouse : family
  return ({ relation, sex }) => {
    if (relation === 'spouse') return spouse
    if (relation === 'parent' && sex === 'female') return grandmother
    return relation === 'child' || relation === 'grandchild' ? childrens : family
  }
}

function own(name: string | undefined): string {
  return name?.split('·')[0] ?? ''
}
