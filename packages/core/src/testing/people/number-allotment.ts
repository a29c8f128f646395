import { composeCitizenNumber } from '../../blocks/patient-index/citizen-number.ts'
import { fictionalPrefecture } from '../../blocks/patient-index/division.ts'

/**
 * Mobile numbers of fictional people begin like this. There is no range for fiction on the Chinese mainland; 154 is one
 * of the ranges that were never handed to an operator (142, 143, 154, 161, 164 and 194 as of 2022), and libphonenumber
 * refuses it.
 */
export const fictionalPhonePrefix = '154'

/** Sequences from here on are left to the fixed cast, so that cast and population can live in one database. */
export const firstCastSequence = 980

/** Phone numbers whose last eight digits are this or above are left to the cast as well. */
export const firstCastPhone = 99_990_000

/**
 * Hands out citizen numbers of which no two are alike. Memory: two bytes for each day of birth and sex, however many
 * people.
 */
export interface NumberAllotment {
  /** @param born.day days since 1970-01-01, `earliest` or later; `date` is the same as `YYYY-MM-DD` */
  citizenNumber(born: { day: number; date: string; sex: 'male' | 'female' }): string
  phone(): string
}

/**
 * @param range.earliest first and `latest` last day of birth that will be asked for, in days since 1970-01-01
 */
export function allotNumbers(range: { earliest: number; latest: number }): NumberAllotment {
  const taken = new Uint16Array(2 * (range.latest - range.earliest + 1))
  let phones = 0
  return {
    citizenNumber({ day, date, sex }) {
      const slot = 2 * (day - range.earliest) + (sex === 'male' ? 1 : 0)
      const nth = (taken[slot] as number)++
      const place = ((nth % placesADay) * stride + slot) % placesADay
      const county = firstCounty + Math.floor(nth / placesADay)
      return composeCitizenNumber({
        division: `${fictionalPrefecture}${county}`,
        birthDate: date,
        sequence: 2 * place + (sex === 'male' ? 1 : 2),
      })
    },
    phone() {
      const place = (phones++ * phoneStride) % firstCastPhone
      return fictionalPhonePrefix + String(place).padStart(8, '0')
    },
  }
}

/** 云岭县 is 339921; a day with more births than sequences goes on in the next county of the fictional prefecture. */
const firstCounty = 21
/** Prime, so that any stride visits every place: sequences 1 to 974. */
const placesADay = 487
const stride = 263
/** Without a factor in common with the number of phones: visits all of them before it repeats. */
const phoneStride = 61_803_397
