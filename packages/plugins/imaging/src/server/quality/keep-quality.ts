import { dayAndWeek } from '@ygt/core/blocks/statistics'
import type { ImagingContext } from '../../imaging-context.ts'
import { CheckStudy, type StudyQuality, studyQuality } from '../../quality/study-quality.ts'
import { type Study, series } from '../../study.ts'

/** The row of quality of a study: the one that exists, or a new one. Acts with the system's rights, as images arrive. */
export async function qualityOf(system: ImagingContext, row: Study): Promise<StudyQuality> {
  const existing = await system.store(studyQuality).findBy({ study: row.id })
  const [first] = (await system.store(series).list({ where: { study: row.id }, limit: 1 })).items
  const known = {
    request: row.request,
    patient: row.patient,
    patientName: textOf(row.patientName),
    accessionNumber: textOf(row.accessionNumber),
    description: textOf(row.studyDescription),
    modality: row.modalities,
    station: textOf(first?.stationName),
  }
  if (existing) return system.store(studyQuality).update(existing.id, known)
  return system
    .store(studyQuality)
    .create(
      { study: row.id, ...known, ...dayAndWeek(row.createdAt), headers: 0, pixels: 0, errors: 0, warnings: 0 },
      { organization: row.organization },
    )
}

/** Was it rejected, so that nobody reads it? */
export async function isRejected(system: ImagingContext, study: string): Promise<boolean> {
  const found = await system.store(studyQuality).findBy({ study })
  return found !== undefined && found.rejectedAt !== null
}

/** Checks a study when no more images have arrived for a while: each new one moves the time on. */
export async function checkLater(ctx: ImagingContext, study: string): Promise<void> {
  const at = new Date(Date.parse(ctx.now()) + ctx.settings.quality.afterSeconds * 1000).toISOString()
  await ctx.schedule(CheckStudy, { study }, { at, key: `imaging.check-study:${study}` })
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
