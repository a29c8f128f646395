/** What is read of the report that vitest's reporter `json` writes. */
export interface Report {
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message?: string
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
  }[]
}

export interface Run {
  /** of vitest; it is not 0 for an error outside any test as well */
  readonly exitCode: number
  /** whether tests were chosen by name, so that the others are left out on purpose */
  readonly chosen: boolean
}

export interface Summary {
  readonly passed: number
  readonly failed: number
  readonly ok: boolean
  /** one sentence for everything that counts as failed without being a failed test */
  readonly remarks: readonly string[]
}

/**
 * Counts tests. A file that does not load counts as one failed test, so does a test that was skipped (unless tests were
 * chosen by name), and an error outside any test. No tests at all is not a success.
 */
export function summarize(report: Report | undefined, run: Run): Summary {
  if (!report)
    return { passed: 0, failed: 1, ok: false, remarks: [`vitest ended with ${run.exitCode} and wrote no report.`] }
  const files = report.testResults
  const tests = files.flatMap((file) => file.assertionResults)
  const passed = tests.filter((test) => test.status === 'passed').length
  const failed = tests.filter((test) => test.status === 'failed').length
  const skipped = run.chosen ? [] : tests.filter((test) => test.status !== 'passed' && test.status !== 'failed')
  const broken = files.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status === 'passed'),
  )
  const remarks = [
    ...broken.map((file) => `Did not run to its end: ${file.name}: ${firstLine(file.message)}`),
    ...skipped.map((test) => `Did not run, which counts as failed: ${test.fullName}`),
  ]
  if (run.exitCode !== 0 && failed + remarks.length === 0 && passed > 0)
    remarks.push(`vitest ended with ${run.exitCode}: see the errors above.`)
  if (passed + failed + remarks.length === 0) return { passed, failed, ok: false, remarks: ['No test ran.'] }
  return { passed, failed: failed + remarks.length, ok: failed + remarks.length === 0, remarks }
}

function firstLine(message: string | undefined): string {
  return message?.split('\n')[0] || 'see above'
}
