import { SecondReading } from '@ygt/core'
import { Answered, doubleReadingKeys, doubleReadingsClient, SlotOutlet, useAnswer, useLiveRefresh } from '@ygt/core/web'
import type { ReactElement } from 'react'
import { useParams } from 'react-router'

/** One second reading, as the centre of its category shows it. */
export default function DoubleReadingPage(): ReactElement {
  const { id = '' } = useParams()
  const key = doubleReadingKeys.one(id)
  const reading = useAnswer(key, () => doubleReadingsClient.getReading({ id }))
  useLiveRefresh('work', key)
  return (
    <Answered query={reading}>
      {({ category }) => <SlotOutlet slot={SecondReading} props={{ category, reading: id }} />}
    </Answered>
  )
}
