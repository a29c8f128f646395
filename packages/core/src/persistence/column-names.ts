/** `accessionNumber` → `accession_number`. */
export function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** `imaging.reportTemplate` → `imaging_report_template`. */
export function tableName(resourceId: string): string {
  return snake(resourceId.replaceAll('.', '_').replaceAll('-', '_'))
}
