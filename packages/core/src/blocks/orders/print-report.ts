import type { FileReply } from '../../endpoint/define-endpoint.ts'
import type { RequestFacts } from '../../plugin/context.ts'
import { ageOn, countyTime } from '../../printing/county-time.ts'
import { streamPdf } from '../../printing/print-pdf.ts'
import type { PrintedDocument } from '../../printing/printed-document.ts'
import { NotFound } from '../../problem/core-problems.ts'
import { fail } from '../../problem/define-problem.ts'
import type { SignatureCard } from '../signatures/contract.ts'
import { refuseBlind } from './blind.ts'
import type { Figure } from './contract.ts'
import { NotPublished } from './order-problems.ts'
import { mayRead } from './order-views.ts'
import { marksOf } from './recognition/find-results.ts'
import { type OrderReport, publishedStates, report } from './report.ts'
import { rememberReader } from './report-reader.ts'
import { type OrderRequest, request } from './request.ts'
import { type OrdersContext, type Service, serviceOf } from './service-directory.ts'

/** Most reports that are printed as one file. */
export const mostPrinted = 50

/** The paper: heading of the institution that read it, the report, who signed and reviewed, and how to check it. */
export async function printReport(
  ctx: OrdersContext,
  printed: OrderReport,
  facts: RequestFacts,
  token?: string,
): Promise<FileReply> {
  const [plain] = await papersOf(ctx, [printed], facts)
  const paper = plain && token !== undefined ? withLink(ctx, plain, { token, facts }) : plain
  return {
    type: 'application/pdf',
    body: streamPdf(paper ? [paper] : []),
    filename: `${printed.accessionNumber}-${printed.revision}.pdf`,
  }
}

/** The paper with the code of a link that opens report and images on a phone. */
function withLink(
  ctx: OrdersContext,
  paper: PrintedDocument,
  { token, facts }: { readonly token: string; readonly facts: RequestFacts },
): PrintedDocument {
  const label = ctx.label('orders.print.link', {}, facts.language)
  return { ...paper, link: { label, url: `${originOf(facts)}/shared#${token}` } }
}

function originOf({ headers }: RequestFacts): string {
  return `${headers['x-forwarded-proto'] ?? 'http'}://${headers.host ?? ''}`
}

/** Several published reports as one file, in the order in which they were asked for; each is audited by itself. */
export async function printReports(
  ctx: OrdersContext,
  ids: readonly string[],
  facts: RequestFacts,
): Promise<FileReply> {
  const { items } = await ctx.store(report).list({ where: { id: [...ids] } as never, limit: mostPrinted })
  const byId = new Map(items.filter((row) => mayRead(ctx, row)).map((row) => [row.id, row]))
  const printed = [...new Set(ids)].map((id) => byId.get(id) ?? fail(NotFound))
  const papers = await papersOf(ctx, printed, facts)
  for (const { id, patient, revision } of printed)
    await ctx.audit({ action: 'print', resource: report.id, record: id, patient, detail: { revision, of: ids.length } })
  for (const row of printed) await rememberReader(ctx, row)
  return { type: 'application/pdf', body: streamPdf(papers), filename: `reports-${printed.length}.pdf` }
}

async function papersOf(
  ctx: OrdersContext,
  printed: readonly OrderReport[],
  facts: RequestFacts,
): Promise<readonly PrintedDocument[]> {
  for (const row of printed) await refuseBlind(ctx, row.request)
  if (printed.some(({ state }) => !(publishedStates as readonly string[]).includes(state))) fail(NotPublished)
  const asked = await ctx.asSystem('a printed report carries the request that it answers', (system) =>
    system.store(request).list({ where: { id: printed.map((one) => one.request) } as never, limit: mostPrinted }),
  )
  const requests = new Map(asked.items.map((row) => [row.id, row]))
  const categories = [...new Set(printed.map(({ category }) => category))]
  const services = new Map(
    await Promise.all(categories.map(async (category) => [category, await serviceOf(ctx, category)] as const)),
  )
  const institutions = [...new Set(printed.flatMap(({ performer, organization }) => [performer, organization]))]
  const organizations = new Map(
    await Promise.all(institutions.map(async (id) => [id, await ctx.uses.directory.organization({ id })] as const)),
  )
  const seals = await ctx.uses.signatures?.list({ kind: report.id, records: printed.map(({ id }) => id) })
  const figures = await Promise.all(
    printed.map(
      async (row) => (await services.get(row.category)?.figures({ request: row.request, at: row.publishedAt })) ?? [],
    ),
  )
  const marks = await marksOf(ctx, asked.items)
  return printed.map((row, n) =>
    paperOf(ctx, row, {
      ...facts,
      figures: figures[n] ?? [],
      seals: (seals ?? []).filter((seal) => seal.record === row.id),
      service: services.get(row.category) as Service,
      asked: requests.get(row.request) ?? fail(NotFound),
      heading: organizations.get(row.performer)?.heading ?? '',
      placer: organizations.get(row.organization)?.name ?? '',
      mark: marks.get(row.request) ?? null,
    }),
  )
}

interface Around extends RequestFacts {
  readonly figures: readonly Figure[]
  readonly seals: readonly SignatureCard[]
  readonly service: Service
  readonly asked: OrderRequest
  readonly heading: string
  readonly placer: string
  /** Mark of mutual recognition: 全国HR. */
  readonly mark: string | null
}

function paperOf(ctx: OrdersContext, printed: OrderReport, around: Around): PrintedDocument {
  const { service, asked, heading, placer, mark, figures, language } = around
  const say = (key: string, words = {}) => ctx.label(key, words, language)
  const title = say(service.title)
  const code = printed.verificationCode ?? ''
  return {
    heading,
    title,
    ...(printed.revision > 1 && {
      subtitle: say('orders.print.amended', { revision: printed.revision, reason: printed.amendmentReason ?? '' }),
    }),
    runningHead: [heading, title, printed.patientName, printed.accessionNumber].filter(Boolean).join('   '),
    facts: factsOf(printed, asked, { say, placer, mark }),
    sections: service.sections
      .map((s) => ({ title: say(s.label), text: printed.content[s.key] ?? '' }))
      .filter((s) => s.text.trim() !== ''),
    figures: figures.map(({ png, caption, ...figure }) => ({
      ...figure,
      png: Buffer.from(png, 'base64'),
      caption: say('orders.print.figure', { n: caption }),
    })),
    signatures: [
      { role: say('orders.print.author'), name: printed.authorName, at: countyTime(printed.signedAt) },
      { role: say('orders.print.reviewer'), name: printed.reviewerName ?? '', at: countyTime(printed.publishedAt) },
    ],
    notes: [
      ...around.seals.map(({ signerName, algorithm, serial, signedAt }) =>
        say('orders.print.sealed', { name: signerName, algorithm, serial, at: countyTime(signedAt) }),
      ),
      say('orders.print.notice'),
      say('orders.print.printed', { by: ctx.caller.name, at: countyTime(ctx.now()) }),
    ],
    verification: {
      label: say('orders.print.verify'),
      code: code.replace(/(.{4})(?=.)/g, '$1-'),
      url: `${originOf(around)}/verify/${code}`,
    },
    ...(printed.supersededBy !== null && { watermark: say('orders.print.superseded') }),
    pageLabel: say('orders.print.page'),
  }
}

interface Said {
  readonly say: (key: string, words?: Record<string, string | number>) => string
  readonly placer: string
  readonly mark: string | null
}

function factsOf(printed: OrderReport, asked: OrderRequest, { say, placer, mark }: Said): [string, string][] {
  const age = ageOn(printed.patientBirthDate, asked.createdAt)
  return [
    [say('orders.print.name'), printed.patientName],
    [say('orders.print.accession'), printed.accessionNumber],
    [say('orders.print.sex'), say(`patients.patient.sex.${printed.patientSex}`)],
    [say('orders.print.age'), say(`core.age.${age.unit}`, { n: age.value })],
    [say('orders.print.placer'), placer],
    [say('orders.print.requester'), asked.requesterName],
    [say('orders.print.requested-at'), countyTime(asked.createdAt)],
    [say('orders.print.setting'), say(`orders.setting.${asked.setting}`)],
    [say('orders.print.examination'), [printed.display, asked.bodySite].filter(Boolean).join('  ')],
    [say('orders.print.diagnosis'), asked.diagnosis ?? ''],
    ...(mark === null ? [] : ([[say('orders.print.mark'), mark]] as [string, string][])),
  ]
}
