import { z } from 'zod'
import { defineContract, operation } from '../../../contract/define-contract.ts'

/** What is wrong with a place of what was sent, as the other side says it (OperationOutcome.issue). */
export const referralIssue = z.object({
  expression: z.string(),
  diagnostics: z.string(),
  /** Kind of fault (FHIR R4 value set issue-type), which is said in both languages. */
  code: z.string().optional(),
})

export type ReferralIssue = z.output<typeof referralIssue>

const resource = z.looseObject({ resourceType: z.string() })

/** Where images and the like go (DICOMweb and its like). */
export const materialAddress = z.object({ url: z.string(), token: z.string() })

/**
 * The way to a hospital outside the county (上级医院). Content goes as FHIR R4, images by the category. Every operation may be
 * said again: what was taken is not taken twice. It rejects where the other side cannot be reached; what the other side refuses is an
 * answer.
 */
export const ReferralGateway = defineContract('referral-gateway', {
  version: 1,
  operations: {
    /** Whom it reaches; `null` while nobody is set up. */
    describe: operation(z.object({}), z.object({ name: z.string(), images: materialAddress }).nullable()),
    /** Sends a transaction Bundle: a case, or one that is revoked. Issues mean that it was refused and is not to be sent again. */
    send: operation(z.object({ bundle: resource }), z.object({ issues: z.array(referralIssue) })),
    /** DiagnosticReports for these cases, as far as there are any. */
    answers: operation(z.object({ numbers: z.array(z.string()).max(100) }), z.object({ reports: z.array(resource) })),
  },
})

/** Who a case's images say that they are of, outside the county. */
export const outsideIdentity = z.object({
  number: z.string(),
  name: z.string().nullable(),
  sex: z.string(),
  /** `1953`, or `1953-04-02`. */
  birthDate: z.string().nullable(),
})

export type OutsideIdentity = z.output<typeof outsideIdentity>

/** A category whose cases have something to look at: how it travels. */
export const CaseMaterial = defineContract('case-material', {
  version: 1,
  cardinality: 'many',
  operations: {
    describe: operation(z.object({}), z.object({ category: z.string() })),
    /** FHIR resources that point to the material (ImagingStudy), and the items to be sent, in order. */
    list: operation(
      z.object({ request: z.string() }),
      z.object({
        resources: z.array(resource),
        items: z.array(z.string()).max(20_000),
        /** What whoever sends should know of it before: labels, `{count}` in them. */
        notes: z.array(z.object({ label: z.string(), warning: z.boolean(), count: z.int().optional() })).optional(),
      }),
    ),
    /** Sends one item; said again, it arrives once. Rejects where the other side cannot be reached or does not take it. */
    send: operation(
      z.object({ request: z.string(), item: z.string(), to: materialAddress, identity: outsideIdentity }),
      z.object({ bytes: z.int(), sha256: z.string() }),
    ),
  },
})
