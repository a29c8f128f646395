import { practitioner, ResourceListPage } from '@ygt/core/web'
import type { ReactElement } from 'react'

/** Who works in the county. */
export default function StaffPage(): ReactElement {
  return <ResourceListPage resource={practitioner} />
}
