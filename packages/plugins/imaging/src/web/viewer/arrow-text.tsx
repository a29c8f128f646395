import { type ReactElement, useEffect, useRef, useState } from 'react'
import type { Translate } from './labels.ts'

/** Asks what stands at an arrow. Enter keeps it; Escape, or nothing written, takes the arrow away. */
export function ArrowText({ t, onAnswer }: { t: Translate; onAnswer(text?: string): void }): ReactElement {
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  // the pointer is still down on the picture when the question appears, and would take the focus away again
  useEffect(() => {
    const frame = requestAnimationFrame(() => field.current?.focus())
    return () => cancelAnimationFrame(frame)
  }, [])
  return (
    <form
      className="ygt-viewer-ask"
      onSubmit={(event) => {
        event.preventDefault()
        onAnswer(text.trim() || undefined)
      }}
    >
      <label>
        {t('imaging.viewer.arrow.ask')}{' '}
        <input
          ref={field}
          maxLength={64}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={({ key }) => key === 'Escape' && onAnswer(undefined)}
        />
      </label>
      <button type="submit">{t('imaging.viewer.arrow.keep')}</button>
    </form>
  )
}
