import { template } from '@ygt/core/blocks/orders'
import { useAnswer, useResource, useSession, useT } from '@ygt/core/web'
import { Button, Dropdown } from 'antd'
import type { ReactElement } from 'react'
import { category, type TaskView } from '../clients.ts'

/** Texts for this kind of examination; the one without findings is one press away. */
export function TemplateMenu({
  task,
  insert,
}: {
  readonly task: TaskView
  readonly insert: (content: Readonly<Record<string, string>>) => void
}): ReactElement | null {
  const t = useT()
  const { may } = useSession()
  const client = useResource(template)
  const modality = typeof task.detail?.modality === 'string' ? task.detail.modality : undefined
  const templates = useAnswer(['orders', 'templates', category], () => client.list({ category, limit: 100 }), {
    enabled: may('orders:template:read@imaging'),
  })
  const fitting = (templates.data?.items ?? [])
    .filter((one) => one.modality === null || modality === undefined || one.modality === modality)
    .toSorted((a, b) => score(b, task) - score(a, task))
  if (fitting.length === 0) return null
  const normal = fitting.find((one) => one.normal)
  return (
    <span className="reading-templates">
      {normal ? (
        <Button onClick={() => insert(normal.content)}>{t('imaging.report.normal', { name: normal.name })}</Button>
      ) : null}
      <Dropdown
        trigger={['click']}
        menu={{
          items: fitting.map((one) => ({ key: one.id, label: one.name })),
          onClick: ({ key }) => insert(fitting.find((one) => one.id === key)?.content ?? {}),
        }}
      >
        <Button>{t('imaging.report.templates')}</Button>
      </Dropdown>
    </span>
  )
}

function score(one: { readonly bodySite: string | null }, task: TaskView): number {
  return one.bodySite && task.display.includes(one.bodySite) ? 1 : 0
}
