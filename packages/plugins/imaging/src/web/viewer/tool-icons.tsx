import type { ReactElement } from 'react'

/** Small drawings in a field of 16 × 16, strokes only: what a button of the toolbar does. */
const PATHS = {
  window: 'M8 2a6 6 0 1 0 0 12zM8 2a6 6 0 0 1 0 12',
  zoom: 'M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 0 0 0-9M10.5 10.5L14 14M5 7h4M7 5v4',
  pan: 'M8 1.5v13M1.5 8h13M6 3.5l2-2l2 2M6 12.5l2 2l2-2M3.5 6l-2 2l2 2M12.5 6l2 2l-2 2',
  scroll: 'M3 5h10M3 8h10M3 11h10M6 2.5l2-1.5l2 1.5M6 13.5l2 1.5l2-1.5',
  magnify: 'M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 0 0 0-9M10.5 10.5L14 14',
  length: 'M2.5 13.5l11-11M1 12l3 3M12 1l3 3',
  angle: 'M13 2.5L3 13h11M7 9a5 5 0 0 1 2 4',
  cobb: 'M2 4l8-2.5M2 13l8 2M5 3.5l6 5M5 13l6-4',
  rectangle: 'M2.5 4h11v8h-11z',
  ellipse: 'M8 4c3.5 0 6 1.8 6 4s-2.5 4-6 4s-6-1.8-6-4s2.5-4 6-4z',
  probe: 'M8 1.5v4M8 10.5v4M1.5 8h4M10.5 8h4M8 7.5v1M7.5 8h1',
  arrow: 'M13.5 2.5L3 13M3 7.5V13h5.5',
  invert: 'M2.5 2.5h11v11h-11zM2.5 13.5l11-11M5 13.5l8.5-8.5M8 13.5l5.5-5.5M11 13.5l2.5-2.5',
  rotate: 'M13 8a5 5 0 1 1-2-4M11.5 1v3.5H8',
  'flip-horizontal': 'M8 1.5v13M6 4L2 12h4zM10 4l4 8h-4z',
  'flip-vertical': 'M1.5 8h13M4 6l8-4v4zM4 10l8 4v-4z',
  reset: 'M3 8a5 5 0 1 0 2-4M4.5 1v3.5H8',
  remove: 'M3 4.5h10M6 4.5v-2h4v2M4.5 4.5l.7 9h5.6l.7-9',
  play: 'M5 3l8 5l-8 5z',
  pause: 'M5 3v10M11 3v10',
  list: 'M2.5 4h2M6.5 4h7M2.5 8h2M6.5 8h7M2.5 12h2M6.5 12h7',
  more: 'M3 8h1.2M7.4 8h1.2M11.8 8H13',
  link: 'M6.5 9.5l3-3M7 5l2-2a3 3 0 0 1 4 4l-2 2M9 11l-2 2a3 3 0 0 1-4-4l2-2',
  cube: 'M8 1.5l5.5 3v7L8 14.5l-5.5-3v-7zM2.5 4.5L8 8l5.5-3.5M8 8v6.5',
  save: 'M2.5 2.5h9l2 2v9h-11zM5 2.5v4h5v-4M5 13.5v-4h6v4',
  key: 'M8 1.5l2 4.3l4.6.5l-3.4 3.2l.9 4.7L8 11.9l-4.1 2.3l.9-4.7L1.4 6.3L6 5.8z',
} as const

export type IconName = keyof typeof PATHS

export function ToolIcon({ name }: { name: IconName }): ReactElement {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={PATHS[name]} fill="none" stroke="currentColor" strokeWidth="1.3" strokeLinejoin="round" />
    </svg>
  )
}
