/**
 * Administrative divisions (行政区划) as far as a citizen number needs them. The counties themselves change every year and
 * a number keeps the code of the day it was issued, so only the province part is checked against a list.
 */

/**
 * Prefecture part of every fictional resident in tests, demo and docs. GB/T 2260 gives Zhejiang the prefectures 3301 to
 * 3311 and once gave 3390 to counties directly under the province; 3399 is assigned to nobody (compared with the 2023
 * list of county-level divisions and above). A number that starts like this belongs to no citizen.
 */
export const fictionalPrefecture = '3399'

/** The county of the demo, 云岭县: a county code (21 to 80 in the last two places) inside the fictional prefecture. */
export const fictionalDivision = `${fictionalPrefecture}21`

/** True for a citizen number or a division code that can only be fictional. */
export function isFictional(numberOrDivision: string): boolean {
  return numberOrDivision.startsWith(fictionalPrefecture)
}

/**
 * True when the first two digits are a province, autonomous region or municipality of GB/T 2260, or one of 81, 82 and
 * 83, which the residence permits for Hong Kong, Macao and Taiwan residents carry (港澳台居民居住证申领发放办法, 国办发〔2018〕81号).
 */
export function isProvince(division: string): boolean {
  return provinces.has(division.slice(0, 2))
}

const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
)
