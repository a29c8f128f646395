import { type Random, weighted } from './random.ts'

/** What a person is to the head of the household (户主). */
export type Relation = 'head' | 'spouse' | 'child' | 'parent' | 'grandchild'

export interface Member {
  readonly relation: Relation
  readonly sex: 'male' | 'female'
  /** Age in days on the day of reference. */
  readonly ageInDays: number
}

/**
 * Draws a household of a county whose young adults have partly left: who lives together and how old they are. The kinds
 * and their weights are ours, chosen so that the county comes out near the Seventh National Population Census (2020),
 * carried on to 2026: 2.62 people in a household, and rural shares of 19 % below 15, 24 % from 60 and 18 % from 65,
 * ageing since.
 */
export function drawHousehold(random: Random): readonly Member[] {
  return drawKind(random)(random)
}

type Compose = (random: Random) => readonly Member[]

const drawKind = weighted<Compose>([
  [elderAlone, 13],
  [elderCouple, 17],
  [adultAlone, 13],
  [coupleAlone, 17],
  [parentsAndChildren, 20],
  [threeGenerations, 17],
  [grandparentsAndGrandchildren, 4],
  [oneParentAndChild, 3],
])

const drawChildren = weighted<number>([
  [1, 63],
  [2, 33],
  [3, 4],
])

function elderAlone(random: Random): readonly Member[] {
  return [member('head', random.chance(0.45) ? 'male' : 'female', elderAge(random))]
}

function elderCouple(random: Random): readonly Member[] {
  return couple(random, elderAge(random) - 1.5)
}

function adultAlone(random: Random): readonly Member[] {
  return [member('head', random.chance(0.68) ? 'male' : 'female', between(random, 19, 62))]
}

function coupleAlone(random: Random): readonly Member[] {
  return couple(random, 28 + 36 * Math.sqrt(random.next()))
}

function parentsAndChildren(random: Random): readonly Member[] {
  const parents = couple(random, between(random, 26, 52))
  return [...parents, ...children(random, 'child', ageOf(parents[1]))]
}

function threeGenerations(random: Random): readonly Member[] {
  const parents = couple(random, between(random, 26, 49))
  const grandmother = ageOf(parents[0]) + between(random, 21, 29)
  const elders = couple(random, grandmother + 2)
  const living = random.chance(0.55) ? elders : [elders[random.chance(0.7) ? 1 : 0] as Member]
  const grandparents = living.map(({ sex, ageInDays }) => ({ relation: 'parent', sex, ageInDays }) as const)
  return [...parents, ...grandparents, ...children(random, 'child', ageOf(parents[1]))]
}

function grandparentsAndGrandchildren(random: Random): readonly Member[] {
  const grandmother = between(random, 48, 70)
  const mother = grandmother - between(random, 21, 28)
  const elders = random.chance(0.7) ? couple(random, grandmother + 2) : [member('head', 'female', grandmother)]
  return [...elders, ...children(random, 'grandchild', Math.max(mother, 21))]
}

function oneParentAndChild(random: Random): readonly Member[] {
  const age = between(random, 26, 50)
  return [member('head', random.chance(0.4) ? 'male' : 'female', age), ...children(random, 'child', age)]
}

/** Husband, of about this age, and wife. */
function couple(random: Random, age: number): readonly Member[] {
  return [member('head', 'male', age), member('spouse', 'female', Math.max(20.5, age - between(random, -1.5, 5)))]
}

/** Children who still live at home, born when the mother was 19 to 42, two years apart or more. */
function children(random: Random, relation: Relation, mother: number): readonly Member[] {
  const oldest = Math.min(mother - 19.5, 23)
  const least = Math.max(0, mother - 42)
  const ages: number[] = []
  let age = least + (oldest - least) * Math.max(random.next(), random.next(), random.next())
  for (let wanted = drawChildren(random); wanted > 0 && age >= least; wanted--) {
    ages.push(age)
    age -= between(random, 1.2, 6)
  }
  return ages.map((each) => member(relation, random.chance(0.525) ? 'male' : 'female', each))
}

/** From 60 on, few above 90. */
function elderAge(random: Random): number {
  return 60 + 42 * random.next() * Math.sqrt(random.next())
}

function between(random: Random, min: number, max: number): number {
  return min + random.next() * (max - min)
}

const year = 365.2425

function ageOf(member: Member | undefined): number {
  return member ? member.ageInDays / year : 0
}

function member(relation: Relation, sex: 'male' | 'female', age: number): Member {
  return { relation, sex, ageInDays: Math.floor(age * year) }
}
