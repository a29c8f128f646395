import { describe, expect, it } from 'vitest'
import { holds } from '../../src/web/session.tsx'

describe('what a page may offer', () => {
  const permissions = ['orders:report:read@imaging', 'core:record:read']

  it.each([
    ['orders:report:read@imaging', true],
    ['orders:report:read', true],
    ['orders:report:read@ecg', false],
    ['core:record:read', true],
    ['core:record:read@imaging', true],
    ['orders:report:write@imaging', false],
    ['orders:report', false],
  ])('%s: %s', (stated, held) => {
    expect(holds(permissions, stated)).toBe(held)
  })
})
