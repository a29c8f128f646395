import { defineProblem, type FieldError } from '../../problem/define-problem.ts'
import type { IdentifierProblem } from './identifier-kinds.ts'
import type { PhoneProblem } from './phone.ts'

export const LikelyDuplicate = defineProblem('patients/likely-duplicate', {
  status: 409,
  zh: '有 {count} 位居民与填写的信息相近，可能是同一个人。请逐一核对；确认不是同一人后再提交。',
  en: '{count} residents resemble this one and may be the same person. Compare them; send again with those you confirmed to be others.',
})
export const IdentifierTaken = defineProblem('patients/identifier-taken', {
  status: 409,
  zh: '该号码已登记在另一位居民名下。请核对号码，或先查找该居民。',
  en: 'This number belongs to another resident already. Check it, or look that resident up first.',
})
export const NoSuchNumber = defineProblem('patients/no-such-number', {
  status: 404,
  zh: '该居民没有登记这个号码。',
  en: 'The resident has no such number on record.',
})

export const patientProblems = [LikelyDuplicate, IdentifierTaken, NoSuchNumber] as const

type Sentence = Omit<FieldError, 'pointer'>

/** Why a number of a resident is refused, in words for whoever typed it. */
export const identifierFaults: Readonly<Record<IdentifierProblem, Sentence>> = {
  empty: { zh: '请填写号码。', en: 'Enter the number.' },
  format: {
    zh: '号码格式与所选证件类型不符，请核对证件。',
    en: 'This is not the form of such a number; compare it with the document.',
  },
  length: {
    zh: '公民身份号码应为18位（旧号码15位）。',
    en: 'A citizen number has 18 characters, an old one 15 digits.',
  },
  characters: {
    zh: '公民身份号码只能由数字组成，最后一位可以是X。',
    en: 'A citizen number consists of digits; only the last may be an X.',
  },
  division: { zh: '前两位不是有效的省级代码。', en: 'The first two digits are no province.' },
  'birth-date': { zh: '第7至14位不是有效的出生日期。', en: 'Digits 7 to 14 are no date of birth.' },
  'birth-date-in-future': {
    zh: '号码中的出生日期晚于今天。',
    en: 'The date of birth in the number lies in the future.',
  },
  'check-character': {
    zh: '校验码不符，号码中至少有一位输错，请对照证件重新输入。',
    en: 'The check character does not fit: at least one digit is wrong. Compare it with the card.',
  },
}

export const phoneFaults: Readonly<Record<PhoneProblem, Sentence>> = {
  characters: { zh: '手机号码只能由数字组成。', en: 'A mobile number consists of digits.' },
  length: { zh: '手机号码应为11位。', en: 'A mobile number has 11 digits.' },
  'not-a-mobile-number': { zh: '不是有效的手机号码。', en: 'This is no mobile number.' },
}

/** What can be wrong with an identity beside its numbers. */
export const identityFaults = {
  name: { pointer: '/name', zh: '请填写姓名。', en: 'Enter the name.' },
  birthDateMissing: {
    pointer: '/birthDate',
    zh: '没有公民身份号码时必须填写出生日期。',
    en: 'Without a citizen number the date of birth is needed.',
  },
  sexMissing: {
    pointer: '/sex',
    zh: '没有公民身份号码时必须填写性别。',
    en: 'Without a citizen number the sex is needed.',
  },
  birthDateInFuture: { pointer: '/birthDate', zh: '出生日期晚于今天。', en: 'The date of birth lies in the future.' },
  birthDateDiffers: {
    pointer: '/birthDate',
    zh: '出生日期与公民身份号码不一致，请核对。',
    en: 'The date of birth contradicts the citizen number; check both.',
  },
  sexDiffers: {
    pointer: '/sex',
    zh: '性别与公民身份号码不一致，请核对。',
    en: 'The sex contradicts the citizen number; check both.',
  },
  issuerMissing: {
    pointer: '/issuer',
    zh: '此类证件必须注明签发机构。',
    en: 'A number of this kind needs its issuer.',
  },
  organization: { pointer: '/organization', zh: '没有这个机构。', en: 'There is no such institution.' },
  guardian: { pointer: '/guardian', zh: '没有找到监护人。', en: 'There is no such resident to be the guardian.' },
  cursor: {
    pointer: '/cursor',
    zh: '分页位置无效，请从第一页重新打开。',
    en: 'The cursor is not valid; start from the first page.',
  },
} as const satisfies Record<string, FieldError>
