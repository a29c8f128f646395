import { type RefObject, useEffect, useEffectEvent } from 'react'

/**
 * Hands over keys that are pressed in the viewer, or while nothing on the page has the focus (as after a click on the picture).
 * What is typed into fields (the scroll bar is none), keys with Ctrl, Alt or Meta, and the keys that press a button stay what they are. `onKey` says whether the key was of use.
 */
export function useViewerKeys(viewer: RefObject<HTMLElement | null>, onKey: (key: string) => boolean): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const { target, key } = event
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || !(target instanceof HTMLElement))
      return
    if (target !== document.body && !viewer.current?.contains(target)) return
    if (target.isContentEditable || target.matches('input:not([type=range]), select, textarea')) return
    if (target.matches('button') && (key === ' ' || key === 'Enter')) return
    if (onKey(key)) event.preventDefault()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => pressed(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
}
