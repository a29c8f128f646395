import type { ProblemDocument } from '@ygt/core'
import { dataOf, ProblemFailure, requestKeys, useQueryClient } from '@ygt/core/web'
import { useRef, useState } from 'react'
import { keys, type StudyCard, useImaging } from '../clients.ts'
import { sendFiles, UploadRefused, type UploadView } from './resumable-upload.ts'

export type UploadState =
  | { readonly step: 'idle' }
  | {
      readonly step: 'sending'
      readonly received: number
      readonly bytes: number
      readonly line: 'down' | 'up'
      /** Megabytes a second. */
      readonly speed: number
    }
  | { readonly step: 'storing' }
  | { readonly step: 'done'; readonly study: StudyCard }
  | { readonly step: 'refused'; readonly problem: ProblemDocument }
  | { readonly step: 'failed' }

/** Uploads the files of a study for a request; an upload that was interrupted goes on when the same files are chosen. */
export function useUpload(request: string) {
  const client = useImaging()
  const memory = useQueryClient()
  const [state, setState] = useState<UploadState>({ step: 'idle' })
  const stop = useRef<AbortController>(undefined)
  const place = `ygt.upload.${request}`
  const start = async (files: readonly File[]): Promise<void> => {
    const abort = new AbortController()
    stop.current = abort
    try {
      const upload =
        (await goOn(place, client, files)) ??
        (await dataOf(client.beginUpload({ request, files: files.map(({ name, size }) => ({ name, size })) })))
      localStorage.setItem(place, upload.id)
      const began = Date.now()
      const pace = (received: number) => ({
        bytes: upload.bytes,
        received,
        speed: (received - upload.received) / Math.max(Date.now() - began, 500) / 1000,
      })
      setState({ step: 'sending', line: 'up', ...pace(upload.received) })
      const outcome = await sendFiles({
        client,
        upload,
        files,
        signal: abort.signal,
        progress: (received) => setState({ step: 'sending', line: 'up', ...pace(received) }),
        waiting: (line) => setState((before) => (before.step === 'sending' ? { ...before, line } : before)),
      })
      if (outcome === 'cancelled') return setState({ step: 'idle' })
      setState({ step: 'storing' })
      const study = await dataOf(client.completeUpload({ id: upload.id }))
      localStorage.removeItem(place)
      setState({ step: 'done', study })
      for (const key of [keys.studies(request), requestKeys.request(request), requestKeys.requests, ['core', 'work']])
        void memory.invalidateQueries({ queryKey: key })
    } catch (error) {
      if (error instanceof ProblemFailure) return setState({ step: 'refused', problem: error.problem })
      const refusal =
        error instanceof UploadRefused ? (error.answer as { problem?: ProblemDocument }).problem : undefined
      setState(refusal ? { step: 'refused', problem: refusal } : { step: 'failed' })
    }
  }
  return {
    state,
    start,
    interrupted: localStorage.getItem(place) !== null,
    cancel: () => stop.current?.abort(),
    forget: () => localStorage.removeItem(place),
  }
}

/** The upload that was begun before, when the same files were chosen again. */
async function goOn(
  place: string,
  client: ReturnType<typeof useImaging>,
  files: readonly File[],
): Promise<UploadView | undefined> {
  const id = localStorage.getItem(place)
  if (id === null) return undefined
  const answer = await client.getUpload({ id })
  if (!answer.ok || answer.data.completed) return undefined
  const same =
    answer.data.files.length === files.length &&
    answer.data.files.every(({ name, size }) => files.some((file) => file.name === name && file.size === size))
  return same ? answer.data : undefined
}
