import { describe, expect, test } from 'vitest'
import { drawGivenName } from '../../../src/testing/people/given-names.ts'
import { createRandom } from '../../../src/testing/people/random.ts'
import { drawSurname } from '../../../src/testing/people/surnames.ts'

describe('surnames', () => {
  const random = createRandom(1)
  const drawn = Array.from({ length: 100_000 }, () => drawSurname(random))
  const percent = (...surnames: string[]) => drawn.filter((each) => surnames.includes(each)).length / 1000

  // 公安部: 王 7.25 and 李 7.19 (2007), 王李张刘陈 together 30.8 (2020)
  test('are as frequent as the register says', () => {
    expect(percent('王')).toBeCloseTo(7.25, 0)
    expect(percent('李')).toBeCloseTo(7.19, 0)
    expect(Math.abs(percent('王', '李', '张', '刘', '陈') - 30.8)).toBeLessThan(1)
  })

  test('include rare and compound ones', () => {
    expect(percent('洗')).toBeGreaterThan(0)
    expect(percent('欧阳')).toBeGreaterThan(0)
    expect(new Set(drawn).size).toBeGreaterThan(150)
  })
})

describe('given names', () => {
  const draw = (sex: 'male' | 'female', year: number) => {
    const random = createRandom(year)
    return Array.from({ length: 2000 }, () => drawGivenName(random, { sex, year }))
  }

  test('have one or two Han characters, in every year', () => {
    for (let year = 1915; year <= 2030; year += 5) {
      for (const sex of ['male', 'female'] as const) {
        for (const name of draw(sex, year)) expect(name).toMatch(/^\p{Script=Han}{1,2}$/u)
      }
    }
  })

  test('follow the fashion of the year', () => {
    expect(draw('female', 1945)).toContain('秀英')
    expect(draw('female', 2018)).not.toContain('秀英')
    expect(draw('female', 2018)).toContain('一诺')
    expect(draw('male', 1958)).toContain('建国')
    expect(draw('male', 1958)).not.toContain('浩宇')
  })
})
