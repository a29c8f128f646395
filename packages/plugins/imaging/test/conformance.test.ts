import { join } from 'node:path'
import { runConformance } from '@ygt/core/conformance'
import { expect, it } from 'vitest'

it('passes core’s scenarios of function 1 on both databases', { timeout: 600_000 }, async () => {
  const report = await runConformance({
    plugins: [join(import.meta.dirname, '..')],
    databases: ['sqlite', 'postgres'],
    laws: [],
  })
  expect(report.scenarios.filter(({ verdict }) => verdict !== 'pass')).toEqual([])
  expect(report.complete).toBe(true)
})
