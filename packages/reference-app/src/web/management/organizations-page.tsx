import { organization, ResourceListPage } from '@ygt/core/web'
import type { ReactElement } from 'react'

/** The institutions of the consortium. */
export default function OrganizationsPage(): ReactElement {
  return <ResourceListPage resource={organization} />
}
