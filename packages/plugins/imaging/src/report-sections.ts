/** Keys of the report's sections; also the keys of its content. */
export const reportSections = [
  { key: 'technique', label: 'imaging.report.section.technique', required: false },
  { key: 'findings', label: 'imaging.report.section.findings', required: true },
  { key: 'impression', label: 'imaging.report.section.impression', required: true },
] as const
