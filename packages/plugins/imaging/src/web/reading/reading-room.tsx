import { Answered, useAnswer, useLiveRefresh, useParams } from '@ygt/core/web'
import { type ReactElement, useState } from 'react'
import { keys, useOrders } from '../clients.ts'
import { NextList } from './next-list.tsx'
import { ReadingDesk } from './reading-desk.tsx'
import { READING_STYLE } from './reading-style.ts'

/** Dark and quiet: what waits at the left, the picture as large as the screen allows, the report always in reach. */
export default function ReadingRoom(): ReactElement {
  const { task: id = '' } = useParams()
  const orders = useOrders()
  const [folded, setFolded] = useState(false)
  const task = useAnswer(keys.task(id), () => orders.getTask({ id }))
  useLiveRefresh('work', keys.task(id))
  return (
    <div className="reading-room" data-folded={folded}>
      <style href="imaging-reading" precedence="default">
        {READING_STYLE}
      </style>
      <NextList current={id} folded={folded} fold={() => setFolded(!folded)} />
      <div className="reading-desk">
        <Answered query={task}>{(shown) => <ReadingDesk key={shown.id} task={shown} />}</Answered>
      </div>
    </div>
  )
}
