import { type CastResident, castResident } from './cast-resident.ts'

/** People outside the family whose names and numbers are a test of their own. */
export const otherResidents = {
  /** Name, sex and birth date of the uncle; another person. */
  namesake: castResident({
    id: 'cheng-jianguo-namesake',
    household: 'household-namesake',
    clinic: 'songquan-clinic',
    house: '2组8号',
    zh: '程建国',
    en: 'Cheng Jianguo',
    sex: 'male',
    birthDate: '1973-02-11',
    nth: 2,
    phone: 5,
  }),
  /** A name with a middle dot. */
  ayigul: castResident({
    id: 'ayigul-mamat',
    household: 'household-ayigul',
    clinic: 'liutang-clinic',
    house: '1组21号',
    zh: '阿依古丽·买买提',
    en: 'Ayigul Mamat',
    sex: 'female',
    birthDate: '1995-06-30',
    ethnicGroup: '05',
    phone: 6,
  }),
  /** A surname that is read otherwise than the word: Shan, not Dan. */
  shanXiaoyan: castResident({
    id: 'shan-xiaoyan',
    household: 'household-shan',
    clinic: 'taowu-clinic',
    house: '4组6号',
    zh: '单晓燕',
    en: 'Shan Xiaoyan',
    sex: 'female',
    birthDate: '1990-01-29',
    phone: 7,
  }),
} as const satisfies Record<string, CastResident>
