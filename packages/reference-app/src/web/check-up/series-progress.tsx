import { type SeriesRow, useT } from '@ygt/core/web'
import type { ReactElement } from 'react'

const steps = ['asked', 'ready', 'reading', 'signed', 'published'] as const
const colours = ['--ygt-edge', '--ygt-warning', '--ygt-progress', '--ygt-accent', '--ygt-done']

/** How far the people of a series are: a bar of shares, and in words what is left. */
export function SeriesProgress({ counts }: { readonly counts: SeriesRow['counts'] }): ReactElement {
  const t = useT()
  const open = steps.filter((step) => counts[step] > 0)
  const words = open.map((step) => `${t(`orders.series.stage.${step}`)} ${counts[step]}`).join(' · ')
  return (
    <span className="check-up-progress">
      <span aria-hidden="true">
        {steps.map((step, n) =>
          counts[step] > 0 ? <i key={step} style={{ flex: counts[step], background: `var(${colours[n]})` }} /> : null,
        )}
      </span>
      {words}
      <style href="check-up-progress" precedence="default">
        {`.check-up-progress { display: inline-flex; align-items: center; gap: 10px; white-space: nowrap; } .check-up-progress > span { display: flex; width: 96px; height: 8px; border-radius: 4px; overflow: hidden; background: var(--ygt-line); }`}
      </style>
    </span>
  )
}
