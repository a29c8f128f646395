import { Button, Upload } from 'antd'
import { type ReactElement, useState } from 'react'
import { useT } from '../labels.tsx'
import { Page } from '../page.tsx'
import { Answered, Empty } from '../page-states.tsx'
import { ProblemAlert } from '../problem-alert.tsx'
import { useAnswer, useCommand } from '../queries.ts'
import { StatusTag } from '../status-tag.tsx'
import { useUrlState } from '../url-state.ts'
import { type ReportTemplateLine, reportKeys, reportsClient } from './reports-client.ts'
import { TemplateEditor, type TemplateSection } from './template-editor.tsx'

interface ReportTemplatesPageProps {
  readonly title: string
  readonly category: string
  readonly sections: readonly TemplateSection[]
}

/** The templates of a category, for whoever keeps them: list, editor with preview, versions, import. */
export function ReportTemplatesPage({ title, category, sections }: ReportTemplatesPageProps): ReactElement {
  const t = useT()
  const [{ template: id }, change] = useUrlState({ template: '' })
  const [unreadable, setUnreadable] = useState(false)
  const list = useAnswer([...reportKeys.templates, category, 'all'], () => reportsClient.listTemplates({ category }))
  const shown = useAnswer(reportKeys.template(id), () => reportsClient.getTemplate({ id }), {
    enabled: id !== '' && id !== 'new',
  })
  const bring = useCommand((templates: unknown) => reportsClient.importTemplates({ category, templates } as never), {
    refresh: [reportKeys.templates],
  })
  const read = async (file: File): Promise<void> => {
    try {
      const parsed: unknown = JSON.parse(await file.text())
      setUnreadable(false)
      await bring.run(parsed)
    } catch {
      setUnreadable(true)
    }
  }
  return (
    <Page
      title={title}
      actions={
        <>
          <Upload
            accept=".json"
            showUploadList={false}
            beforeUpload={(file) => {
              void read(file)
              return false
            }}
          >
            <Button loading={bring.busy} title={t('orders.template.import.how')}>
              {t('orders.template.import')}
            </Button>
          </Upload>
          <Button type="primary" onClick={() => change({ template: 'new' })}>
            {t('orders.template.new')}
          </Button>
        </>
      }
    >
      {unreadable ? <p className="ygt-form-error">{t('orders.template.import.unreadable')}</p> : null}
      {bring.problem ? <ProblemAlert problem={bring.problem} /> : null}
      <div className="templates-page">
        <Answered query={list} rows={6}>
          {({ items }) => <TemplateLines items={items} chosen={id} choose={(template) => change({ template })} />}
        </Answered>
        {id === '' ? (
          <Empty title={t('orders.template.choose')} />
        ) : id === 'new' ? (
          <TemplateEditor category={category} sections={sections} kept={(template) => change({ template })} />
        ) : (
          <Answered query={shown} rows={8}>
            {(template) => (
              <TemplateEditor
                key={`${template.id} ${template.version}`}
                category={category}
                sections={sections}
                template={template}
                kept={(next) => change({ template: next })}
              />
            )}
          </Answered>
        )}
      </div>
      <style href="templates-page" precedence="default">
        {`.templates-page { display: grid; grid-template-columns: 280px minmax(0, 1fr); gap: 12px; align-items: start; } .templates-lines { list-style: none; background: var(--ygt-surface); border: 1px solid var(--ygt-line); border-radius: 6px; } .templates-lines button { all: unset; box-sizing: border-box; cursor: pointer; width: 100%; padding: 9px 12px; display: grid; gap: 2px; border-bottom: 1px solid var(--ygt-line); } .templates-lines button:hover { background: var(--ygt-hover); } .templates-lines button:focus-visible { outline: 2px solid var(--ygt-accent); outline-offset: -2px; } .templates-lines li[aria-current="true"] button { background: var(--ygt-tint); } .template-editor { display: grid; gap: 12px; } .template-about { display: grid; grid-template-columns: 2fr 1fr 1fr auto; gap: 12px; align-items: end; } .template-field { display: grid; grid-template-columns: 96px 150px 120px minmax(0, 1fr) auto; gap: 8px; align-items: start; margin-bottom: 8px; } .template-field-more { display: flex; align-items: start; gap: 6px; } .template-field-more > * { flex: 1; min-width: 0; } .template-halves { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; align-items: start; } .template-halves .ygt-field { margin-top: 8px; } .template-actions { display: flex; gap: 10px; } .template-versions { list-style: none; }`}
      </style>
    </Page>
  )
}

interface TemplateLinesProps {
  readonly items: readonly ReportTemplateLine[]
  readonly chosen: string
  readonly choose: (id: string) => void
}

function TemplateLines({ items, chosen, choose }: TemplateLinesProps): ReactElement {
  const t = useT()
  if (items.length === 0) return <Empty title={t('orders.template.none')} />
  return (
    <ul className="templates-lines">
      {items.map((one) => (
        <li key={one.id} aria-current={one.id === chosen}>
          <button type="button" onClick={() => choose(one.id)}>
            <strong>{one.name}</strong>
            <span className="ygt-muted">
              {[one.modality, one.bodySite, t('orders.template.version', { n: one.revision })]
                .filter(Boolean)
                .join(' · ')}{' '}
              {one.fields.length > 0 ? t('orders.template.structured', { n: one.fields.length }) : null}
            </span>
            {one.retired ? <StatusTag tone="neutral">{t('orders.template.retired')}</StatusTag> : null}
          </button>
        </li>
      ))}
    </ul>
  )
}
