import { caseSystem } from '@ygt/core/blocks/orders'
import type { CaseFolder, KeptCase } from './case-folder.ts'

export interface OutsideAnswer {
  /** Name of the expert. */
  readonly name: string
  readonly text: string
  readonly declined: boolean
}

/** The answer of an outside expert as FHIR R4 DiagnosticReport, kept with the case. A second one amends the first. */
export function answerCase(folder: CaseFolder, one: KeptCase, { name, text, declined }: OutsideAnswer, now: Date) {
  const before = Number((one.answer?.meta as { readonly versionId?: string } | undefined)?.versionId ?? 0)
  const report = {
    resourceType: 'DiagnosticReport',
    meta: { versionId: `${before + 1}` },
    identifier: [{ system: 'urn:ygt:simulated-hospital', value: `${one.number}-${before + 1}` }],
    basedOn: [{ identifier: { system: caseSystem, value: one.number } }],
    status: declined ? 'cancelled' : before === 0 ? 'final' : 'amended',
    code: { text: '会诊意见' },
    issued: now.toISOString(),
    performer: [{ display: name }],
    conclusion: text,
  }
  folder.keep({ ...one, answer: report })
  return report
}
