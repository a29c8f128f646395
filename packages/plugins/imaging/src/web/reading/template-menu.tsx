import { matchTemplates } from '@ygt/core/blocks/orders'
import { type ReportTemplateLine, reportKeys, reportsClient, useAnswer, useSession, useT } from '@ygt/core/web'
import { Button, Dropdown } from 'antd'
import type { ReactElement } from 'react'
import { category, type TaskView } from '../clients.ts'

interface TemplateMenuProps {
  readonly task: TaskView
  readonly insert: (template: ReportTemplateLine) => void
  /** The report of somebody with nothing to find. */
  readonly insertNormal: (template: ReportTemplateLine) => void
}

/** Templates for this kind of examination; the one without findings is one press away. */
export function TemplateMenu({ task, insert, insertNormal }: TemplateMenuProps): ReactElement | null {
  const t = useT()
  const { may } = useSession()
  const templates = useAnswer(
    [...reportKeys.templates, category, 'in-use'],
    () => reportsClient.listTemplates({ category, retired: false }),
    { enabled: may('orders:template:read@imaging') },
  )
  const fitting = matchTemplates(templates.data?.items ?? [], task)
  if (fitting.length === 0) return null
  const normal = fitting.find((one) => one.normal)
  return (
    <span className="reading-templates">
      {normal ? (
        <Button onClick={() => insertNormal(normal)}>{t('imaging.report.normal', { name: normal.name })}</Button>
      ) : null}
      <Dropdown
        trigger={['click']}
        menu={{
          items: fitting.map((one) => ({ key: one.id, label: one.name })),
          onClick: ({ key }) => {
            const chosen = fitting.find((one) => one.id === key)
            if (chosen) insert(chosen)
          },
        }}
      >
        <Button>{t('imaging.report.templates')}</Button>
      </Dropdown>
    </span>
  )
}
