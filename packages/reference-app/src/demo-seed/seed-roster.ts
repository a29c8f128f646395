import type { SignedIn } from '@ygt/core/testing'

const hour = 3_600_000
const county = 8 * hour

/** Who reads when at the lead hospital: by day two readers, in the evening and at night one, one on call at home. */
const pattern = [
  { duty: 'imaging.reading', practitioner: 'linjing', from: 8, hours: 9, onCall: false },
  { duty: 'imaging.reading', practitioner: 'xuguodong', from: 8, hours: 9, onCall: false },
  { duty: 'imaging.reading', practitioner: 'shanhong', from: 17, hours: 15, onCall: false },
  { duty: 'imaging.reading', practitioner: 'chenli', from: 8, hours: 24, onCall: true },
  { duty: 'imaging.review', practitioner: 'chenli', from: 8, hours: 9, onCall: false },
] as const

/** Puts a fortnight on the roster, with a leave that waits for its decision and a swap that waits for its answer. */
export async function seedRoster({
  as,
  now,
}: {
  as: (account: string) => Promise<SignedIn>
  now: Date
}): Promise<void> {
  const midnight = Math.floor((now.getTime() + county) / (24 * hour)) * 24 * hour - county
  const head = await as('chenli')
  for (const duty of ['imaging.reading', 'imaging.review'] as const) {
    const shifts = Array.from({ length: 14 }, (_, day) =>
      pattern
        .filter((p) => p.duty === duty)
        .map(({ practitioner, from, hours, onCall }) => {
          const start = midnight + (day - 2) * 24 * hour + from * hour
          return { practitioner, startsAt: iso(start), endsAt: iso(start + hours * hour), onCall }
        }),
    ).flat()
    await head.ok(head.core.planShifts({ organization: 'county-hospital', duty, shifts }))
  }
  const senior = await as('xuguodong')
  const from = midnight + 5 * 24 * hour
  await senior.ok(
    senior.core.askLeave({ kind: 'study', startsAt: iso(from), endsAt: iso(from + 24 * hour), note: '省影像年会' }),
  )
  const reader = await as('linjing')
  const week = { organization: 'county-hospital', duty: 'imaging.reading', from: iso(now.getTime()), to: iso(from) }
  const { shifts } = await reader.ok(reader.core.roster(week))
  const [mine] = shifts.filter((s) => s.practitioner === 'linjing' && s.startsAt > now.toISOString())
  if (mine) await reader.ok(reader.core.askSwap({ given: mine.id, taker: 'shanhong', reason: '孩子家长会' }))
}

function iso(at: number): string {
  return new Date(at).toISOString()
}
