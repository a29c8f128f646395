import type { FileReply } from '../../endpoint/define-endpoint.ts'
import type { RequestFacts } from '../../plugin/context.ts'
import { ageOn, countyTime } from '../../printing/county-time.ts'
import { printPdf } from '../../printing/print-pdf.ts'
import { fail } from '../../problem/define-problem.ts'
import { NotPublished } from './order-problems.ts'
import { type OrderReport, publishedStates } from './report.ts'
import { type OrderRequest, request } from './request.ts'
import { type OrdersContext, serviceOf } from './service-directory.ts'

/** The paper: heading of the institution that read it, the report, who signed and reviewed, and how to check it. */
export async function printReport(
  ctx: OrdersContext,
  printed: OrderReport,
  { headers, language }: RequestFacts,
): Promise<FileReply> {
  if (!(publishedStates as readonly string[]).includes(printed.state)) fail(NotPublished)
  const service = await serviceOf(ctx, printed.category)
  const asked = await ctx.asSystem('a printed report carries the request that it answers', (system) =>
    system.store(request).get(printed.request),
  )
  const [performer, placer] = await Promise.all(
    [printed.performer, printed.organization].map((id) => ctx.uses.directory.organization({ id })),
  )
  const figures = await service.figures({ request: printed.request, at: printed.publishedAt })
  const say = (key: string, words = {}) => ctx.label(key, words, language)
  const title = say(service.title)
  const code = printed.verificationCode ?? ''
  const origin = `${headers['x-forwarded-proto'] ?? 'http'}://${headers.host ?? ''}`
  const body = await printPdf({
    heading: performer?.heading ?? '',
    title,
    ...(printed.revision > 1 && {
      subtitle: say('orders.print.amended', { revision: printed.revision, reason: printed.amendmentReason ?? '' }),
    }),
    runningHead: [performer?.heading, title, printed.patientName, printed.accessionNumber].filter(Boolean).join('   '),
    facts: factsOf(printed, asked, { say, placer: placer?.name ?? '' }),
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
      say('orders.print.notice'),
      say('orders.print.printed', { by: ctx.caller.name, at: countyTime(ctx.now()) }),
    ],
    verification: {
      label: say('orders.print.verify'),
      code: code.replace(/(.{4})(?=.)/g, '$1-'),
      url: `${origin}/verify/${code}`,
    },
    ...(printed.supersededBy !== null && { watermark: say('orders.print.superseded') }),
    pageLabel: say('orders.print.page'),
  })
  return { type: 'application/pdf', body, filename: `${printed.accessionNumber}-${printed.revision}.pdf` }
}

interface Said {
  readonly say: (key: string, words?: Record<string, string | number>) => string
  readonly placer: string
}

function factsOf(printed: OrderReport, asked: OrderRequest, { say, placer }: Said): [string, string][] {
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
  ]
}
