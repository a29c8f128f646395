import { z } from 'zod'
import { InvalidInput } from './core-problems.ts'
import { type FieldError, fail } from './define-problem.ts'

const zh = z.locales.zhCN().localeError
const en = z.locales.en().localeError

/** What is wrong with an input, place by place, in both languages. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.map((issue) => {
    const pointer = issue.path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
    return { pointer, zh: sentence(zh(issue as never), issue), en: sentence(en(issue as never), issue) }
  })
}

/** The parsed input, or the problem `core/invalid-input` with the places that are wrong. */
export function parseInput<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  return fail(InvalidInput, {}, fieldErrors(result.error))
}

function sentence(message: string | { message: string } | null | undefined, issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom' && issue.message) return issue.message
  return (typeof message === 'string' ? message : message?.message) ?? issue.message
}
