import { z } from 'zod'
import { fail } from '../../problem/define-problem.ts'
import { caseSystem, type ReferralIssue } from '../orders/index.ts'
import { callOutside } from './call-outside.ts'
import { OutsideNotFhir } from './gateway-problems.ts'
import { issuesOf, jsonOf } from './operation-outcome.ts'
import type { GatewaySettings } from './settings.ts'

type Resource = { readonly resourceType: string; readonly [key: string]: unknown }

const searchset = z.looseObject({
  resourceType: z.literal('Bundle'),
  entry: z.array(z.looseObject({ resource: z.looseObject({ resourceType: z.string() }).optional() })).optional(),
  link: z.array(z.looseObject({ relation: z.string(), url: z.string() })).optional(),
})

/** Pages of one search that are followed at most. */
const mostPages = 20
const fhirJson = 'application/fhir+json'

/** Sends a transaction Bundle (FHIR R4, http.html#transaction): `POST [base]`. */
export async function sendBundle(settings: GatewaySettings, bundle: Resource): Promise<readonly ReferralIssue[]> {
  const { status, text } = await callOutside(settings.fhir, {
    ...limitsOf(settings),
    method: 'POST',
    headers: { 'content-type': fhirJson, accept: fhirJson },
    body: JSON.stringify(bundle),
  })
  const issues = issuesOf(text, status)
  if (issues.length > 0) return issues
  if (!isResource(jsonOf(text), ['Bundle', 'OperationOutcome'])) fail(OutsideNotFhir, where(settings, 'Bundle'))
  return []
}

/**
 * DiagnosticReports of these cases. The numbers go in the body (`_search`), so that they stand in nobody's access log; pages are
 * followed on the same host only.
 */
export async function searchAnswers(settings: GatewaySettings, numbers: readonly string[]): Promise<Resource[]> {
  const asked = new URLSearchParams({
    'based-on:identifier': numbers.map((number) => `${caseSystem}|${number}`).join(','),
    _count: '100',
  })
  const found: Resource[] = []
  let next: string | undefined = `${baseOf(settings)}/DiagnosticReport/_search`
  for (let page = 0; next !== undefined && page < mostPages; page++) {
    const first = page === 0
    const { text } = await callOutside(next, {
      ...limitsOf(settings),
      method: first ? 'POST' : 'GET',
      headers: { accept: fhirJson, ...(first && { 'content-type': 'application/x-www-form-urlencoded' }) },
      ...(first && { body: asked.toString() }),
    })
    const read = searchset.safeParse(jsonOf(text))
    if (!read.success) return fail(OutsideNotFhir, where(settings, 'searchset'))
    for (const { resource } of read.data.entry ?? [])
      if (resource?.resourceType === 'DiagnosticReport') found.push(resource as Resource)
    next = nextPage(settings, read.data.link)
  }
  return found
}

function nextPage(
  settings: GatewaySettings,
  links: readonly { readonly relation: string; readonly url: string }[] = [],
): string | undefined {
  const url = links.find(({ relation }) => relation === 'next')?.url
  if (url === undefined) return undefined
  const next = new URL(url, `${baseOf(settings)}/`)
  return next.origin === new URL(settings.fhir).origin ? next.href : undefined
}

function limitsOf({ token, timeoutSeconds, maxAnswerKiB }: GatewaySettings) {
  return { token, seconds: timeoutSeconds, maxBytes: maxAnswerKiB * 1024 }
}

function isResource(value: unknown, types: readonly string[]): boolean {
  return types.includes(String((value as { readonly resourceType?: unknown } | undefined)?.resourceType))
}

const baseOf = ({ fhir }: GatewaySettings): string => fhir.replace(/\/$/, '')
const where = ({ fhir }: GatewaySettings, expected: string) => ({ host: new URL(fhir).host, expected })
