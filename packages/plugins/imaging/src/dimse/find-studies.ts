import type { Device } from '../device.ts'
import type { DataSet } from '../dicom/data-set.ts'
import { textValues } from '../dicom/element-values.ts'
import { INDEXED_ATTRIBUTES, type QueryLevel } from '../dicom/indexed-attributes.ts'
import type { WritableDataSet, WritableValue } from '../dicom/part10-writer.ts'
import { parseQidoQuery, type QidoQuery } from '../dicom/qido-query.ts'
import type { ImagingContext } from '../imaging-context.ts'
import { matchingRows, resultRow } from '../server/search.ts'
import { keyOf, onlyAsked } from './identifier.ts'
import { DimseRefusal, status } from './status.ts'

/** Results of one query; a device that wants more has to ask more narrowly, and is told so. */
const most = 2000

const levels: Readonly<Record<string, QueryLevel>> = {
  PATIENT: 'study',
  STUDY: 'study',
  SERIES: 'series',
  IMAGE: 'instance',
}

export interface Found {
  readonly answers: readonly WritableDataSet[]
  readonly patients: readonly string[]
  readonly more: boolean
}

/** C-FIND of studies, series and images (PS3.4 annex C.4.1), over the index that QIDO-RS searches, with its matching. */
export async function findStudies(ctx: ImagingContext, device: Device, asked: DataSet): Promise<Found> {
  const named = keyOf(asked, '00080052')
  const level = levels[named]
  if (!level) throw new DimseRefusal(status.identifierDoesNotMatch, 'Query/Retrieve Level is missing or unknown')
  const rows = await matchingRows(ctx, { level, ...reachOf(device) }, { ...queryOf(asked, level), limit: most + 1 })
  const found = named === 'PATIENT' ? [...new Map(rows.map((row) => [row.patientId, row])).values()] : rows
  const answers = found.slice(0, most).map((row) => ({
    ...onlyAsked(answerOf(row), asked),
    QueryRetrieveLevel: named,
    RetrieveAETitle: ctx.settings.dimse.aeTitle,
    InstanceAvailability: 'ONLINE',
  }))
  const patients = new Set(rows.map((row) => row.patient as string | null).filter((patient) => patient !== null))
  return { answers, patients: [...patients], more: found.length > most }
}

/** What a device may see: nothing, what its institution sent, or all. */
export function reachOf({ reach, institution }: Device): { organization?: string } {
  if (reach === 'none') throw new DimseRefusal(status.notAuthorized, 'this device may not search or fetch')
  return reach === 'institution' ? { organization: institution } : {}
}

/** The matching keys of an identifier as a query on the index; keys that are not indexed match everything, as PS3.4 C.2.2.1.3 wants. */
export function queryOf(asked: DataSet, level: QueryLevel): QidoQuery {
  const searchable = [
    ...INDEXED_ATTRIBUTES.filter((a) => a.searchable && !a.within).map((a) => a.tag),
    '00080061', // Modalities in Study
  ]
  const keys = searchable.flatMap((tag): [string, string][] => {
    const value = textValues(asked, tag).join('\\')
    return value === '' ? [] : [[tag, value]]
  })
  const parsing = parseQidoQuery(level, keys, { maxLimit: most + 1 })
  if (parsing.ok) return parsing.query
  const [problem] = parsing.problems
  throw new DimseRefusal(status.identifierDoesNotMatch, `${problem?.parameter}: ${problem?.reason}`)
}

function answerOf(row: Record<string, any>): WritableDataSet {
  const values = resultRow(row) as Record<string, unknown>
  const indexed = INDEXED_ATTRIBUTES.filter((a) => !a.within).map((a) => [a.keyword, written(values[a.property])])
  return {
    ...(Object.fromEntries(indexed) as WritableDataSet),
    ModalitiesInStudy: written(values.modalitiesInStudy) ?? '',
    NumberOfStudyRelatedSeries: written(values.numberOfStudyRelatedSeries) ?? '',
    NumberOfStudyRelatedInstances: written(values.numberOfStudyRelatedInstances) ?? '',
    NumberOfSeriesRelatedInstances: written(values.numberOfSeriesRelatedInstances) ?? '',
  }
}

const written = (value: unknown): WritableValue | undefined =>
  value === null || value === undefined || Number.isNaN(value) ? undefined : (value as WritableValue)
