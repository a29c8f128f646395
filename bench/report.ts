/** One figure against its baseline of the same run. */
export interface Figure {
  /** `api.list` */
  readonly bench: string
  readonly value: number
  readonly unit: string
  /** What it is compared with, and its value. */
  readonly baseline: string
  readonly against: number
  /** The promise: `ratio >= x` or `value <= x`. */
  readonly promise: { readonly ratioAtLeast: number } | { readonly valueAtMost: number }
}

export interface Bench {
  readonly names: readonly string[]
  readonly run: () => Promise<readonly Figure[]>
}

/** Prints a table and a JSON line for each figure; the number of promises that were not kept. */
export function report(figures: readonly Figure[]): number {
  const rows = figures.map((f) => ({ ...f, ratio: f.against === 0 ? 0 : f.value / f.against, kept: kept(f) }))
  console.table(
    rows.map((r) => ({
      bench: r.bench,
      value: `${round(r.value)} ${r.unit}`,
      baseline: `${r.baseline} ${round(r.against)}`,
      ratio: round(r.ratio),
      promise: promiseOf(r),
      kept: r.kept,
    })),
  )
  for (const { bench, value, unit, baseline, ratio, kept: ok } of rows)
    console.log(
      JSON.stringify({ bench, value: round(value), unit, baseline, ratio: round(ratio).toFixed(2), kept: ok }),
    )
  return rows.filter((r) => !r.kept).length
}

function kept({ value, against, promise }: Figure): boolean {
  return 'ratioAtLeast' in promise ? value / against >= promise.ratioAtLeast : value <= promise.valueAtMost
}

function promiseOf({ promise, unit }: Figure): string {
  return 'ratioAtLeast' in promise ? `ratio ≥ ${promise.ratioAtLeast}` : `≤ ${promise.valueAtMost} ${unit}`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * p) / 100))] ?? 0
}
