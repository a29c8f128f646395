import { department, ResourceListPage } from '@ygt/core/web'
import type { ReactElement } from 'react'

/** Departments of the institutions. */
export default function DepartmentsPage(): ReactElement {
  return <ResourceListPage resource={department} />
}
