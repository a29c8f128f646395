import { Duplicate, NotAllowedNow, ProblemError, VersionConflict } from '@ygt/core'
import type { ImagingContext } from '../imaging-context.ts'

/** How often a unit of work is begun: each time one of those who change the same rows gets through, so this many may come at once. */
const attempts = 32

/**
 * One unit of work that is run again when somebody else was faster with the same rows: pieces and instances of one study
 * arrive on several connections at once, and each of them is in the right. A command that is not allowed now gets one more try:
 * a study that another connection matched a moment ago is seen to be matched.
 */
export async function untroubled<T>(ctx: ImagingContext, fn: () => Promise<T>): Promise<T> {
  let refusals = 0
  for (let attempt = 1; ; attempt++) {
    try {
      return await ctx.work(fn)
    } catch (error) {
      const refused = isProblem(error, [NotAllowedNow])
      refusals += refused ? 1 : 0
      if (attempt === attempts || refusals > 1 || !(refused || isProblem(error, [VersionConflict, Duplicate])))
        throw error
    }
  }
}

function isProblem(error: unknown, problems: readonly unknown[]): boolean {
  return error instanceof ProblemError && problems.includes(error.problem)
}
