import { setImmediate as others } from 'node:timers/promises'
import { sql } from '@ygt/core'
import { readDicom } from '../../dicom/part10.ts'
import type { ImagingContext } from '../../imaging-context.ts'
import { checkStudy, type StudyFinding } from '../../quality/check-study.ts'
import { factsOf, type ImageFacts } from '../../quality/image-facts.ts'
import { pixelStatistics } from '../../quality/pixel-statistics.ts'
import type { QualityThresholds } from '../../quality/quality-thresholds.ts'
import { qualityFinding, studyQuality } from '../../quality/study-quality.ts'
import { instance, study } from '../../study.ts'
import { readInstance } from '../instance-archive.ts'
import { gather } from '../keep-instance.ts'
import { qualityOf } from './keep-quality.ts'

/**
 * Looks at the images of a study and keeps what the rules find, in place of what they found before. Files are read one by one, a
 * bounded number of them; only the writing is a transaction.
 */
export async function runCheck(ctx: ImagingContext, { study: id }: { readonly study: string }): Promise<void> {
  const row = await ctx.store(study).find(id)
  if (!row) return
  const limits = ctx.settings.quality
  const images = await imagesOf(ctx, id, limits)
  const findings = checkStudy(images, limits)
  await ctx.work(async () => {
    const { id: kept } = await qualityOf(ctx, row)
    await ctx.store(qualityFinding).removeWhere({ study: id })
    for (const finding of findings) await keep(ctx, { study: id, organization: row.organization, finding })
    await ctx.store(studyQuality).update(kept, {
      checkedAt: ctx.now(),
      thresholds: limits.version,
      headers: images.length,
      pixels: images.filter(({ pixels }) => pixels !== null).length,
      errors: findings.filter(({ severity }) => severity === 'error').length,
      warnings: findings.filter(({ severity }) => severity === 'warning').length,
    })
  })
}

interface Kept {
  readonly blob: string
  readonly sopInstanceUid: string
  readonly series: string
}

async function imagesOf(ctx: ImagingContext, id: string, limits: QualityThresholds): Promise<ImageFacts[]> {
  const rows = await ctx.query<Kept>(
    sql`select blob, sop_instance_uid, series from ${instance} i where study = ${id} order by series, instance_number, id limit ${limits.mostImages}`,
  )
  const measured = new Set(
    [...Map.groupBy(rows, ({ series }) => series).values()].flatMap((own) => spread(own, limits)),
  )
  const images: ImageFacts[] = []
  for (const row of rows) {
    const reading = readDicom(await gather(await readInstance(ctx, row)))
    if (reading.ok) images.push(factsOf(reading.instance, measured.has(row) ? pixelStatistics(reading.instance) : null))
    // requests are answered between one image and the next
    await others()
  }
  return images
}

/** Some of a series, evenly from its middle outwards: the ends of a scan are hardly anatomy. */
function spread<T>(own: readonly T[], { pixelsOfSeries }: QualityThresholds): T[] {
  const count = Math.min(pixelsOfSeries, own.length)
  return Array.from({ length: count }, (_, n) => own[Math.floor(((n + 0.5) * own.length) / count)] as T)
}

async function keep(
  ctx: ImagingContext,
  { study: id, organization, finding }: { study: string; organization: string; finding: StudyFinding },
): Promise<void> {
  const { series, instance: on, rule, severity, images, words } = finding
  const thresholds = ctx.settings.quality.version
  await ctx
    .store(qualityFinding)
    .create(
      { study: id, rule, severity, seriesUid: series, instanceUid: on, images, words, thresholds },
      { organization },
    )
}
