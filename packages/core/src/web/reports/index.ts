export { PhraseMenu } from './phrase-menu.tsx'
export {
  type ReportFinding,
  type ReportRow,
  type ReportTemplate,
  type ReportTemplateLine,
  reportKeys,
  reportsClient,
} from './reports-client.ts'
export { SignDialog } from './sign-dialog.tsx'
export { StructuredFields } from './structured-fields.tsx'
export { ReportTemplatesPage } from './templates-page.tsx'
