import { Alert, Button, Checkbox, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { composeSections, patternFaults } from '../../blocks/orders/compose-sections.ts'
import { type FieldValues, normalValues, type TemplateField } from '../../blocks/orders/template-field.ts'
import { CountyTime } from '../county-time.tsx'
import { useLabels } from '../labels.tsx'
import { LinesInput } from '../lines-input.tsx'
import { Panel } from '../page.tsx'
import { OfflineAlert, ProblemAlert } from '../problem-alert.tsx'
import { useCommand } from '../queries.ts'
import { type ReportTemplate, reportKeys, reportsClient } from './reports-client.ts'
import { StructuredFields } from './structured-fields.tsx'
import { TemplateFieldRow } from './template-field-row.tsx'

export interface TemplateSection {
  readonly key: string
  readonly label: string
}

interface TemplateEditorProps {
  readonly category: string
  readonly sections: readonly TemplateSection[]
  /** Absent for a new one. */
  readonly template?: ReportTemplate
  readonly kept: (id: string) => void
}

/** A template with its fields, its sentences, and what they write; saving makes the next version. */
export function TemplateEditor({ category, sections, template, kept }: TemplateEditorProps): ReactElement {
  const { t, language } = useLabels()
  const [draft, setDraft] = useState(() => ({
    name: template?.name ?? '',
    modality: template?.modality ?? '',
    bodySite: template?.bodySite ?? '',
    normal: template?.normal ?? false,
    content: template?.content ?? {},
    fields: (template?.fields ?? []) as readonly TemplateField[],
  }))
  const [values, setValues] = useState<FieldValues>(() => normalValues(draft.fields))
  const refresh = [reportKeys.templates, ...(template ? [reportKeys.template(template.id)] : [])]
  const save = useCommand(
    () => {
      const sent = { ...draft, content: { ...draft.content }, fields: [...draft.fields] }
      return template
        ? reportsClient.reviseTemplate({ id: template.id, ...sent }, { version: template.version })
        : reportsClient.keepTemplate({ category, ...sent })
    },
    { refresh, done: ({ id }) => kept(id) },
  )
  const retire = useCommand(
    () =>
      template?.retired
        ? reportsClient.restoreTemplate({ id: template.id })
        : reportsClient.retireTemplate({ id: template?.id ?? '' }),
    { refresh },
  )
  const set = (more: Partial<typeof draft>): void => setDraft((before) => ({ ...before, ...more }))
  const setField = (at: number, field: TemplateField): void =>
    set({ fields: draft.fields.map((one, index) => (index === at ? field : one)) })
  const errorAt = (pointer: string): string | undefined =>
    save.problem?.errors?.find((one) => one.pointer.startsWith(pointer))?.[language]
  const problem = save.problem ?? retire.problem
  const preview = composeSections(draft, values)
  return (
    <div className="template-editor">
      {template?.retired ? <Alert type="warning" showIcon title={t('orders.template.retired.note')} /> : null}
      <Panel title={t('orders.template.about')}>
        <div className="template-about">
          {(['name', 'modality', 'bodySite'] as const).map((name) => (
            <label key={name} className="ygt-field">
              <span className="ygt-muted">{t(`orders.template.${name}`)}</span>
              <Input value={draft[name]} maxLength={100} onChange={({ target }) => set({ [name]: target.value })} />
            </label>
          ))}
          <Checkbox checked={draft.normal} onChange={({ target }) => set({ normal: target.checked })}>
            {t('orders.template.offers-normal')}
          </Checkbox>
        </div>
      </Panel>
      <Panel title={t('orders.template.fields')}>
        {draft.fields.map((field, index) => (
          <TemplateFieldRow
            key={index}
            field={field}
            error={errorAt(`/fields/${index}`)}
            change={(next) => setField(index, next)}
            remove={() => set({ fields: draft.fields.filter((_, at) => at !== index) })}
          />
        ))}
        <Button
          onClick={() =>
            set({ fields: [...draft.fields, { kind: 'yes-no', key: `field${draft.fields.length + 1}`, label: '' }] })
          }
        >
          {t('orders.template.add-field')}
        </Button>
      </Panel>
      <div className="template-halves">
        <Panel title={t('orders.template.sentences')}>
          <p className="ygt-muted">{t('orders.template.grammar')}</p>
          {sections.map(({ key, label }) => {
            const [fault] = draft.fields.length > 0 ? patternFaults(draft.content[key] ?? '', draft.fields) : []
            return (
              <label key={key} className="ygt-field">
                <span className="ygt-muted">{t(label)}</span>
                <LinesInput
                  value={draft.content[key] ?? ''}
                  maxLength={20_000}
                  onChange={({ target }) => set({ content: { ...draft.content, [key]: target.value } })}
                />
                {fault ? <span className="ygt-form-error">{fault[language]}</span> : null}
              </label>
            )
          })}
        </Panel>
        <Panel title={t('orders.template.preview')}>
          {draft.fields.length > 0 ? (
            <StructuredFields fields={draft.fields} values={values} change={setValues} />
          ) : null}
          {sections.map(({ key, label }) => (
            <section key={key}>
              <h4 className="ygt-muted">{t(label)}</h4>
              <p className="ygt-lines">{preview[key]}</p>
            </section>
          ))}
        </Panel>
      </div>
      {problem ? <ProblemAlert problem={problem} /> : null}
      {save.offline || retire.offline ? <OfflineAlert /> : null}
      <div className="template-actions">
        <Button
          type="primary"
          loading={save.busy}
          disabled={draft.name.trim() === '' || template?.retired === true}
          onClick={() => void save.run(undefined)}
        >
          {t(template ? 'orders.template.save-version' : 'orders.template.save')}
        </Button>
        {template ? (
          <Button danger={!template.retired} loading={retire.busy} onClick={() => void retire.run(undefined)}>
            {t(template.retired ? 'orders.template.restore' : 'orders.template.retire')}
          </Button>
        ) : null}
      </div>
      {template ? (
        <Panel title={t('orders.template.versions')}>
          <ul className="template-versions">
            {template.versions.map((one) => (
              <li key={one.revision}>
                <button
                  type="button"
                  className="ygt-link"
                  onClick={() => set({ content: one.content, fields: one.fields })}
                >
                  {t('orders.template.version', { n: one.revision })}
                </button>{' '}
                {one.name} <span className="ygt-muted">{one.keptByName}</span> <CountyTime at={one.createdAt} />
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
    </div>
  )
}
