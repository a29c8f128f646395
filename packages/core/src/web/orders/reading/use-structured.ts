import { useState } from 'react'
import { composeSections } from '../../../blocks/orders/compose-sections.ts'
import { mergeComposed } from '../../../blocks/orders/merge-composed.ts'
import {
  type FieldValues,
  normalValues,
  type StructuredContent,
  type TemplateField,
} from '../../../blocks/orders/template-field.ts'
import { useAnswer } from '../../queries.ts'
import { type ReportTemplateLine, reportKeys, reportsClient } from '../../reports/reports-client.ts'
import type { Written } from './use-report-draft.ts'

interface Composed {
  readonly content: Readonly<Record<string, string>>
  readonly fields: readonly TemplateField[]
}

/** The structured part of a draft: its fields, and what changing one writes into the text. */
export function useStructured(written: Written, change: (next: Written) => void) {
  const { structured } = written
  const id = structured?.template ?? ''
  const template = useAnswer(reportKeys.template(id), () => reportsClient.getTemplate({ id }), { enabled: id !== '' })
  const [edited, setEdited] = useState<readonly string[]>([])
  const used: Composed | undefined = structured
    ? template.data?.versions.find(({ revision }) => revision === structured.revision)
    : undefined

  const write = (by: Composed, next: StructuredContent, before: FieldValues): void => {
    const old = composeSections(by, before)
    const fresh = composeSections(by, next.values)
    const byHand: string[] = []
    const content = { ...written.content }
    for (const [key, text] of Object.entries(fresh)) {
      const merged = mergeComposed(content[key] ?? '', old[key] ?? '', text)
      if (merged === undefined) byHand.push(key)
      else content[key] = merged
    }
    setEdited(byHand)
    change({ ...written, content, structured: next })
  }
  const begin = ({ id: of, revision, content, fields }: ReportTemplateLine, values: FieldValues): void => {
    if (fields.length === 0) return change({ ...written, content: appended(written.content, content) })
    const composed = composeSections({ content, fields }, values)
    setEdited([])
    change({
      ...written,
      content: appended(written.content, composed),
      structured: { template: of, revision, values: { ...values } },
    })
  }
  return {
    fields: used?.fields ?? [],
    values: structured?.values ?? {},
    /** Sections whose composed text somebody changed by hand: fields are not written into them any more. */
    edited,
    set: (values: FieldValues): void => {
      if (used && structured) write(used, { ...structured, values: { ...values } }, structured.values)
    },
    begin: (one: ReportTemplateLine): void => begin(one, {}),
    beginNormal: (one: ReportTemplateLine): void => begin(one, normalValues(one.fields)),
    leave: (): void => change({ ...written, structured: null }),
  }
}

/** A template fills what is empty and comes after what is written: it never takes anything away. */
function appended(written: Written['content'], added: Written['content']): Written['content'] {
  const merged = Object.entries(added).map(([key, text]) => [key, mergeComposed(written[key] ?? '', '', text) ?? text])
  return { ...written, ...Object.fromEntries(merged) }
}
