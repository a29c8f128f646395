import type { FieldError } from '../problem/define-problem.ts'

/** A time from its first moment up to, but not including, its last; ISO instants in UTC. */
export interface Span {
  readonly startsAt: string
  readonly endsAt: string
}

export interface PlannedShift extends Span {
  readonly practitioner: string
  readonly onCall: boolean
}

export interface Absence extends Span {
  readonly practitioner: string
}

/** Longer than this is taken for a mistyped date: a day and a night on site, a week on call. In hours. */
export const longestShift = { onSite: 24, onCall: 168 } as const

export function overlap(a: Span, b: Span): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt
}

/**
 * Why shifts cannot be put on a roster, place by place: an end before its beginning, a mistyped length, somebody in two
 * places, somebody on leave. On call at home beside work on site is no clash; being on call twice is.
 */
export function shiftFaults(
  wanted: readonly PlannedShift[],
  known: { readonly shifts: readonly PlannedShift[]; readonly absences: readonly Absence[] },
): FieldError[] {
  return wanted.flatMap((shift, index) => {
    const fault = lengthFault(shift) ?? clashFault(shift, [...wanted.slice(0, index), ...known.shifts], known.absences)
    return fault ? [{ pointer: `/shifts/${index}`, ...fault }] : []
  })
}

type Sentence = Pick<FieldError, 'zh' | 'en'>

function lengthFault({ startsAt, endsAt, onCall }: PlannedShift): Sentence | undefined {
  const hours = (Date.parse(endsAt) - Date.parse(startsAt)) / 3_600_000
  const most = onCall ? longestShift.onCall : longestShift.onSite
  if (hours <= 0) return { zh: '结束时间必须晚于开始时间。', en: 'The shift has to end after it begins.' }
  if (hours > most)
    return { zh: `班次长达 ${hours} 小时，最长 ${most} 小时。`, en: `The shift lasts ${hours} hours; at most ${most}.` }
  return undefined
}

function clashFault(
  shift: PlannedShift,
  others: readonly PlannedShift[],
  absences: readonly Absence[],
): Sentence | undefined {
  const { practitioner } = shift
  if (absences.some((a) => a.practitioner === practitioner && overlap(a, shift)))
    return { zh: '此人这段时间已批准请假。', en: 'This person is on approved leave at that time.' }
  const twice = others.some((o) => o.practitioner === practitioner && o.onCall === shift.onCall && overlap(o, shift))
  return twice ? { zh: '此人这段时间已有班。', en: 'This person has a shift at that time already.' } : undefined
}

/**
 * When nobody has a duty: the parts of a span that no shift on site covers, leave taken off. Shifts on call do not count,
 * unless told: they are asked only when nobody is there.
 */
export function gaps(
  within: Span,
  shifts: readonly PlannedShift[],
  absences: readonly Absence[],
  { onCall = false }: { readonly onCall?: boolean } = {},
): Span[] {
  const present = shifts
    .filter((s) => onCall || !s.onCall)
    .flatMap((s) =>
      without(
        s,
        absences.filter((a) => a.practitioner === s.practitioner),
      ),
    )
  return without(within, present)
}

/** What is left of a span when others are taken out of it, in order. */
export function without(span: Span, taken: readonly Span[]): Span[] {
  const left: Span[] = []
  let from = span.startsAt
  for (const { startsAt, endsAt } of taken.filter((t) => overlap(t, span)).toSorted(byStart)) {
    if (startsAt > from) left.push({ startsAt: from, endsAt: startsAt })
    if (endsAt > from) from = endsAt
  }
  if (from < span.endsAt) left.push({ startsAt: from, endsAt: span.endsAt })
  return left
}

function byStart(a: Span, b: Span): number {
  return a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0
}
