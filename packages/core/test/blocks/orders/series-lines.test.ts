import { describe, expect, it } from 'vitest'
import { checkLines, faultsOf, readLine } from '../../../src/blocks/orders/series-lines.ts'

describe('a line of a list of people', () => {
  it.each([
    ['33010019480309001X', { number: '33010019480309001X', name: null }],
    ['程德福\t33010019480309001X', { number: '33010019480309001X', name: '程德福' }],
    ['33010019480309001X，程德福', { number: '33010019480309001X', name: '程德福' }],
    ['3 程德福 33010019480309001X', { number: '33010019480309001X', name: '程德福' }],
    ['程德福 cheng-defu', { number: 'cheng-defu', name: '程德福' }],
    ['cheng-defu', { number: 'cheng-defu', name: null }],
  ])('reads %j', (line, read) => expect(readLine(line)).toEqual(read))

  it('judges each line, the first of two being right', () => {
    const residents = [
      { id: 'a', name: '程德福' },
      { id: 'b', name: '买买提·艾力' },
    ]
    const found = (number: string) => residents.filter(({ id }) => number === id || number === 'both')
    const lines = ['a', '买买提艾力 b1', 'a', 'none', 'both', '程德福 b'].map((line) =>
      line === '买买提艾力 b1'
        ? { number: 'b', name: '买买提艾力' }
        : line === '程德福 b'
          ? { number: 'b', name: '程德福' }
          : readLine(line),
    )
    const checked = checkLines(lines, found, new Set(['b']))
    expect(checked.map(({ fault }) => fault)).toEqual([null, 'already', 'twice', 'unknown', 'several', 'other-name'])
    expect(faultsOf(checked).map(({ pointer }) => pointer)).toEqual([1, 2, 3, 4, 5].map((n) => `/people/${n}`))
  })
})
