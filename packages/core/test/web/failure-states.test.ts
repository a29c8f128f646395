import { describe, expect, it } from 'vitest'
import { dataOf, failureKind, ProblemFailure } from '../../src/web/failure.ts'
import { fillLabel } from '../../src/web/labels.tsx'
import { problemAt } from '../../src/web/problem-alert.tsx'

const problem = (status: number) => ({ type: '/problems/x', code: 'core/x', status, title: 't', zh: '中', en: 'e' })

describe('an error as one of the designed states', () => {
  it.each([
    [new ProblemFailure(problem(403)), 'forbidden'],
    [new ProblemFailure(problem(404)), 'missing'],
    [new ProblemFailure(problem(500)), 'failed'],
    [new TypeError('Failed to fetch'), 'offline'],
    [new Error('something else'), 'failed'],
  ])('%s → %s', (error, kind) => {
    expect(failureKind(error)).toBe(kind)
  })

  it('throws the problem of a refused answer and gives the data of another', async () => {
    await expect(dataOf(Promise.resolve({ ok: false, problem: problem(409) }))).rejects.toMatchObject({
      problem: { status: 409 },
    })
    await expect(dataOf(Promise.resolve({ ok: true, data: 7 }))).resolves.toBe(7)
  })

  it('finds what is wrong with a field, in the language of the reader', () => {
    const wrong = { ...problem(400), errors: [{ pointer: '/birthDate', zh: '晚于今天', en: 'in the future' }] }
    expect(problemAt(wrong, 'birthDate', 'zh')).toBe('晚于今天')
    expect(problemAt(wrong, 'birthDate', 'en')).toBe('in the future')
    expect(problemAt(wrong, 'name', 'zh')).toBeUndefined()
  })
})

describe('labels', () => {
  it('fills what it is given and leaves the rest to be seen', () => {
    expect(fillLabel('{n} of {all}', { n: 3 })).toBe('3 of {all}')
    expect(fillLabel('{name}', { name: null })).toBe('')
  })
})
