import { z } from 'zod'

const duration = z.string().regex(/^P(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?)?$/)
const byPriority = z.object({ routine: duration, urgent: duration, stat: duration })

/** What a county sets for difficult cases (疑难病例上送). The times are ours. */
export const caseSettings = z
  .object({
    /** Until when an expert has to accept a case, by priority; then the head of department is told, then the sender. */
    acceptWithin: byPriority.default({ routine: 'PT4H', urgent: 'PT30M', stat: 'PT10M' }),
    /** Until when it has to be answered after that. */
    answerWithin: byPriority.default({ routine: 'P1D', urgent: 'PT2H', stat: 'PT30M' }),
    /** Until when a hospital outside the county has to answer; then the sender is told and the case expires. */
    outsideWithin: byPriority.default({ routine: 'P3D', urgent: 'P1D', stat: 'PT2H' }),
    /**
     * What of a resident's identity leaves the county besides sex; everything else stays. Images carry the same: name and number in
     * their headers are replaced by the number of the case.
     */
    identity: z.array(z.enum(['name', 'birth-date', 'birth-year'])).default(['birth-year']),
  })
  .prefault({})
