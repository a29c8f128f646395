import { type ReactElement, useEffect, useState } from 'react'
import { ageOn, countyTime } from '../printing/county-time.ts'
import { useT } from './labels.tsx'
import { ToneShape } from './status-tag.tsx'
import type { Tone } from './theme.ts'

/** A moment as the county dates it: `2026-03-05 14:20`. */
export function CountyTime({ at }: { readonly at: string | null | undefined }): ReactElement | null {
  if (!at) return null
  return (
    <time dateTime={at} className="ygt-number">
      {countyTime(at)}
    </time>
  )
}

/** 剩余 12 分钟, 超时 3 小时: turns colour when little is left, and again when time is up. */
export function DeadlineClock({
  at,
  within = 30,
}: {
  readonly at: string | null | undefined
  readonly within?: number
}): ReactElement | null {
  const t = useT()
  const now = useNow(15_000)
  if (!at) return null
  const minutes = Math.round((Date.parse(at) - now) / 60_000)
  const tone: Tone = minutes < 0 ? 'critical' : minutes <= within ? 'warning' : 'neutral'
  const words = t(minutes < 0 ? 'web.clock.over' : 'web.clock.left', { time: spanWords(Math.abs(minutes), t) })
  return (
    <span className={`ygt-clock ygt-tone-${tone}`} title={countyTime(at)}>
      <ToneShape tone={tone} />
      {words}
    </span>
  )
}

/** Age with its unit: 3 天, 5 月, 42 岁. */
export function Age({
  birthDate,
  at,
}: {
  readonly birthDate: string | null | undefined
  readonly at?: string
}): ReactElement | null {
  const t = useT()
  const [now] = useState(() => new Date().toISOString())
  if (!birthDate) return null
  const { value, unit } = ageOn(birthDate, at ?? now)
  return <span className="ygt-number">{t(`core.age.${unit}`, { n: value })}</span>
}

/** The present moment, moving in steps. */
export function useNow(step: number): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), step)
    return () => clearInterval(timer)
  }, [step])
  return now
}

function spanWords(minutes: number, t: ReturnType<typeof useT>): string {
  if (minutes < 60) return t('web.span.minutes', { n: minutes })
  if (minutes < 48 * 60) {
    const hours = Math.floor(minutes / 60)
    const rest = minutes % 60
    return rest === 0 || hours >= 6
      ? t('web.span.hours', { n: hours })
      : t('web.span.hours-minutes', { h: hours, m: rest })
  }
  return t('web.span.days', { n: Math.floor(minutes / 1440) })
}
