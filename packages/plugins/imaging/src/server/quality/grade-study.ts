import { fail, NotFound, type TypesOf, WorkOpened } from '@ygt/core'
import type { ImagingContext } from '../../imaging-context.ts'
import type { qualityApi } from '../../quality/quality-api.ts'
import { GradeReason, reasonsFor } from '../../quality/quality-codes.ts'
import {
  AlreadyRejectedImages,
  NotInSample,
  OwnGrading,
  ReadAlready,
  ReasonNotForModality,
  ReasonRequired,
} from '../../quality/quality-problems.ts'
import { grading, type StudyQuality, studyQuality } from '../../quality/study-quality.ts'

type Given = Omit<TypesOf<(typeof qualityApi)['gradeStudy']>['in'], 'id'>

/** Grades a study while reading or reviewing it. A rejection sends it back to whoever took it, and the order waits for a retake. */
export async function gradeStudy(ctx: ImagingContext, study: string, given: Given): Promise<StudyQuality> {
  return ctx.work(async () => {
    const row = await existing(ctx, study)
    if (row.rejectedAt !== null) fail(AlreadyRejectedImages)
    checkReasons(row, given)
    await keep(ctx, row, 'reading', given)
    const graded = {
      grade: given.grade,
      reason: given.reasons[0] ?? null,
      gradedAt: ctx.now(),
      ...(given.agreement && { agreement: given.agreement }),
      ...(given.grade === 'reject' && { rejectedAt: ctx.now() }),
    }
    const after = await ctx.store(studyQuality).update(row.id, graded, { version: row.version })
    if (given.grade === 'reject') await sendBack(ctx, after, given)
    return after
  })
}

/** Grades a drawn study again; who graded it first does not judge themselves. */
export async function gradeAgain(ctx: ImagingContext, study: string, given: Given): Promise<StudyQuality> {
  return ctx.work(async () => {
    const row = await existing(ctx, study)
    if (row.sampledFor === null) fail(NotInSample)
    checkReasons(row, given)
    const { items } = await ctx
      .store(grading)
      .list({ where: { study, kind: 'reading' }, limit: 100, sort: '-gradedAt' })
    if (items[0]?.grader === (ctx.caller.practitioner ?? ctx.caller.account)) fail(OwnGrading)
    await keep(ctx, row, 'sample', given)
    return ctx
      .store(studyQuality)
      .update(
        row.id,
        { sampleGrade: given.grade, ...(given.agreement && { agreement: given.agreement }) },
        { version: row.version },
      )
  })
}

async function existing(ctx: ImagingContext, study: string): Promise<StudyQuality> {
  return (await ctx.store(studyQuality).findBy({ study })) ?? fail(NotFound)
}

function checkReasons({ modality }: StudyQuality, { grade, reasons, note }: Given): void {
  if ((grade === 'C' || grade === 'reject') && reasons.length === 0) fail(ReasonRequired)
  if (grade === 'reject' && !note) fail(ReasonRequired)
  const offered = reasonsFor(modality.split('\\'))
  const odd = reasons.find((reason) => !offered.includes(reason))
  if (odd) fail(ReasonNotForModality, { reason: odd })
}

async function keep(ctx: ImagingContext, row: StudyQuality, kind: 'reading' | 'sample', given: Given): Promise<void> {
  const { grade, reasons, note, agreement } = given
  await ctx.store(grading).create(
    {
      ...{ study: row.study, kind, grade, reasons, note: note || null, agreement: agreement ?? null },
      ...{ grader: ctx.caller.practitioner ?? ctx.caller.account, graderName: ctx.caller.name, gradedAt: ctx.now() },
    },
    { organization: row.organization },
  )
}

/** The order waits for images again; technologist and whoever asked are told why, and what to do otherwise. */
async function sendBack(ctx: ImagingContext, row: StudyQuality, { reasons, note }: Given): Promise<void> {
  const { request, study, organization, patient, patientName } = row
  const words = reasons.map((reason) => ctx.label(`${GradeReason.labels}.${reason}`, {}, 'zh')).join(' / ')
  const reason = ctx.label('imaging.quality.retake-reason', { reasons: words, note: note ?? '' }, 'zh').slice(0, 500)
  await ctx.asSystem('rejected images are taken again', async (system) => {
    const order = request === null ? null : await system.uses.orders.get({ request })
    const href = order ? `/imaging/requests/${order.id}` : `/imaging/quality/${study}`
    const told = {
      display: order?.display ?? row.description ?? '',
      patientName: order?.patientName ?? patientName ?? '',
      reason,
    }
    if (order) {
      const { waiting } = await system.uses.orders.askAgain({ request: order.id, reason })
      if (!waiting) fail(ReadAlready)
      await system.uses.notifications.notify({
        to: { practitioners: [order.requester] },
        kind: 'imaging.notice.retake',
        arguments: told,
        patient: order.patient,
        urgency: 'urgent',
        href,
      })
    }
    await system.uses.notifications.notify({
      to: { permission: 'imaging:study:upload', organization },
      kind: 'imaging.notice.retake',
      arguments: told,
      patient,
      urgency: 'urgent',
      href,
    })
    await system.emit(
      WorkOpened,
      {
        ...{
          item: retakeItem(study),
          kind: 'imaging.work.retake',
          arguments: told,
          patient,
          patientName: told.patientName,
        },
        ...{ assignee: null, permission: 'imaging:study:upload', organization, origin: ctx.caller.organization },
        ...{ urgency: 'urgent', dueAt: null, href },
      },
      { aggregate: study },
    )
  })
}

export const retakeItem = (study: string): string => `imaging.retake:${study}`
