import { z } from '@ygt/core'
import { caseSystem } from '@ygt/core/blocks/orders'

/** What the other side finds wrong with a place of what it got (OperationOutcome.issue). */
export interface Issue {
  readonly severity: 'error'
  readonly code: string
  readonly expression: readonly string[]
  readonly diagnostics: string
}

const identifier = z.looseObject({ system: z.string(), value: z.string().min(1) })
const ofCase = z.array(identifier).min(1)
const reference = z.looseObject({ reference: z.string().min(1) })

/** What is needed of each resource of a case (FHIR R4), the rest is kept as it came. */
const resources: Readonly<Record<string, z.ZodType>> = {
  ServiceRequest: z.looseObject({
    identifier: ofCase,
    status: z.enum(['active', 'revoked']),
    intent: z.literal('order'),
    priority: z.enum(['routine', 'urgent', 'asap', 'stat']).optional(),
    code: z.looseObject({ text: z.string().min(1) }).optional(),
    subject: z.union([reference, z.looseObject({ identifier })]),
    reasonCode: z.array(z.looseObject({ text: z.string().min(1) })).optional(),
  }),
  Patient: z.looseObject({
    identifier: ofCase,
    gender: z.enum(['male', 'female', 'other', 'unknown']),
    birthDate: z
      .string()
      .regex(/^\d{4}(-\d\d(-\d\d)?)?$/)
      .optional(),
  }),
  ImagingStudy: z.looseObject({
    identifier: ofCase,
    status: z.enum(['registered', 'available', 'cancelled', 'entered-in-error', 'unknown']),
    subject: reference,
    numberOfInstances: z.int().min(0).optional(),
  }),
}

const bundle = z.looseObject({
  resourceType: z.literal('Bundle'),
  type: z.literal('transaction'),
  entry: z
    .array(
      z.looseObject({
        fullUrl: z.string().min(1),
        resource: z.looseObject({ resourceType: z.string() }),
        request: z.looseObject({
          method: z.literal('PUT'),
          url: z.string().regex(/^[A-Za-z]+\?identifier=[^|]+\|.+$/),
        }),
      }),
    )
    .min(1)
    .max(100),
})

export type CaseBundle = z.output<typeof bundle>
export type CheckedBundle =
  | { readonly ok: true; readonly bundle: CaseBundle; readonly number: string; readonly revoked: boolean }
  | { readonly ok: false; readonly issues: readonly Issue[] }

/** Looks at a transaction Bundle: its shape, each resource of it, references within it, and that it is about one case. */
export function checkBundle(received: unknown): CheckedBundle {
  const parsed = bundle.safeParse(received)
  if (!parsed.success) return { ok: false, issues: issuesOf('Bundle', parsed.error) }
  const { entry } = parsed.data
  const issues = entry.flatMap(({ resource }, at) => resourceIssues(resource, `Bundle.entry[${at}].resource`))
  issues.push(...danglingReferences(parsed.data))
  const asked = entry.find(({ resource }) => resource.resourceType === 'ServiceRequest')?.resource
  const number = (asked?.identifier as { system: string; value: string }[] | undefined)?.find(
    ({ system }) => system === caseSystem,
  )?.value
  if (!asked) issues.push(issue('required', 'Bundle.entry', 'a ServiceRequest is missing'))
  else if (number === undefined || !/^[A-Z]{2}\d{12}$/.test(number))
    issues.push(
      issue('value', 'ServiceRequest.identifier', `a number of the case with the system ${caseSystem} is missing`),
    )
  if (asked?.status === 'active' && !entry.some(({ resource }) => resource.resourceType === 'Patient'))
    issues.push(issue('required', 'Bundle.entry', 'a Patient is missing'))
  if (issues.length > 0 || number === undefined) return { ok: false, issues }
  return { ok: true, bundle: parsed.data, number, revoked: asked?.status === 'revoked' }
}

function resourceIssues(resource: { readonly resourceType: string }, at: string): Issue[] {
  const shape = resources[resource.resourceType]
  if (!shape) return [issue('not-supported', `${at}.resourceType`, `${resource.resourceType} is not taken here`)]
  const read = shape.safeParse(resource)
  return read.success ? [] : issuesOf(at, read.error)
}

/** `subject` has to be an entry of the same Bundle. */
function danglingReferences({ entry }: CaseBundle): Issue[] {
  const known = new Set(entry.map(({ fullUrl }) => fullUrl))
  return entry.flatMap(({ resource }, at) => {
    const to = (resource.subject as { readonly reference?: string } | undefined)?.reference
    if (to === undefined || known.has(to)) return []
    return [issue('not-found', `Bundle.entry[${at}].resource.subject`, `${to} is no entry of the Bundle`)]
  })
}

function issuesOf(at: string, { issues }: z.core.$ZodError): Issue[] {
  return issues.map(({ path, message, code }) => {
    const place = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('')
    return issue(code === 'invalid_type' ? 'required' : 'value', `${at}${place}`, message)
  })
}

function issue(code: string, expression: string, diagnostics: string): Issue {
  return { severity: 'error', code, expression: [expression], diagnostics }
}
