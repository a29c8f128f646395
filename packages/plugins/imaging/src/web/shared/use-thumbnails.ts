import { sharedTransport } from '@ygt/core/web'
import { useEffect, useState } from 'react'
import type { SharedStudies } from './shared-studies.ts'

/** Small pictures of the series, fetched with the pass and held in memory: an `<img>` cannot send a header. */
export function useThumbnails(listed: SharedStudies | undefined, pass: string): ReadonlyMap<string, string> {
  const [pictures, setPictures] = useState<ReadonlyMap<string, string>>(new Map())
  useEffect(() => {
    if (!listed) return undefined
    const made: string[] = []
    let gone = false
    const fetchOne = async (uid: string, url: string): Promise<void> => {
      const response = await sharedTransport(pass)({ method: 'GET', url, headers: {} })
      if (!response.ok) return
      const picture = URL.createObjectURL(await response.blob())
      made.push(picture)
      if (gone) URL.revokeObjectURL(picture)
      else setPictures((before) => new Map([...before, [uid, picture]]))
    }
    for (const { uid, thumbnailUrl } of listed.studies.flatMap(({ series }) => series))
      fetchOne(uid, thumbnailUrl).catch(() => {})
    return () => {
      gone = true
      for (const picture of made) URL.revokeObjectURL(picture)
    }
  }, [listed, pass])
  return pictures
}
