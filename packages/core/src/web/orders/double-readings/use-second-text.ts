import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { ProblemDocument } from '../../../endpoint/client.ts'
import { useDraft } from '../../draft.ts'
import { dataOf, ProblemFailure } from '../../failure.ts'
import { type DoubleReadingRow, doubleReadingsClient } from '../double-readings-client.ts'
import type { Saved } from '../reading/use-report-draft.ts'

export interface SecondText {
  readonly content: Readonly<Record<string, string>>
  readonly positive: boolean | null
}

/** Pause after the last key before the text goes to the server, in milliseconds. */
const pause = 2_500

/** The text of a second reading: on this machine at each key, on the server a moment later. */
export function useSecondText({ id, version, content, positive }: DoubleReadingRow) {
  const {
    value,
    change: keep,
    clear,
    restored,
  } = useDraft<SecondText>(`second-reading.${id}`, {
    content: content ?? {},
    positive,
  })
  const [saved, setSaved] = useState<Saved>(restored ? 'typing' : 'saved')
  const [problem, setProblem] = useState<ProblemDocument>()
  const base = useRef({ version: version as number | undefined, latest: value, running: Promise.resolve(true) })

  const send = async (): Promise<boolean> => {
    const sent = base.current.latest
    setSaved('saving')
    try {
      const { version: now } = base.current
      const after = await dataOf(
        doubleReadingsClient.saveReading(
          { id, content: { ...sent.content }, positive: sent.positive },
          now === undefined ? {} : { version: now },
        ),
      )
      base.current.version = after.version
      setProblem(undefined)
      setSaved(base.current.latest === sent ? 'saved' : 'typing')
      return true
    } catch (error) {
      const refusal = error instanceof ProblemFailure ? error.problem : undefined
      setProblem(refusal)
      setSaved(refusal === undefined ? 'offline' : refusal.code === 'core/version-conflict' ? 'conflict' : 'refused')
      return false
    }
  }
  /** One save after the other, each on top of the one before. */
  const save = (): Promise<boolean> => {
    base.current.running = base.current.running.then(send)
    return base.current.running
  }
  const autosave = useEffectEvent(() => void save())
  useEffect(() => {
    if (saved !== 'typing' && saved !== 'offline') return undefined
    const timer = setTimeout(autosave, saved === 'offline' ? 8_000 : pause)
    return () => clearTimeout(timer)
  }, [saved, value])

  const change = (next: SecondText): void => {
    base.current.latest = next
    keep(next)
    setSaved((before) => (before === 'conflict' ? before : 'typing'))
  }
  /** After a conflict with another window: this text on top of what is there. */
  const overwrite = (): Promise<boolean> => {
    base.current.version = undefined
    return save()
  }
  return { text: value, saved, problem, change, save, overwrite, forget: clear }
}
