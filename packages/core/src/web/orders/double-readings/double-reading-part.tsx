import type { ReactElement } from 'react'
import { ReadingRoom } from '../../county-providers.tsx'
import { Answered } from '../../page-states.tsx'
import { useAnswer } from '../../queries.ts'
import { useCentre } from '../centre.tsx'
import { doubleReadingKeys, doubleReadingsClient } from '../double-readings-client.ts'
import { BlindDesk } from './blind-desk.tsx'
import { ReadingComparison } from './reading-comparison.tsx'

interface DoubleReadingPartProps {
  readonly category: string
  readonly reading: string
}

/** A second reading with what only its centre knows: the sections of a report, and what it is read from. */
export default function DoubleReadingPart({ category, reading: id }: DoubleReadingPartProps): ReactElement | null {
  const centre = useCentre()
  const ours = centre.category === category
  const reading = useAnswer(doubleReadingKeys.one(id), () => doubleReadingsClient.getReading({ id }), { enabled: ours })
  if (!ours) return null
  return (
    <Answered query={reading}>
      {(shown) =>
        shown.commands.includes('save') ? (
          <ReadingRoom>
            <BlindDesk key={shown.id} reading={shown} />
          </ReadingRoom>
        ) : (
          <ReadingComparison reading={shown} />
        )
      }
    </Answered>
  )
}
