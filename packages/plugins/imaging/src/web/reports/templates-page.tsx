import { ReportTemplatesPage, useT } from '@ygt/core/web'
import type { ReactElement } from 'react'
import { reportSections } from '../../report-sections.ts'
import { category } from '../clients.ts'

/** What reports begin with, kept by those who lead the department. */
export default function TemplatesPage(): ReactElement {
  const t = useT()
  return <ReportTemplatesPage title={t('imaging.page.templates')} category={category} sections={reportSections} />
}
