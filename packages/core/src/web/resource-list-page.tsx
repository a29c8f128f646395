import { Button, Modal } from 'antd'
import { type ReactElement, useState } from 'react'
import type { Resource } from '../resource/define-resource.ts'
import { resourcePath } from '../resource/resource-endpoints.ts'
import { useResource } from './clients.ts'
import { CodeSelect } from './code-select.tsx'
import { DataTable } from './data-table.tsx'
import { alignOf, FieldCell } from './field-cell.tsx'
import { FilterBar } from './filter-bar.tsx'
import { useT } from './labels.tsx'
import { Page } from './page.tsx'
import { type Paged, usePages } from './queries.ts'
import { type Controls, ResourceForm } from './resource-form.tsx'
import { useSession } from './session.tsx'
import { useUrlState } from './url-state.ts'

export interface ResourceListPageProps {
  readonly resource: Resource
  /** Values that this list is about; they are neither asked for nor filtered by. */
  readonly fixed?: Readonly<Record<string, string>>
  readonly controls?: Controls
}

/** List, filters, export and form of a resource, from its declaration: for reference data and administration. */
export function ResourceListPage({ resource, fixed = {}, controls }: ResourceListPageProps): ReactElement {
  const t = useT()
  const { may } = useSession()
  const client = useResource(resource)
  const filters = (resource.list?.filters ?? []).filter((name) => !(name in fixed))
  const [state, change] = useUrlState({
    search: '',
    open: '',
    ...Object.fromEntries(filters.map((name) => [name, ''])),
  } as Record<string, string>)
  const [adding, setAdding] = useState(false)
  const { open, ...query } = state
  const asked = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))
  const pages = usePages<any>(
    [resource.id, 'list', fixed, asked],
    (cursor) => client.list({ ...fixed, ...asked, ...(cursor && { cursor }) }) as Promise<any>,
  )
  const record = pages.data?.pages.flatMap((page: Paged<any>) => page.items).find((row) => row.id === open)
  const columns = (resource.list?.columns ?? []).map((name) => ({
    key: name,
    title: labelOf(resource, name),
    align: alignOf(resource.fields[name]) as 'right',
    cell: (row: any) => <FieldCell resource={resource} name={name} value={row[name]} />,
  }))
  const close = (): void => {
    setAdding(false)
    change({ open: '' })
  }
  const mayCreate =
    resource.access.create !== undefined && may(resource.access.create) && resource.surfaces.includes('form')
  const mayChange =
    resource.access.update !== undefined && may(resource.access.update) && resource.surfaces.includes('form')
  return (
    <Page
      fill
      title={t(resource.id)}
      actions={
        mayCreate ? (
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('web.add')}
          </Button>
        ) : null
      }
    >
      <FilterBar
        {...(resource.list?.search && {
          search: {
            value: state.search ?? '',
            change: (search: string) => change({ search }),
            placeholder: t('web.list.search'),
          },
        })}
        clear={
          Object.keys(asked).length > 0
            ? () => change(Object.fromEntries(Object.keys(asked).map((name) => [name, ''])))
            : undefined
        }
      >
        {filters.map((name) => (
          <FieldFilter
            key={name}
            resource={resource}
            name={name}
            value={state[name] ?? ''}
            change={(value) => change({ [name]: value })}
          />
        ))}
      </FilterBar>
      <DataTable
        id={resource.id}
        pages={pages}
        columns={columns}
        rowKey={(row: any) => row.id}
        selected={open}
        {...(mayChange && { open: (row: any) => change({ open: row.id }) })}
        {...(resource.surfaces.includes('export') && {
          exportHref: `/api/${resource.id.split('.')[0]}/${resourcePath(resource).slice(1)}/export.csv?${new URLSearchParams({ ...fixed, ...asked })}`,
        })}
      />
      <Modal
        open={adding || record !== undefined}
        title={t(resource.id)}
        footer={null}
        onCancel={close}
        destroyOnHidden
        width={680}
      >
        {adding || record ? (
          <ResourceForm
            key={record?.id ?? 'new'}
            resource={resource}
            fixed={fixed}
            controls={controls}
            record={adding ? undefined : record}
            done={close}
            cancel={close}
          />
        ) : null}
      </Modal>
    </Page>
  )
}

function labelOf(resource: Resource, name: string): string {
  return ['createdAt', 'updatedAt', 'state', 'organization'].includes(name)
    ? `web.field.${name}`
    : `${resource.id}.${name}`
}

function FieldFilter({
  resource,
  name,
  value,
  change,
}: {
  readonly resource: Resource
  readonly name: string
  readonly value: string
  readonly change: (value: string) => void
}): ReactElement | null {
  const t = useT()
  const field = resource.fields[name]
  const values = name === 'state' ? resource.lifecycle?.states : field?.display.values
  if (!values) return null
  const labels =
    name === 'state' ? `${resource.lifecycle.id}.state` : (field?.display.labels ?? `${resource.id}.${name}`)
  return (
    <CodeSelect
      width={180}
      value={value}
      placeholder={t(labelOf(resource, name))}
      codes={values.map((code: string) => ({ value: code, label: t(`${labels}.${code}`) }))}
      onChange={change}
      clear={() => change('')}
    />
  )
}
