import { type ReactElement, useState } from 'react'
import { useParams } from 'react-router'
import { useLiveRefresh } from '../../live.tsx'
import { Answered } from '../../page-states.tsx'
import { useAnswer } from '../../queries.ts'
import { taskKeys, tasksClient } from '../tasks-client.ts'
import { NextList } from './next-list.tsx'
import { ReadingDesk } from './reading-desk.tsx'
import { READING_STYLE } from './reading-style.ts'

/** Dark and quiet: what waits at the left, the picture as large as the screen allows, the report always in reach. */
export default function ReadingRoom(): ReactElement {
  const { task: id = '' } = useParams()
  const [folded, setFolded] = useState(false)
  const task = useAnswer(taskKeys.task(id), () => tasksClient.getTask({ id }))
  useLiveRefresh('work', taskKeys.task(id))
  return (
    <div className="reading-room" data-folded={folded}>
      <style href="order-reading" precedence="default">
        {READING_STYLE}
      </style>
      <NextList current={id} folded={folded} fold={() => setFolded(!folded)} />
      <div className="reading-desk">
        <Answered query={task}>{(shown) => <ReadingDesk key={shown.id} task={shown} />}</Answered>
      </div>
    </div>
  )
}
