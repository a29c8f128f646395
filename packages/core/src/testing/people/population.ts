import { countyName, villageClinics } from './county.ts'
import { drawEthnicGroup } from './ethnic-groups.ts'
import { nameHousehold } from './household-names.ts'
import { drawHousehold, type Relation } from './households.ts'
import { allotNumbers } from './number-allotment.ts'
import { createRandom, type Random, weighted } from './random.ts'

/** A resident who does not exist. Dates are `YYYY-MM-DD`. */
export interface SyntheticResident {
  /** `resident-0000001`, counted from 1. */
  readonly id: string
  /** `household-0000001`: who lives together. */
  readonly household: string
  readonly relation: Relation
  readonly name: string
  readonly sex: 'male' | 'female'
  readonly birthDate: string
  /** Valid by GB 11643, division 339921 (fictional), unique in the population. */
  readonly citizenNumber: string
  /** Begins with 154; children and many old people have that of the head. Null where a household has none. */
  readonly phone: string | null
  readonly address: string
  /** Two digits of GB/T 3304, 01 for Han. */
  readonly ethnicGroup: string
  /** Ids of the township centre and the village clinic where the resident lives (`county.ts`). */
  readonly townshipCentre: string
  readonly villageClinic: string
}

export interface PopulationOptions {
  readonly count: number
  /** The same seed gives the same people, and a longer population begins with the shorter one. */
  readonly seed: number
  /** Day of reference for all ages, `YYYY-MM-DD`. */
  readonly today: string
}

/**
 * Residents of the fictional county, household by household, one at a time: memory does not grow with `count`. Made for
 * up to a million; numbers stay unique well beyond.
 * @throws RangeError when `today` is not a date
 */
export function* residents({ count, seed, today }: PopulationOptions): Generator<SyntheticResident, void> {
  const random = createRandom(seed)
  const reference = Date.parse(`${today}T00:00:00Z`) / millisecondsADay
  if (!Number.isInteger(reference)) throw new RangeError(`'${today}' is not a date like 2026-11-24`)
  const numbers = allotNumbers({ earliest: reference - oldestInDays, latest: reference })
  const housed = new Uint32Array(villageClinics.length)
  let made = 0
  for (let household = 1; made < count; household++) {
    const village = drawVillage(random)
    const home = homeOf(village, (housed[village] as number)++)
    const members = drawHousehold(random)
    const days = members.map(({ ageInDays }) => reference - ageInDays)
    const birthDates = days.map((day) => new Date(day * millisecondsADay).toISOString().slice(0, 10))
    const ethnicGroup = drawEthnicGroup(random)
    const names = nameHousehold(random, { members, birthDates, ethnicGroup })
    const shared = random.chance(0.985) ? numbers.phone() : null
    for (const [index, { relation, sex, ageInDays }] of members.entries()) {
      if (made === count) return
      made += 1
      const birthDate = birthDates[index] as string
      yield {
        id: `resident-${String(made).padStart(7, '0')}`,
        household: `household-${String(household).padStart(7, '0')}`,
        relation,
        name: names[index] as string,
        sex,
        birthDate,
        citizenNumber: numbers.citizenNumber({ day: days[index] as number, date: birthDate, sex }),
        phone: index > 0 && hasOwnPhone(random, ageInDays / 365.2425) ? numbers.phone() : shared,
        ethnicGroup,
        ...home,
      }
    }
  }
}

const millisecondsADay = 86_400_000
/** 110 years: nobody in `households.ts` is older. */
const oldestInDays = 40_180

/** Villages are of unequal size, as villages are. */
const drawVillage = weighted(villageClinics.map((_, index) => [index, 1 + ((index * 5) % 7)] as const))

function homeOf(index: number, nth: number): Pick<SyntheticResident, 'address' | 'townshipCentre' | 'villageClinic'> {
  const { id, parent, town, village } = villageClinics[index] as (typeof villageClinics)[number]
  const group = 1 + (nth % groupsInVillage)
  const house = 1 + Math.floor(nth / groupsInVillage)
  return {
    address: `${countyName.zh}${town}${village}${group}组${house}号`,
    townshipCentre: parent as string,
    villageClinic: id,
  }
}

/** Village groups (村民小组) number their houses separately. */
const groupsInVillage = 12

/** Children have none; of the old, half use the phone of the head of the household. */
function hasOwnPhone(random: Random, age: number): boolean {
  if (age < 14) return false
  return random.chance(age < 70 ? 0.93 : 0.5)
}
