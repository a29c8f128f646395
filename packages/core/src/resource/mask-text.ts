/** How many characters of a value stay readable at either end. */
export interface Readable {
  readonly first: number
  readonly last: number
}

/**
 * Replaces what stands between the readable ends by asterisks, one for each character. A value that would stay readable
 * as a whole is masked completely: a short number is not a reason to show it.
 */
export function maskMiddle(text: string, { first, last }: Readable): string {
  const characters = [...text]
  const hidden = characters.length - first - last
  if (hidden <= 0) return '*'.repeat(characters.length)
  return characters.slice(0, first).join('') + '*'.repeat(hidden) + characters.slice(characters.length - last).join('')
}

/**
 * Hides a citizen number for lists and screens: the first and the last character stay (`3****************2`). Everyone
 * of a county shares the division, and pages show the birth date beside it: with the last four characters readable the
 * whole number could be worked out, and with the last two all but a handful of candidates fall to the check character.
 * @param readable a county that wants more to be readable says so; see above before you do
 */
export function maskCitizenNumber(number: string, readable: Readable = { first: 1, last: 1 }): string {
  return maskMiddle(number, readable)
}

/** Hides a phone number for lists: the first three and the last four digits stay (`154****0001`). */
export function maskPhone(phone: string): string {
  return maskMiddle(phone, { first: 3, last: 4 })
}

/** Hides a card or record number: two characters stay at either end; one of four or fewer is masked completely. */
export function maskIdentifier(value: string): string {
  return maskMiddle(value, { first: 2, last: 2 })
}

/** Hides a name for whoever only holds a paper or a link: 程德福 → 程*福; one of two characters keeps the first. */
export function maskName(name: string): string {
  const characters = [...name]
  return characters.length < 3
    ? `${characters[0] ?? ''}*`
    : `${characters[0]}${'*'.repeat(characters.length - 2)}${characters.at(-1)}`
}
