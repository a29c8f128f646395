import { expect, test } from 'vitest'
import en from '../../locales/en.json' with { type: 'json' }
import zh from '../../locales/zh.json' with { type: 'json' }
import { VIEWER_LABELS } from '../../src/web/viewer/labels.ts'
import { PROBLEM_LABELS, problemOf } from '../../src/web/viewer/load-problem.ts'

const texts = (locale: Record<string, string>) => VIEWER_LABELS.map((key) => locale[key] ?? '')
const gaps = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).toSorted()

test.each([
  ['zh', zh],
  ['en', en],
] as const)('%s has every label of the viewer and none that it does not know', (_name, locale) => {
  expect(VIEWER_LABELS.filter((key) => !(locale as Record<string, string>)[key])).toEqual([])
  const known: readonly string[] = VIEWER_LABELS
  expect(Object.keys(locale).filter((key) => key.startsWith('imaging.viewer.') && !known.includes(key))).toEqual([])
})

test('both languages leave the same places to fill', () => {
  expect(texts(zh).map(gaps)).toEqual(texts(en).map(gaps))
})

test.each([
  [{ status: 403 }, 'forbidden'],
  [{ status: 401 }, 'forbidden'],
  [{ error: { status: 404 } }, 'not-found'],
  [{ status: 410 }, 'not-found'],
  [{ status: 502 }, 'network'],
  [{ status: 0 }, 'network'],
  [{ status: 200 }, 'unreadable'],
  [new Error('no decoder'), 'unreadable'],
  [{ error: new Error('broken'), dataSet: {} }, 'unreadable'],
  [undefined, 'unreadable'],
])('%j is %s', (error, problem) => {
  expect(problemOf(error)).toBe(problem)
  expect(VIEWER_LABELS).toContain(PROBLEM_LABELS[problemOf(error)])
})
