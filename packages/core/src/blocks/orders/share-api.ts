import { z } from 'zod'
import { defineEndpoint, file } from '../../endpoint/define-endpoint.ts'
import { NotAllowedNow, NotFound } from '../../problem/core-problems.ts'
import { LinkNotOpen, LinkTooLong, LinkVisitOver } from '../../shared-links/link-problems.ts'
import { linkAccessCard, linkCard, linkDraft } from '../../shared-links/shared-links.ts'
import { sexes } from '../patient-index/contract.ts'
import { BlindReading } from './double-reading-problems.ts'
import { NotPublished, NumberNotOnFile } from './order-problems.ts'

const share = { permission: 'orders:report:share' }
const id = z.object({ id: z.string().max(64) })
const ofLink = id.extend({ link: z.string().max(64) })

/** The result as the resident reads it: the version that stands, or that it was retracted. */
export const sharedReport = z.object({
  state: z.enum(['published', 'amended', 'retracted']),
  category: z.string(),
  /** 程*福 */
  patientName: z.string(),
  patientSex: z.enum(sexes),
  age: z.object({ value: z.int(), unit: z.enum(['day', 'month', 'year']) }),
  accessionNumber: z.string(),
  display: z.string(),
  /** Institution that asked, and the one that reported. */
  placer: z.object({ name: z.string(), nameEn: z.string().nullable() }),
  performer: z.object({ name: z.string(), nameEn: z.string().nullable() }),
  /** Label keys and text; none of a retracted report. */
  sections: z.array(z.object({ key: z.string(), label: z.string(), text: z.string() })),
  amendmentReason: z.string().nullable(),
  authorName: z.string().nullable(),
  signedAt: z.string().nullable(),
  reviewerName: z.string().nullable(),
  publishedAt: z.string().nullable(),
  verificationCode: z.string().nullable(),
  signatures: z.array(
    z.object({ signerName: z.string(), purpose: z.string(), signedAt: z.string(), valid: z.boolean() }),
  ),
  /** Mark of mutual recognition: 全国HR. */
  mark: z.string().nullable(),
})

/** Links to a report for the resident (分享链接, 云胶片), and what they open. */
export const shareApi = {
  issueLink: defineEndpoint('POST /reports/:id/links', {
    access: share,
    input: id.extend(linkDraft.shape),
    output: z.object({ token: z.string(), link: linkCard }),
    problems: [NotFound, NotPublished, NumberNotOnFile, LinkTooLong, BlindReading],
  }),
  listLinks: defineEndpoint('GET /reports/:id/links', {
    access: share,
    input: id,
    output: z.object({ items: z.array(linkCard) }),
    problems: [NotFound],
  }),
  withdrawLink: defineEndpoint('POST /reports/:id/links/:link/withdraw', {
    access: share,
    input: ofLink.extend({ reason: z.string().trim().min(4).max(500) }),
    output: linkCard,
    problems: [NotFound, NotAllowedNow],
  }),
  linkAccesses: defineEndpoint('GET /reports/:id/links/:link/accesses', {
    access: share,
    input: ofLink,
    output: z.object({ items: z.array(linkAccessCard) }),
    problems: [NotFound],
  }),
  /** The paper with the link's code on it. The token comes in the body: addresses end up in logs. */
  printWithLink: defineEndpoint('POST /reports/:id/pdf-with-link', {
    access: share,
    transaction: false,
    input: id.extend({ token: z.string().max(200) }),
    output: file('application/pdf'),
    problems: [NotFound, NotPublished, BlindReading],
  }),
  sharedReport: defineEndpoint('GET /shared/report', {
    access: { link: 'orders.request' },
    output: sharedReport,
    problems: [LinkNotOpen, LinkVisitOver, NotFound],
  }),
}
