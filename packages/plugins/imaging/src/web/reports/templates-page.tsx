import { template } from '@ygt/core/blocks/orders'
import { ResourceListPage } from '@ygt/core/web'
import type { ReactElement } from 'react'
import { category } from '../clients.ts'
import { TemplateContent } from './template-content.tsx'

/** Texts that reports begin with, kept by those who lead the department. */
export default function TemplatesPage(): ReactElement {
  return <ResourceListPage resource={template} fixed={{ category }} controls={{ content: TemplateContent }} />
}
