import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textDifferences } from '../../src/web/orders/reports/text-differences.ts'

const joined = (pieces: ReturnType<typeof textDifferences>, without: string): string =>
  pieces
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('')

describe('what changed between two versions of a report', () => {
  it('marks a number as a whole, and what was put in', () => {
    expect(textDifferences('直径约 7 mm。', '直径约 8 mm，较前增大。')).toEqual([
      { text: '直径约 ', kind: 'same' },
      { text: '7', kind: 'removed' },
      { text: '8', kind: 'added' },
      { text: ' mm', kind: 'same' },
      { text: '，较前增大', kind: 'added' },
      { text: '。', kind: 'same' },
    ])
  })

  it('marks nothing in equal texts', () => {
    expect(textDifferences('心肺膈未见异常。', '心肺膈未见异常。')).toEqual([
      { text: '心肺膈未见异常。', kind: 'same' },
    ])
  })

  it('loses and invents no character, whatever the texts', () => {
    const text = fc.string({ maxLength: 60, unit: fc.constantFrom(...'右肺上叶结节约78.mm，。 \n𠮷a') })
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = textDifferences(before, after)
        expect(joined(pieces, 'added')).toBe(before)
        expect(joined(pieces, 'removed')).toBe(after)
      }),
    )
  })

  it('shows both as they are when they are too long to compare', () => {
    const long = '甲'.repeat(4001)
    expect(textDifferences(long, '乙').map(({ kind }) => kind)).toEqual(['removed', 'added'])
  })
})
