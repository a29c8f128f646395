import { Duplicate, NotAllowedNow, ProblemError, VersionConflict } from '@ygt/core'
import type { ImagingContext } from '../imaging-context.ts'

/** How often a unit of work is begun: each time one of those who change the same rows gets through, so this many may come at once. */
const attempts = 32

/**
 * One unit of work that is run again when somebody else was faster with the same rows: pieces and instances of one study
 * arrive on several connections at once, and each of them is in the right.
 */
export async function untroubled<T>(ctx: ImagingContext, fn: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ctx.work(fn)
    } catch (error) {
      if (attempt === attempts || !wasOvertaken(error)) throw error
    }
  }
}

/** A study that another connection matched a moment ago cannot be matched again: seen anew, it is. */
const overtaken: readonly unknown[] = [VersionConflict, Duplicate, NotAllowedNow]

function wasOvertaken(error: unknown): boolean {
  return error instanceof ProblemError && overtaken.includes(error.problem)
}
