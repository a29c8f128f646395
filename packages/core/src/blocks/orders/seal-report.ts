import { fail } from '../../problem/define-problem.ts'
import { NoSignatureService, SignatureRequired } from '../signatures/contract.ts'
import { type OrderReport, report } from './report.ts'
import type { OrdersContext } from './service-directory.ts'

/** What somebody says by signing a version: I wrote it, I reviewed and publish it, it must not be used. */
export const signingPurposes = ['sign', 'publish', 'retract'] as const
export type SigningPurpose = (typeof signingPurposes)[number]

type Signed = Pick<
  OrderReport,
  | 'category'
  | 'request'
  | 'accessionNumber'
  | 'patient'
  | 'patientName'
  | 'patientSex'
  | 'patientBirthDate'
  | 'display'
  | 'performer'
  | 'organization'
  | 'revision'
  | 'amendmentReason'
  | 'content'
  | 'structured'
  | 'positive'
  | 'author'
  | 'authorName'
>

/** What of a version is signed: all that it says, of whom and by whom; not where it stands. A retraction signs its reason as well. */
export function signedContent(row: Signed, reason?: string | null): Record<string, unknown> {
  const { category, request, accessionNumber, display, performer, organization, revision, amendmentReason } = row
  const { patient, patientName, patientSex, patientBirthDate, author, authorName } = row
  return {
    ...{ category, request, accessionNumber, display, performer, organization, revision, amendmentReason },
    ...{ patient, patientName, patientSex, patientBirthDate, author, authorName },
    content: row.content,
    structured: row.structured ?? null,
    positive: row.positive ?? null,
    ...(reason && { reason }),
  }
}

interface Sealing {
  readonly purpose: SigningPurpose
  readonly signature: string | undefined
  readonly reason?: string
}

/** In the unit of work of the command: takes the signature that was made over this version, or refuses where one is required. */
export async function sealReport(
  ctx: OrdersContext,
  row: OrderReport,
  { purpose, signature, reason }: Sealing,
): Promise<void> {
  const { signatures } = ctx.uses
  if (signature !== undefined) {
    const content = signedContent(row, reason)
    await (signatures ?? fail(NoSignatureService)).commit({ ...about(row), purpose, content, signature })
    return
  }
  if (signatures && (await signatures.required({ kind: report.id, qualifier: row.category })).required)
    fail(SignatureRequired)
}

/** Keeps the hash of what the caller is about to sign. */
export async function prepareSeal(
  ctx: OrdersContext,
  row: OrderReport,
  { purpose, reason }: { readonly purpose: SigningPurpose; readonly reason?: string | undefined },
) {
  const content = signedContent(row, purpose === 'retract' ? reason : undefined)
  return (ctx.uses.signatures ?? fail(NoSignatureService)).prepare({ ...about(row), purpose, content })
}

/** A version that was taken back or sent back is signed by nobody. */
export async function unsealReport(ctx: OrdersContext, row: OrderReport): Promise<void> {
  await ctx.uses.signatures?.withdraw({ ...about(row), purpose: 'sign' })
}

/** Signatures of a version, each with what its verification says of the text as it stands now. */
export async function verifiedSeals(ctx: OrdersContext, row: OrderReport) {
  const said = signedContent(row)
  const contents = { sign: said, publish: said, retract: signedContent(row, row.statusReason) }
  return (await ctx.uses.signatures?.verify({ ...about(row), contents })) ?? []
}

const about = ({ id }: OrderReport) => ({ kind: report.id, record: id })
