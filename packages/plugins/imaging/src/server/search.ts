import { type FileReply, fail, type Sql, sql } from '@ygt/core'
import { INDEXED_ATTRIBUTES, type QueryLevel } from '../dicom/indexed-attributes.ts'
import { parseQidoQuery, type QidoMatch, type QidoQuery } from '../dicom/qido-query.ts'
import { type QidoRow, qidoResult } from '../dicom/qido-result.ts'
import { comparableName, toLikePattern } from '../dicom/qido-value.ts'
import type { ImagingContext } from '../imaging-context.ts'
import { InvalidQuery } from '../imaging-problems.ts'
import { instance, series, study } from '../study.ts'

export interface Search {
  readonly level: QueryLevel
  readonly study?: string
  readonly series?: string
  /** Query parameters as they came. */
  readonly parameters: Readonly<Record<string, unknown>>
  readonly base: string
}

const alias: Readonly<Record<QueryLevel, string>> = { study: 'st', series: 'se', instance: 'i' }

/** QIDO-RS (PS3.18 section 10.6) over the index, in one statement. */
export async function searchImages(ctx: ImagingContext, search: Search): Promise<FileReply> {
  const parsing = parseQidoQuery(search.level, pairs(search.parameters))
  if (!parsing.ok)
    fail(InvalidQuery, { detail: parsing.problems.map((p) => `${p.parameter}=${p.value}: ${p.detail}`).join('; ') })
  const { query } = parsing
  const rows = await matchingRows(ctx, search, query)
  const levels = levelsOf(search)
  const results = rows.map((row) =>
    qidoResult(resultRow(row), {
      level: search.level,
      retrieveUrl: retrieveUrl(search, row),
      levels,
      include: query.include,
    }),
  )
  const patients = new Set(rows.map((row) => row.patient as string | null).filter((patient) => patient !== null))
  ctx.looked({ resource: study.id, patients: [...patients] })
  if (results.length === 0) return { status: 204, type: 'application/dicom+json', body: '' }
  return { type: 'application/dicom+json', body: JSON.stringify(results) }
}

export type Scope = Pick<Search, 'level' | 'study' | 'series'> & {
  /** Institution whose studies are searched; all within the caller's reach when absent. */
  readonly organization?: string
}

/** Rows of the index that a query matches, with the columns of their level and of those above it; the look is the caller's to record. */
export function matchingRows(
  ctx: ImagingContext,
  scope: Scope,
  query: QidoQuery,
): Promise<readonly Record<string, any>[]> {
  return ctx.query<Record<string, any>>(statement(scope, query))
}

function statement({ level, study: studyUid, series: seriesUid, organization }: Scope, query: QidoQuery): Sql {
  const conditions = [
    ...(organization === undefined ? [] : [sql`st.organization = ${organization}`]),
    ...(studyUid === undefined ? [] : [sql`st.study_instance_uid = ${studyUid}`]),
    ...(seriesUid === undefined ? [] : [sql`se.series_instance_uid = ${seriesUid}`]),
    ...query.matches.map(condition),
  ]
  const where = conditions.length > 0 ? sql`where ${sql.join(conditions, ' and ')}` : sql.empty
  const page = sql`limit ${query.limit} offset ${query.offset}`
  if (level === 'study')
    return sql`select st.*, st.id as study_record from ${study} st ${where} order by st.created_at desc, st.id desc ${page}`
  if (level === 'series') {
    return sql`select st.*, st.id as study_record, se.*, se.instance_count as series_instances from ${series} se join ${study} st on st.id = se.study ${where} order by se.series_number, se.id ${page}`
  }
  return sql`select st.*, st.id as study_record, se.*, se.instance_count as series_instances, i.* from ${instance} i join ${series} se on se.id = i.series join ${study} st on st.id = i.study ${where}
    order by i.instance_number, i.id ${page}`
}

function condition(match: QidoMatch): Sql {
  const { attribute } = match
  if (attribute.property === 'modalitiesInStudy') {
    return sql`exists (select 1 from ${series} m where m.study = st.id and ${compare('m.modality', match, 'CS')})`
  }
  return compare(`${alias[attribute.level]}.${snake(attribute.property)}`, match, attribute.vr)
}

function compare(qualified: string, match: QidoMatch, vr: string): Sql {
  const [table = '', name = ''] = qualified.split('.')
  const column: Sql = { strings: [`${table}.`, ''], values: [sql.column(name)] }
  switch (match.kind) {
    case 'list':
      return sql`${column} in ${match.values}`
    case 'range':
      return sql.join(
        [
          ...(match.from === undefined ? [] : [sql`${column} >= ${match.from}`]),
          ...(match.to === undefined ? [] : [sql`(${column} <= ${match.to} or ${column} like ${`${match.to}%`})`]),
          sql`${column} is not null`,
        ],
        ' and ',
      )
    case 'pattern':
      return vr === 'PN'
        ? names(column, match.pattern)
        : sql`${column} like ${toLikePattern(match.pattern)} escape '\\'`
    case 'equals':
      return vr === 'PN' ? names(column, String(match.value)) : sql`${column} = ${match.value}`
  }
}

/**
 * A name matches as a whole or by one of its component groups (alphabetic=ideographic=phonetic), without regard to case and to
 * carets at the end of a group, of which PS3.5 allows four. Letters with marks match in their own case only.
 */
function names(column: Sql, wanted: string): Sql {
  let name = sql`lower(${column})`
  for (let carets = 0; carets < 4; carets++) name = sql`replace(${name}, '^=', '=')`
  name = sql`rtrim(${name}, '^=')`
  const pattern = toLikePattern(comparableName(wanted))
  const forms = [pattern, `${pattern}=%`, `%=${pattern}`, `%=${pattern}=%`]
  return sql`(${sql.join(
    forms.map((form) => sql`${name} like ${form} escape '\\'`),
    ' or ',
  )})`
}

/** A row of the index by the properties of `INDEXED_ATTRIBUTES`, with the counts that the archive keeps. */
export function resultRow(row: Record<string, any>): QidoRow {
  const values = Object.fromEntries(INDEXED_ATTRIBUTES.map((a) => [a.property, row[a.property] ?? null]))
  return {
    ...values,
    modalitiesInStudy: String(row.modalities ?? '')
      .split('\\')
      .filter(Boolean),
    numberOfStudyRelatedSeries: Number(row.seriesCount),
    numberOfStudyRelatedInstances: Number(row.instanceCount),
    numberOfSeriesRelatedInstances: Number(row.seriesInstances),
  } as QidoRow
}

function levelsOf({ level, study: inStudy, series: inSeries }: Search): QueryLevel[] {
  if (level === 'study') return ['study']
  if (level === 'series') return inStudy ? ['series'] : ['study', 'series']
  return [...(inStudy ? [] : (['study'] as const)), ...(inSeries ? [] : (['series'] as const)), 'instance']
}

function retrieveUrl({ level, base }: Search, row: Record<string, any>): string {
  const at = `${base}/studies/${row.studyInstanceUid}`
  if (level === 'study') return at
  return level === 'series'
    ? `${at}/series/${row.seriesInstanceUid}`
    : `${at}/series/${row.seriesInstanceUid}/instances/${row.sopInstanceUid}`
}

function pairs(parameters: Readonly<Record<string, unknown>>): [string, string][] {
  return Object.entries(parameters)
    .filter(([name]) => name !== 'study' && name !== 'series')
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((v): [string, string] => [name, String(v)]),
    )
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (l) => `_${l.toLowerCase()}`)
}
