import { expect, it } from 'vitest'
import { pressKey, VIEWER_KEYS } from '../../src/web/viewer/keyboard-shortcuts.ts'
import type { StackSession } from '../../src/web/viewer/stack-session.ts'

it('gives each key one meaning, and every key that is listed does something', () => {
  const keys = VIEWER_KEYS.map((one) => one.keys)
  expect(new Set(keys).size).toBe(keys.length)
  const done: string[] = []
  const session = new Proxy({}, { get: (_, name) => () => done.push(String(name)) }) as StackSession
  const target = {
    session,
    count: 9,
    togglePlay: () => done.push('play'),
    chooseTool: (tool: string) => done.push(tool),
  }
  for (const key of keys) {
    const before = done.length
    expect(pressKey(key === 'Space' ? ' ' : key, target), key).toBe(true)
    expect(done.length, key).toBe(before + 1)
  }
  expect(pressKey('?', target)).toBe(false)
})
