import { describe, expect, test } from 'vitest'
import { type Report, type Run, summarize } from '../test-report.ts'

function file(status: string, ...tests: string[]): Report['testResults'][number] {
  return {
    name: 'study.test.ts',
    status,
    message: 'Cannot find module',
    assertionResults: tests.map((status, index) => ({ fullName: `test ${index}`, status })),
  }
}

function count(files: Report['testResults'], run: Partial<Run> = {}) {
  const { passed, failed, ok } = summarize({ testResults: files }, { exitCode: 0, chosen: false, ...run })
  return { passed, failed, ok }
}

describe('summarize', () => {
  test('counts tests over all files', () => {
    expect(count([file('passed', 'passed', 'passed'), file('passed', 'passed')])).toEqual({
      passed: 3,
      failed: 0,
      ok: true,
    })
    expect(count([file('failed', 'passed', 'failed')], { exitCode: 1 })).toEqual({ passed: 1, failed: 1, ok: false })
  })

  test('counts a file that does not load as failed', () => {
    expect(count([file('failed'), file('passed', 'passed')], { exitCode: 1 })).toEqual({
      passed: 1,
      failed: 1,
      ok: false,
    })
  })

  test('counts a failed hook after passed tests as failed', () => {
    expect(count([file('failed', 'passed')], { exitCode: 1 })).toEqual({ passed: 1, failed: 1, ok: false })
  })

  test('counts the tests behind a failed hook, and not their file as well', () => {
    expect(count([file('failed', 'skipped', 'skipped')], { exitCode: 1 })).toEqual({ passed: 0, failed: 2, ok: false })
  })

  test('counts a skipped test as failed, unless tests were chosen by name', () => {
    expect(count([file('passed', 'passed', 'skipped', 'pending', 'todo')])).toEqual({ passed: 1, failed: 3, ok: false })
    expect(count([file('passed', 'passed', 'skipped')], { chosen: true })).toEqual({ passed: 1, failed: 0, ok: true })
  })

  test('counts an error outside any test as failed', () => {
    expect(count([file('passed', 'passed')], { exitCode: 1 })).toEqual({ passed: 1, failed: 1, ok: false })
  })

  test('does not call an empty run a success', () => {
    expect(count([])).toEqual({ passed: 0, failed: 0, ok: false })
    expect(count([file('passed', 'skipped')], { chosen: true })).toEqual({ passed: 0, failed: 0, ok: false })
    expect(summarize(undefined, { exitCode: 1, chosen: false })).toMatchObject({ passed: 0, failed: 1, ok: false })
  })

  test('names what counts as failed without being a failed test', () => {
    const { remarks } = summarize(
      { testResults: [file('failed'), file('passed', 'skipped')] },
      { exitCode: 1, chosen: false },
    )
    expect(remarks).toEqual([
      'Did not run to its end: study.test.ts: Cannot find module',
      'Did not run, which counts as failed: test 0',
    ])
  })
})
