import { type Sql, sql } from '../persistence/sql.ts'

/**
 * The whole accession number, or how a name begins. Many people share a surname: with one character the newest rows are walked
 * until a page is full, with more the index of names is quicker (`|| ''` keeps the planner from it).
 */
export function named(text: string): Sql {
  if (/^[A-Z]{1,3}\d{6,}$/i.test(text)) return sql`accession_number = ${text.toUpperCase()}`
  const end = `${text}\u{10ffff}`
  if ([...text].length === 1) return sql`(patient_name || '' >= ${text} and patient_name || '' < ${end})`
  return sql`(patient_name >= ${text} and patient_name < ${end})`
}
