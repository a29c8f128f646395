import { describe, expect, test } from 'vitest'
import { overruns, readDiagnostics } from '../src/type-diagnostics.ts'

const OUTPUT = `Files:               303
Types:            528221
Instantiations:  2386263
Memory used:     585706K
Check time:       4.339s
Total time:       4.512s
`

describe('readDiagnostics', () => {
  test('reads what tsc prints', () => {
    expect(readDiagnostics(OUTPUT)).toEqual({
      instantiations: 2_386_263,
      types: 528_221,
      memory: 585_706_000,
      seconds: 4.339,
    })
  })

  test('does not take a missing figure for none', () => {
    expect(() => readDiagnostics(OUTPUT.replace('Instantiations', 'Instances'))).toThrow(
      'tsc printed no "Instantiations"',
    )
  })
})

describe('overruns', () => {
  const cost = readDiagnostics(OUTPUT)

  test('are the figures above their limit', () => {
    expect(overruns(cost, cost)).toEqual([])
    expect(overruns(cost, { ...cost, types: 500_000, seconds: 4 })).toEqual(['types', 'seconds'])
  })
})
