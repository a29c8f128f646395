import type { ReactElement } from 'react'
import type { Tone } from './theme.ts'

/** A status as a word, a shape and a colour: nobody has to tell colours apart. */
export function StatusTag({
  tone,
  children,
  strong = false,
}: {
  readonly tone: Tone
  readonly children: string
  readonly strong?: boolean
}): ReactElement {
  return (
    <span className={`ygt-status ygt-tone-${tone}${strong ? ' ygt-status-strong' : ''}`}>
      <ToneShape tone={tone} />
      {children}
    </span>
  )
}

/** Octagon, triangle, half circle, tick, ring: each tone has its own outline. */
export function ToneShape({ tone }: { readonly tone: Tone }): ReactElement {
  return (
    <svg className="ygt-shape" viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
      {shapes[tone]}
    </svg>
  )
}

const shapes: Readonly<Record<Tone, ReactElement>> = {
  critical: (
    <>
      <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" fill="currentColor" />
      <path d="M8 4v5M8 11v1.4" stroke="var(--ygt-surface)" strokeWidth="2" />
    </>
  ),
  warning: (
    <>
      <path d="M8 1.2 15.4 14.6H.6z" fill="currentColor" />
      <path d="M8 6v4.2M8 11.6v1.4" stroke="var(--ygt-surface)" strokeWidth="1.6" />
    </>
  ),
  progress: (
    <>
      <circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <path d="M8 1.6a6.4 6.4 0 0 1 0 12.8z" fill="currentColor" />
    </>
  ),
  done: <path d="m2 8.6 4 4L14 3.8" fill="none" stroke="currentColor" strokeWidth="2.4" />,
  neutral: <circle cx="8" cy="8" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.8" />,
}

/** Tone of a pressing: 危急, 加急, 常规. */
export function toneOfUrgency(urgency: string): Tone {
  return urgency === 'critical' || urgency === 'stat' ? 'critical' : urgency === 'urgent' ? 'warning' : 'neutral'
}
