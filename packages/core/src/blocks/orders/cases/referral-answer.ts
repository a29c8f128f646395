import { z } from 'zod'
import type { FieldError } from '../../../problem/define-problem.ts'
import { caseSystem } from './referral-bundle.ts'

const identifier = z.looseObject({ system: z.string().optional(), value: z.string().min(1).max(100) })

/** What we need of a DiagnosticReport (FHIR R4): whose case, whether answered or declined, by whom, and the opinion. */
const diagnosticReport = z.looseObject({
  resourceType: z.literal('DiagnosticReport'),
  identifier: z.array(identifier).min(1),
  basedOn: z.array(z.looseObject({ identifier })).min(1),
  status: z.enum(['final', 'amended', 'corrected', 'cancelled']),
  issued: z.iso.datetime({ offset: true }).optional(),
  performer: z.array(z.looseObject({ display: z.string().min(1).max(100) })).min(1),
  conclusion: z.string().trim().min(2).max(10_000),
})

export interface ReferralAnswer {
  readonly number: string
  readonly key: string
  readonly declined: boolean
  readonly name: string
  readonly text: string
}

export type AnswerReading =
  | { readonly ok: true; readonly answer: ReferralAnswer }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/** Reads an answer; each place that is wrong is named by its pointer, in both languages. */
export function readAnswer(received: unknown): AnswerReading {
  const parsed = diagnosticReport.safeParse(received)
  if (!parsed.success) return { ok: false, errors: parsed.error.issues.map(placeOf) }
  const { basedOn, identifier: own, status, performer, conclusion } = parsed.data
  const number = basedOn.map((one) => one.identifier).find(({ system }) => system === caseSystem)?.value
  if (!number) {
    const zh = `缺少病例编号：需要 basedOn[].identifier，system 为 ${caseSystem}。`
    const en = `The number of the case is missing: basedOn[].identifier with the system ${caseSystem}.`
    return { ok: false, errors: [{ pointer: '/basedOn', zh, en }] }
  }
  const answer = {
    number,
    key: own[0]?.value ?? '',
    declined: status === 'cancelled',
    name: performer[0]?.display ?? '',
    text: conclusion,
  }
  return { ok: true, answer }
}

function placeOf({ path, message }: z.core.$ZodIssue): FieldError {
  const pointer = `/${path.join('/')}`
  return {
    pointer,
    zh: `${pointer} 不符合要求：缺失或取值不对。`,
    en: `${pointer} is missing or not allowed: ${message}`,
  }
}
