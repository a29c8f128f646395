import { z } from 'zod'
import type { ReferralIssue } from '../orders/index.ts'

/** OperationOutcome of FHIR R4, as far as it is read. */
const outcome = z.looseObject({
  resourceType: z.literal('OperationOutcome'),
  issue: z.array(
    z.looseObject({
      severity: z.enum(['fatal', 'error', 'warning', 'information']),
      code: z.string().max(40),
      diagnostics: z.string().optional(),
      details: z.looseObject({ text: z.string().optional() }).optional(),
      expression: z.array(z.string()).optional(),
      location: z.array(z.string()).optional(),
    }),
  ),
})

const most = 50

/** What the other side finds wrong, each with its place; warnings and hints are no refusal. */
export function issuesOf(text: string, status: number): readonly ReferralIssue[] {
  const parsed = outcome.safeParse(jsonOf(text))
  if (!parsed.success) return status < 400 ? [] : [unexplained(text, status)]
  const found = parsed.data.issue
    .filter(({ severity }) => severity === 'fatal' || severity === 'error')
    .slice(0, most)
    .map(({ code, diagnostics, details, expression, location }) => ({
      expression: (expression?.[0] ?? location?.[0] ?? 'Bundle').slice(0, 200),
      code,
      diagnostics: (diagnostics ?? details?.text ?? code).slice(0, 500),
    }))
  return found.length === 0 && status >= 400 ? [unexplained(text, status)] : found
}

export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function unexplained(text: string, status: number): ReferralIssue {
  return { expression: 'Bundle', code: 'unknown', diagnostics: `HTTP ${status} ${text.slice(0, 200)}`.trim() }
}
