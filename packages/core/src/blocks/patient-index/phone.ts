export { maskPhone } from '../../resource/mask-text.ts'

/** Why a text is no mobile number. Labels follow as `patient-index.phone.<reason>`. */
export type PhoneProblem = 'characters' | 'length' | 'not-a-mobile-number'

export type PhoneResult =
  | { readonly valid: true; readonly value: string }
  | { readonly valid: false; readonly reason: PhoneProblem }

/**
 * Reads a mobile number of the Chinese mainland and returns its 11 digits. The country code (+86, 0086, 86), spaces,
 * hyphens, brackets and full-width digits are accepted. Only the shape is checked, 1[3-9] and nine more digits
 * (电信网编号计划, 2017 edition): which ranges are in use changes from year to year.
 */
export function parsePhone(text: string): PhoneResult {
  const compact = text.normalize('NFKC').replace(/[\s()\p{Pd}\p{Cf}]/gu, '')
  if (!/^\+?\d*$/.test(compact)) return { valid: false, reason: 'characters' }
  const value = compact.replace(/^(\+86|0086|86(?=\d{11}$))/, '')
  if (value.length !== 11) return { valid: false, reason: 'length' }
  return mobile.test(value) ? { valid: true, value } : { valid: false, reason: 'not-a-mobile-number' }
}

const mobile = /^1[3-9]\d{9}$/
