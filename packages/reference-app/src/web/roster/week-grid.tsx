import { Empty, type RosterShift, type RosterWindow, useDirectory, useT } from '@ygt/core/web'
import type { ReactElement } from 'react'
import { daysLater, dutyLabel, hoursOf, startOf } from './week.ts'

interface WeekGridProps {
  readonly days: readonly string[]
  readonly today: string
  readonly roster: RosterWindow
  /** Empty when all duties are shown: then each shift says its own. */
  readonly duty: string
  readonly add: ((day: string, practitioner?: string) => void) | undefined
  readonly open: (shift: RosterShift) => void
}

const touches = (span: { readonly startsAt: string; readonly endsAt: string }, day: string): boolean =>
  span.startsAt < startOf(daysLater(day, 1)) && span.endsAt > startOf(day)
const begins = (span: { readonly startsAt: string }, day: string): boolean =>
  span.startsAt >= startOf(day) && span.startsAt < startOf(daysLater(day, 1))

/** A week: a row for each person who is on the roster or away, what nobody covers on top. */
export function WeekGrid({ days, today, roster, duty, add, open }: WeekGridProps): ReactElement {
  const t = useT()
  const { practitioners } = useDirectory()
  const { shifts, leaves, gaps } = roster
  const people = [...new Set([...shifts, ...leaves].map((x) => x.practitioner))]
  return (
    <div className="roster-grid">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('shell.roster.person')}</th>
            {days.map((day, n) => (
              <th key={day} scope="col" data-today={day === today}>
                {t(`shell.roster.weekday.${n + 1}`)} <span className="ygt-number">{day.slice(5)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {duty === '' ? null : (
            <tr>
              <th scope="row">{t('shell.roster.uncovered')}</th>
              {days.map((day) => (
                <td key={day}>
                  {gaps
                    .filter((gap) => touches(gap, day))
                    .map((gap) => (
                      <div key={gap.startsAt} className="roster-gap">
                        {wholeDay(within(gap, day))
                          ? t('shell.roster.all-day')
                          : hoursOf(within(gap, day), t('shell.roster.next-day'))}
                      </div>
                    ))}
                </td>
              ))}
            </tr>
          )}
          {people.map((person) => (
            <tr key={person}>
              <th scope="row">{practitioners.get(person)?.shown ?? person}</th>
              {days.map((day) => (
                <td key={day}>
                  <div className="roster-cell">
                    {leaves
                      .filter((l) => l.practitioner === person && touches(l, day))
                      .map((l) => (
                        <span key={l.id} className="roster-away">
                          {l.kind ? t(`core.leave.kind.${l.kind}`) : t('core.leave.title')}
                          {l.state === 'requested' ? ` · ${t('core.leave.state.requested')}` : ''}
                        </span>
                      ))}
                    {shifts
                      .filter((s) => s.practitioner === person && begins(s, day))
                      .map((s) => (
                        <button
                          key={s.id}
                          type="button"
                          className="roster-chip"
                          data-on-call={s.onCall}
                          data-absent={leaves.some(
                            (l) =>
                              l.practitioner === person &&
                              l.state === 'approved' &&
                              l.startsAt <= s.startsAt &&
                              l.endsAt >= s.endsAt,
                          )}
                          onClick={() => open(s)}
                        >
                          {hoursOf(s, t('shell.roster.next-day'))}
                          {s.onCall || duty === '' ? (
                            <small>
                              {[duty === '' ? dutyLabel(s.duty, t) : '', s.onCall ? t('core.shift.onCall') : '']
                                .filter(Boolean)
                                .join(' · ')}
                            </small>
                          ) : null}
                        </button>
                      ))}
                    {add ? (
                      <button
                        type="button"
                        className="roster-add"
                        aria-label={t('shell.roster.add-for', {
                          person: practitioners.get(person)?.shown ?? person,
                          day,
                        })}
                        onClick={() => add(day, person)}
                      >
                        +
                      </button>
                    ) : null}
                  </div>
                </td>
              ))}
            </tr>
          ))}
          {add ? (
            <tr>
              <th scope="row">{t('shell.roster.somebody')}</th>
              {days.map((day) => (
                <td key={day}>
                  <button
                    type="button"
                    className="roster-add"
                    aria-label={t('shell.roster.add-on', { day })}
                    onClick={() => add(day)}
                  >
                    +
                  </button>
                </td>
              ))}
            </tr>
          ) : null}
        </tbody>
      </table>
      {people.length === 0 && !add ? <Empty title={t('shell.roster.none')} /> : null}
    </div>
  )
}

/** The part of a span that lies in a day. */
function within(span: { readonly startsAt: string; readonly endsAt: string }, day: string) {
  const [from, to] = [startOf(day), startOf(daysLater(day, 1))]
  return { startsAt: span.startsAt > from ? span.startsAt : from, endsAt: span.endsAt < to ? span.endsAt : to }
}

function wholeDay(span: { readonly startsAt: string; readonly endsAt: string }): boolean {
  return Date.parse(span.endsAt) - Date.parse(span.startsAt) === 86_400_000
}
