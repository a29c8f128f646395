import { describe, expect, it } from 'vitest'
import { ageOn, countyTime } from '../../src/printing/county-time.ts'
import { printPdf } from '../../src/printing/print-pdf.ts'
import type { PrintedDocument } from '../../src/printing/printed-document.ts'
import { textOf } from './pdf-text.ts'

const paper: PrintedDocument = {
  heading: '云岭县人民医院',
  title: '影像诊断报告',
  runningHead: '云岭县人民医院   影像诊断报告   程德福   YX261124000001',
  facts: [
    ['姓名', '程德福'],
    ['检查号', 'YX261124000001'],
    ['临床诊断', ''],
  ],
  sections: [{ title: '影像所见', text: '右肺上叶见结节。' }],
  signatures: [{ role: '报告医师', name: '林静', at: '2026-11-24 09:10' }],
  notes: ['本报告仅供临床参考。'],
  verification: { label: '扫码核验', code: '7K2M-9QXA-31ZB', url: 'https://county.example/verify/7K2M9QXA31ZB' },
  pageLabel: '第 {page} / {pages} 页',
}

describe('a printed document', () => {
  it('carries all that it was given as text, with the glyphs it needs and no more', async () => {
    const bytes = await printPdf(paper)
    const { pages, fonts } = textOf(bytes)
    expect(pages).toHaveLength(1)
    const words = [paper.heading, paper.title, '程德福', 'YX261124000001', '—', '右肺上叶见结节。', '林静']
    for (const word of [...words, '7K2M-9QXA-31ZB', paper.verification?.url ?? '', '第 1 / 1 页', ...paper.notes])
      expect(pages[0]).toContain(word)
    expect(pages[0]).not.toContain('□')
    expect(pages[0]).not.toContain(paper.runningHead)
    expect(fonts.sort().map((name) => name.replace(/^[A-Z]{6}\+/, ''))).toEqual([
      'NotoSansSC-Bold',
      'NotoSansSC-Regular',
    ])
    expect(fonts.every((name) => /^[A-Z]{6}\+/.test(name))).toBe(true)
    // two whole fonts would be 20 MB
    expect(bytes.length).toBeLessThan(200_000)
  })

  it('is of as many pages as it needs, each of which says whose it is', async () => {
    const text = Array.from({ length: 150 }, (_, n) => `第 ${n + 1} 行：双侧胸廓对称，气管居中。`).join('\n')
    const { pages } = textOf(await printPdf({ ...paper, sections: [{ title: '影像所见', text }] }))
    expect(pages.length).toBeGreaterThan(2)
    for (const [n, page] of pages.entries()) {
      expect(page).toContain(`第 ${n + 1} / ${pages.length} 页`)
      expect(page.includes(paper.runningHead)).toBe(n > 0)
      expect(page).toContain('程德福')
    }
    for (let n = 1; n <= 150; n++) expect(pages.filter((page) => page.includes(`第 ${n} 行：`))).toHaveLength(1)
  })

  it('never leaves the code to check it by on a page of its own', async () => {
    for (let lines = 28; lines <= 40; lines++) {
      const { pages } = textOf(
        await printPdf({ ...paper, sections: [{ title: '影像所见', text: '一行。\n'.repeat(lines) }] }),
      )
      const last = pages.at(-1) ?? ''
      expect(last, `${lines} lines`).toContain('林静')
      expect(last, `${lines} lines`).toContain('7K2M-9QXA-31ZB')
    }
  })

  it('says below its title that it is amended, and across the page that it is not current', async () => {
    const { pages } = textOf(await printPdf({ ...paper, subtitle: '第 2 版，修订原因：补充。', watermark: '已被修订' }))
    expect(pages[0]?.indexOf('第 2 版')).toBeGreaterThan(pages[0]?.indexOf(paper.title) ?? -1)
    expect(pages[0]).toContain('已被修订')
  })

  it('does without a code, sections and signatures', async () => {
    const { verification, ...plain } = paper
    const { pages } = textOf(await printPdf({ ...plain, sections: [], signatures: [], facts: [] }))
    expect(verification).toBeDefined()
    expect(pages).toHaveLength(1)
  })
})

describe('times on paper', () => {
  it.each([
    ['2026-11-24T00:30:00.000Z', '2026-11-24 08:30'],
    ['2026-11-24T16:00:00.000Z', '2026-11-25 00:00'],
    [null, ''],
  ])('%s is %s in the county', (instant, text) => {
    expect(countyTime(instant)).toBe(text)
  })

  it.each([
    ['2026-11-20', 4, 'day'],
    ['2026-10-28', 27, 'day'],
    ['2026-10-25', 30, 'day'],
    ['2026-10-24', 1, 'month'],
    ['2025-11-25', 11, 'month'],
    ['2023-11-25', 35, 'month'],
    ['2023-11-24', 3, 'year'],
    ['1948-03-09', 78, 'year'],
    ['1948-12-09', 77, 'year'],
    ['2026-12-01', 0, 'day'],
  ] as const)('born on %s, they are %s %ss old', (birthDate, value, unit) => {
    expect(ageOn(birthDate, '2026-11-24T00:30:00.000Z')).toEqual({ value, unit })
  })

  it('counts the days of the county, not those of Greenwich', () => {
    expect(ageOn('2026-11-20', '2026-11-24T15:59:59.000Z')).toEqual({ value: 4, unit: 'day' })
    expect(ageOn('2026-11-20', '2026-11-24T16:00:00.000Z')).toEqual({ value: 5, unit: 'day' })
  })
})
