import { Answered, useAnswer, useSession } from '@ygt/core/web'
import type { ReactElement } from 'react'
import { keys, useImaging } from './clients.ts'
import { StudyList } from './study-list.tsx'

/** The studies of a request, for those who may see images. */
export function ArrivedStudies({
  request,
  task,
}: {
  readonly request: string
  readonly task: string | null
}): ReactElement | null {
  const client = useImaging()
  const { may } = useSession()
  const permitted = may('imaging:study:read')
  const studies = useAnswer(keys.studies(request), () => client.listStudies({ request }), { enabled: permitted })
  if (!permitted) return null
  return (
    <Answered query={studies} rows={3}>
      {({ items }) => <StudyList studies={items} task={task} />}
    </Answered>
  )
}
