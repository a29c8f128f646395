import type { ReactElement } from 'react'
import { ReportTemplatesPage } from '../../reports/templates-page.tsx'
import { useCentre, useCentreWords } from '../centre.tsx'

/** What reports begin with, kept by those who lead the department. */
export default function TemplatesPage(): ReactElement {
  const { category, sections } = useCentre()
  const { say } = useCentreWords()
  return <ReportTemplatesPage title={say('page.templates')} category={category} sections={sections} />
}
