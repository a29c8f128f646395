import { expect, it } from 'vitest'
import { isSamePart, priorsOf } from '../../src/prior-choice.ts'

const study = (id: string, modalities: string, bodyPart: string, studyDate: string) => ({
  id,
  modalities,
  bodyParts: [bodyPart],
  studyDate,
  createdAt: '2026-03-05T00:00:00.000Z',
})
const now = study('now', 'CT', 'CHEST', '20260305')

it('offers what shows the same first, then the latest, and nothing that came later', () => {
  const all = [
    study('head', 'CT', 'HEAD', '20260201'),
    study('film', 'DX', 'Chest', '20260101'),
    study('old', 'CT', 'CHEST', '20240101'),
    study('last', 'CT', 'CHEST', '20250101'),
    study('later', 'CT', 'CHEST', '20260401'),
    study('knee', 'MR', 'KNEE', '20260301'),
    now,
  ]
  expect(priorsOf(now, all).map(({ id }) => id)).toEqual(['last', 'old', 'film', 'head', 'knee'])
  expect(isSamePart(now, study('film', 'DX', 'Chest', '20260101'))).toBe(true)
  expect(isSamePart(now, study('head', 'CT', 'HEAD', '20260101'))).toBe(false)
})
