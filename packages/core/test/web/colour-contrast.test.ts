import { describe, expect, it } from 'vitest'
import { palette } from '../../src/web/theme.ts'

/** WCAG 2.2, relative luminance and contrast ratio; 4.5 is AA for text. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const surfaces = {
  light: ['#ffffff', '#f2f5f7', '#f4f8fb', '#e8f1f7'],
  dark: ['#161c22', '#0b0e11', '#1d2f3d'],
} as const

describe.each(['light', 'dark'] as const)('words of a status on %s surfaces', (mode) => {
  it.each(Object.entries(palette[mode]))('%s can be read', (_, colour) => {
    for (const surface of surfaces[mode]) expect(contrast(colour, surface)).toBeGreaterThanOrEqual(4.5)
  })
})
