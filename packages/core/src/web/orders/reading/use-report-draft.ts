import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { StructuredContent } from '../../../blocks/orders/template-field.ts'
import { dataOf, ProblemFailure } from '../../failure.ts'
import { type ReportRow, reportKeys, reportsClient } from '../../reports/reports-client.ts'

export interface Written {
  readonly content: Readonly<Record<string, string>>
  readonly positive: boolean | null
  readonly structured: StructuredContent | null
}

export type Saved = 'saved' | 'typing' | 'saving' | 'offline' | 'conflict' | 'refused'

/** Pause after the last key before a draft goes to the server, in milliseconds. */
const pause = 2_500

/**
 * The draft of a report: on this machine at each key, on the server a moment later, each save based on the one before.
 * What a crash left unsaved is found again when the report is opened.
 */
export function useReportDraft(report: ReportRow) {
  const memory = useQueryClient()
  const place = `ygt.report.${report.id}`
  const [written, setWritten] = useState<Written>(() => found(place, report) ?? textOf(report))
  const [saved, setSaved] = useState<Saved>(() => (found(place, report) ? 'typing' : 'saved'))
  const base = useRef({ version: report.version, latest: written, running: undefined as Promise<boolean> | undefined })

  const save = async (): Promise<boolean> => {
    if (base.current.running) await base.current.running
    const sent = base.current.latest
    const run = (async () => {
      setSaved('saving')
      try {
        const after = await dataOf(
          reportsClient.saveDraft(
            { id: report.id, content: { ...sent.content }, positive: sent.positive, structured: sent.structured },
            { version: base.current.version },
          ),
        )
        base.current.version = after.version
        const finished = base.current.latest === sent
        if (finished) localStorage.removeItem(place)
        setSaved(finished ? 'saved' : 'typing')
        return true
      } catch (error) {
        const conflict = error instanceof ProblemFailure && error.problem.code === 'core/version-conflict'
        setSaved(conflict ? 'conflict' : error instanceof ProblemFailure ? 'refused' : 'offline')
        return false
      }
    })()
    base.current.running = run
    return run
  }
  const autosave = useEffectEvent(() => void save())
  useEffect(() => {
    if (saved !== 'typing' && saved !== 'offline') return undefined
    const timer = setTimeout(autosave, saved === 'offline' ? 8_000 : pause)
    return () => clearTimeout(timer)
  }, [saved, written])

  const change = (next: Written): void => {
    base.current.latest = next
    setWritten(next)
    setSaved((before) => (before === 'conflict' ? before : 'typing'))
    localStorage.setItem(place, JSON.stringify({ version: base.current.version, ...next }))
  }
  /** After a conflict: my text on top of the version that is there now. */
  const overwrite = async (): Promise<void> => {
    const now = await dataOf(reportsClient.getReport({ id: report.id }))
    base.current.version = now.version
    await save()
  }
  const takeTheirs = async (): Promise<void> => {
    const now = await dataOf(reportsClient.getReport({ id: report.id }))
    base.current.version = now.version
    localStorage.removeItem(place)
    base.current.latest = textOf(now)
    setWritten(base.current.latest)
    setSaved('saved')
    void memory.invalidateQueries({ queryKey: reportKeys.report(report.id) })
  }
  return { written, saved, change, save, overwrite, takeTheirs }
}

function textOf({ content, positive, structured }: ReportRow): Written {
  return { content, positive, structured }
}

function found(place: string, report: ReportRow): Written | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? 'null') as (Written & { readonly version: number }) | null
    const text = kept && { content: kept.content, positive: kept.positive, structured: kept.structured ?? null }
    return kept && text && kept.version <= report.version && JSON.stringify(text) !== JSON.stringify(textOf(report))
      ? text
      : undefined
  } catch {
    return undefined
  }
}
