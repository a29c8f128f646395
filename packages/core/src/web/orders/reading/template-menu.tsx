import { Button, Dropdown } from 'antd'
import type { ReactElement } from 'react'
import { matchTemplates } from '../../../blocks/orders/match-templates.ts'
import { useAnswer } from '../../queries.ts'
import { type ReportTemplateLine, reportKeys, reportsClient } from '../../reports/reports-client.ts'
import { useSession } from '../../session.tsx'
import { useCentre, useCentreWords } from '../centre.tsx'
import { type TaskRow } from '../tasks-client.ts'

interface TemplateMenuProps {
  readonly task: TaskRow
  readonly insert: (template: ReportTemplateLine) => void
  /** The report of somebody with nothing to find. */
  readonly insertNormal: (template: ReportTemplateLine) => void
}

/** Templates for this kind of examination; the one without findings is one press away. */
export function TemplateMenu({ task, insert, insertNormal }: TemplateMenuProps): ReactElement | null {
  const { category } = useCentre()
  const { say } = useCentreWords()
  const { may } = useSession()
  const templates = useAnswer(
    [...reportKeys.templates, category, 'in-use'],
    () => reportsClient.listTemplates({ category, retired: false }),
    { enabled: may(`orders:template:read@${category}`) },
  )
  const fitting = matchTemplates(templates.data?.items ?? [], task)
  if (fitting.length === 0) return null
  const normal = fitting.find((one) => one.normal)
  return (
    <span className="reading-templates">
      {normal ? (
        <Button onClick={() => insertNormal(normal)}>{say('report.normal', { name: normal.name })}</Button>
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
        <Button>{say('report.templates')}</Button>
      </Dropdown>
    </span>
  )
}
