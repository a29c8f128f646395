import { describe, expect, it } from 'vitest'
import { readableDay, readablePersonName, sexOfDicom } from '../../src/web/readable-values.ts'

describe('values of images as people read them', () => {
  it.each([
    ['Wang^XiaoDong=王^小东=', '王小东 (Wang XiaoDong)'],
    ['Doe^Peter', 'Doe Peter'],
    ['=程^德福', '程德福'],
    ['', '—'],
    [null, '—'],
  ])('the name %s', (stored, shown) => {
    expect(readablePersonName(stored)).toBe(shown)
  })

  it('a day and a sex', () => {
    expect(readableDay('19480309')).toBe('1948-03-09')
    expect(readableDay(null)).toBe('')
    expect(['M', 'F', 'O', '', null].map(sexOfDicom)).toEqual(['male', 'female', 'other', undefined, undefined])
  })
})
