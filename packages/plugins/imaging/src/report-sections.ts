/** Keys of the report's sections; also the keys of its content. `lines` is how many the editor opens with. */
export const reportSections = [
  { key: 'technique', label: 'imaging.report.section.technique', required: false, lines: 1 },
  { key: 'findings', label: 'imaging.report.section.findings', required: true, lines: 9 },
  { key: 'impression', label: 'imaging.report.section.impression', required: true, lines: 4 },
] as const
