import { useAnswer, useCommand } from '@ygt/core/web'
import { keys, useImaging } from './clients.ts'
import type { ShownPicture } from './viewer/study-viewer.tsx'

/** Which pictures are marked for the report of a request, and how to mark and unmark one of its study. */
export function useKeyImages(study: string, request: string | null) {
  const client = useImaging()
  const key = keys.keyImages(request ?? '')
  const marked = useAnswer(key, () => client.keyImages({ id: request ?? '' }), { enabled: request !== null })
  const found = ({ instance, frame }: ShownPicture) =>
    marked.data?.items.find((one) => one.instance === instance && one.frame === frame)
  const mark = useCommand(
    async ({ series, instance, frame, window }: ShownPicture) =>
      client.markKeyImage({ id: study, series, instance, frame, window }),
    { refresh: [key] },
  )
  const unmark = useCommand((id: string) => client.unmarkKeyImage({ id }), { refresh: [key] })
  return {
    isKeyImage: (picture: ShownPicture) => found(picture) !== undefined,
    toggle(picture: ShownPicture) {
      const before = found(picture)
      if (picture.study === study) void (before ? unmark.run(before.id) : mark.run(picture))
    },
    problem: mark.problem ?? unmark.problem,
  }
}
